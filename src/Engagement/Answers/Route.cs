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
    private readonly Dictionary<string, Question> parts;

    /// <param name="questions">As <see cref="DefinitionRules"/> has them: each refers to earlier ones only.</param>
    public Route(IReadOnlyList<Question> questions)
    {
        stops = [.. questions.Select(question => new Stop(question))];
        parts = questions.SelectMany(question => question.Parts()).ToDictionary(part => part.Code, StringComparer.Ordinal);
    }

    /// <summary>Answers decide what is asked.</summary>
    public bool Branches => stops.Any(stop => stop.Question.ShownIf is not null);

    /// <summary>What somebody with these answers is asked, in order, with what they said in the texts.</summary>
    public IReadOnlyList<Question> Asked(IReadOnlyDictionary<string, Answer> answers)
    {
        var asked = new List<Question>();
        var counting = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var page = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stop in stops.Where(stop => stop.IsReached(counting)))
        {
            // What depends on an answer comes on a page after it: without script a page cannot change while it is filled in.
            var samePage = stop.Question.SamePage && page.Count > 0 && !page.Overlaps(stop.DependsOn);
            if (!samePage)
            {
                page.Clear();
            }

            page.Add(stop.Question.Code);
            asked.Add(Piping.Fill(stop.Question, InWords) with { SamePage = samePage });
            foreach (var part in stop.Parts)
            {
                if (answers.TryGetValue(part.Code, out var answer) && stop.IsOpen(part, counting))
                {
                    counting[part.Code] = answer.Values;
                }
            }
        }

        return asked;

        string? InWords(string code) => parts.TryGetValue(code, out var part)
            ? string.Join(", ", part.InWords(counting.GetValueOrDefault(code) ?? []))
            : null;
    }

    /// <summary>Checks a whole response.</summary>
    /// <returns>
    /// The answers to store, and a sentence by part code for each that is not acceptable. Answers to questions that are not
    /// asked of somebody who gives these answers are left out.
    /// </returns>
    public (Dictionary<string, IReadOnlyList<string>> Answers, Dictionary<string, string[]> Errors) Check(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? given)
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
                CheckPart(part, given, answers, errors);
            }
        }

        NoteUnknown(given.Keys, errors);
        return (answers, errors);
    }

    /// <summary>Checks the answers given on one page: parts that are not given are not looked at; an empty one is taken back.</summary>
    public (Dictionary<string, IReadOnlyList<string>> Answers, Dictionary<string, string[]> Errors) CheckPage(
        IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        if (TooMany(given.Count) is { } tooMany)
        {
            return ([], tooMany);
        }

        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var stop in stops)
        {
            foreach (var part in stop.Parts.Where(part => given.ContainsKey(part.Code)))
            {
                if (stop.IsOpen(part, answers))
                {
                    CheckPart(part, given, answers, errors);
                    answers.TryAdd(part.Code, []);
                }
                else
                {
                    answers[part.Code] = [];
                }
            }
        }

        NoteUnknown(given.Keys, errors);
        return (answers, errors);
    }

    /// <summary>Not one by one: the answer would be as long as the request.</summary>
    private static Dictionary<string, string[]>? TooMany(int count) => count > DefinitionRules.MostParts
        ? new() { ["answers"] = [$"Send {DefinitionRules.MostParts:N0} answers at most; these are {count:N0}."] }
        : null;

    private static void CheckPart(
        Question part,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        Dictionary<string, IReadOnlyList<string>> answers,
        Dictionary<string, string[]> errors)
    {
        var answer = AnswerRules.Check(part, given.GetValueOrDefault(part.Code));
        if (answer.Problem is not null)
        {
            errors[part.Code] = [answer.Problem];
        }
        else if (answer.Values.Count > 0)
        {
            answers[part.Code] = answer.Values;
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

        public IReadOnlyList<Question> Parts { get; } = [.. question.Parts()];

        public IReadOnlySet<string> DependsOn { get; } = Dependence.Of(question).ToHashSet(StringComparer.Ordinal);

        /// <summary>Somebody with these answers to earlier questions is asked it.</summary>
        public bool IsReached(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => condition?.Holds(answers) ?? true;

        /// <summary>Somebody with these answers to the question itself can answer the part.</summary>
        public bool IsOpen(Question part, IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            Question.IsOpen(part, answers.GetValueOrDefault(Question.Code, []));
    }
}
