using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Answers;

/// <summary>
/// The way through a survey: who is asked what. A question's condition sees only the answers that count, those to earlier
/// questions that are themselves asked. So no answer that was hidden by a change of mind decides anything, and none is sent.
/// </summary>
internal sealed class Route
{
    private readonly IReadOnlyList<Stop> stops;
    private readonly Dictionary<string, (Stop Stop, Question Part)> parts;

    /// <param name="questions">As <see cref="DefinitionRules"/> has them: each refers to earlier ones only.</param>
    public Route(IReadOnlyList<Question> questions)
    {
        stops = [.. questions.Select(question => new Stop(question))];
        parts = stops.SelectMany(stop => stop.Parts, (stop, part) => (stop, part)).ToDictionary(each => each.part.Code, StringComparer.Ordinal);
    }

    /// <summary>The same way for answers on paper, where nobody can be held to answer.</summary>
    public Route OnPaper() => new([.. stops.Select(stop => stop.Question with { Required = false })]);

    /// <summary>There is a part with that code.</summary>
    public bool Knows(string code) => parts.ContainsKey(code);

    /// <summary>Answers decide what is asked.</summary>
    public bool Branches => stops.Any(stop => stop.Question.ShownIf is not null);

    /// <summary>What somebody with these answers is asked, in order, with what they said in the texts.</summary>
    /// <param name="answers">By part code.</param>
    /// <param name="texts">The language they read.</param>
    public IReadOnlyList<Question> Asked(IReadOnlyDictionary<string, Answer> answers, SurveyTexts texts)
    {
        var asked = new List<Question>();
        var counting = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var page = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stop in Reached(answers, counting))
        {
            // What depends on an answer comes on a page after it: without script a page cannot change while it is filled in.
            var samePage = stop.Question.SamePage && page.Count > 0 && !page.Overlaps(stop.DependsOn);
            if (!samePage)
            {
                page.Clear();
            }

            page.Add(stop.Question.Code);
            asked.Add(Piping.Fill(texts.Of(stop.Question), InWords) with { SamePage = samePage });
        }

        return asked;

        string? InWords(string code) => parts.TryGetValue(code, out var known)
            ? string.Join(", ", texts.Of(known.Stop.Question).Parts().Single(part => part.Code == code).InWords(counting.GetValueOrDefault(code) ?? []))
            : null;
    }

    /// <summary>The answers that count: to questions that somebody with these answers is asked. By part code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Counting(IReadOnlyDictionary<string, Answer> answers)
    {
        var counting = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        _ = Reached(answers, counting).Count();
        return counting;
    }

    /// <summary>The last in order of the questions that these parts belong to and the one reached before; null for none.</summary>
    public string? Furthest(string? before, IEnumerable<string> partCodes)
    {
        var reached = partCodes.Select(Question.CodeOf).Append(before).ToHashSet(StringComparer.Ordinal);
        return stops.LastOrDefault(stop => reached.Contains(stop.Question.Code))?.Question.Code;
    }

    /// <summary>Checks a whole response.</summary>
    /// <param name="given">Values by part code.</param>
    /// <param name="texts">The language of the sentences.</param>
    /// <returns>
    /// The answers to store, and a sentence by part code for each that is not acceptable. Answers to questions that are not
    /// asked of somebody who gives these answers are left out.
    /// </returns>
    public (Dictionary<string, IReadOnlyList<string>> Answers, Dictionary<string, string[]> Errors) Check(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? given, SurveyTexts texts)
    {
        given ??= new Dictionary<string, IReadOnlyList<string>>();
        if (TooMany(given.Count) is { } tooMany)
        {
            return ([], tooMany);
        }

        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var stop in stops.Where(stop => stop.IsReached(answers)))
        {
            foreach (var part in stop.Parts.Where(part => stop.IsOpen(part, answers)))
            {
                CheckPart(stop, part, given, texts, answers, errors);
            }

            CheckRules(stop, answers, texts, errors);
        }

        NoteUnknown(given.Keys, errors);
        return (answers, errors);
    }

    /// <summary>Checks the answers given on one page: parts that are not given are not looked at; an empty one is taken back.</summary>
    /// <param name="given">Values by part code.</param>
    /// <param name="kept">What was answered before, for rules that look at it.</param>
    /// <param name="texts">The language of the sentences.</param>
    public (Dictionary<string, IReadOnlyList<string>> Answers, Dictionary<string, string[]> Errors) CheckPage(
        IReadOnlyDictionary<string, IReadOnlyList<string>> given, IReadOnlyDictionary<string, Answer> kept, SurveyTexts texts)
    {
        if (TooMany(given.Count) is { } tooMany)
        {
            return ([], tooMany);
        }

        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var counting = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var stop in stops)
        {
            var reached = stop.IsReached(counting);
            foreach (var part in stop.Parts.Where(part => given.ContainsKey(part.Code)))
            {
                if (stop.IsOpen(part, answers))
                {
                    CheckPart(stop, part, given, texts, answers, errors);
                    answers.TryAdd(part.Code, []);
                }
                else
                {
                    answers[part.Code] = [];
                }
            }

            foreach (var part in stop.Parts.Where(part => reached && stop.IsOpen(part, counting)))
            {
                var values = answers.GetValueOrDefault(part.Code) ?? kept.GetValueOrDefault(part.Code)?.Values ?? [];
                if (values.Count > 0)
                {
                    counting[part.Code] = values;
                }
            }

            if (reached && stop.Parts.Any(part => given.ContainsKey(part.Code)))
            {
                CheckRules(stop, counting, texts, errors);
            }
        }

        NoteUnknown(given.Keys, errors);
        return (answers, errors);
    }

    /// <summary>The stops that somebody with these answers comes to; grows the answers that count as it goes.</summary>
    private IEnumerable<Stop> Reached(IReadOnlyDictionary<string, Answer> answers, Dictionary<string, IReadOnlyList<string>> counting)
    {
        foreach (var stop in stops.Where(stop => stop.IsReached(counting)))
        {
            yield return stop;
            foreach (var part in stop.Parts)
            {
                if (answers.TryGetValue(part.Code, out var answer) && stop.IsOpen(part, counting))
                {
                    counting[part.Code] = answer.Values;
                }
            }
        }
    }

    /// <summary>Not one by one: the answer would be as long as the request.</summary>
    private static Dictionary<string, string[]>? TooMany(int count) => count > DefinitionRules.MostParts
        ? new() { ["answers"] = [$"Send {DefinitionRules.MostParts:N0} answers at most; these are {count:N0}."] }
        : null;

    private static void CheckPart(
        Stop stop,
        Question part,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        SurveyTexts texts,
        Dictionary<string, IReadOnlyList<string>> answers,
        Dictionary<string, string[]> errors)
    {
        var values = given.GetValueOrDefault(part.Code);
        var answer = AnswerRules.Check(part, values);
        if (answer.Problem is not null)
        {
            // Again in the person's language, because the sentence quotes what they read.
            errors[part.Code] = [AnswerRules.Check(texts.Of(stop.Question).Parts().Single(each => each.Code == part.Code), values).Problem!];
        }
        else if (answer.Values.Count > 0)
        {
            answers[part.Code] = answer.Values;
        }
    }

    /// <summary>The question's own rules, the first that is not kept; only where it is answered, and acceptably so far.</summary>
    private static void CheckRules(
        Stop stop, Dictionary<string, IReadOnlyList<string>> answers, SurveyTexts texts, Dictionary<string, string[]> errors)
    {
        if (stop.Checks.Count == 0
            || stop.Parts.All(part => !answers.ContainsKey(part.Code))
            || stop.Parts.Any(part => errors.ContainsKey(part.Code)))
        {
            return;
        }

        var broken = stop.Checks.Index().Where(check => !check.Item.Holds(answers)).Select(check => check.Index).DefaultIfEmpty(-1).First();
        if (broken >= 0)
        {
            errors[stop.Parts[0].Code] = [texts.Of(stop.Question).Checks[broken].Message];
        }
    }

    private void NoteUnknown(IEnumerable<string> codes, Dictionary<string, string[]> errors)
    {
        foreach (var code in codes.Where(code => !parts.ContainsKey(code)))
        {
            errors[code] = ["This question is not asked in the place you chose. Leave its answer out."];
        }
    }

    /// <summary>A question with what is worked out once for everybody.</summary>
    private sealed class Stop(Question question)
    {
        private readonly Condition? condition = question.ShownIf is { } text ? Condition.Read(text) : null;

        public Question Question { get; } = question;

        public IReadOnlyList<Condition> Checks { get; } = [.. question.Checks.Select(check => Condition.Read(check.Condition))];

        public IReadOnlyList<Question> Parts { get; } = [.. question.Parts()];

        public IReadOnlySet<string> DependsOn { get; } = Dependence.OfAsking(question).ToHashSet(StringComparer.Ordinal);

        /// <summary>Somebody with these answers to earlier questions is asked it.</summary>
        public bool IsReached(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => condition?.Holds(answers) ?? true;

        /// <summary>Somebody with these answers to the question itself can answer the part.</summary>
        public bool IsOpen(Question part, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            Question.IsOpen(part, answers.GetValueOrDefault(Question.Code, []));
    }
}
