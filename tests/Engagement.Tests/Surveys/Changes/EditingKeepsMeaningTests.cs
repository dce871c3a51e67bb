using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Surveys.Changes;

namespace IcpEngage.Engagement.Tests.Surveys.Changes;

/// <summary>
/// Any editing of a live survey, with people answering between: what they said stays what they said. What a text means is
/// known here by the list it is taken from, not by the code that is tested.
/// </summary>
public sealed class EditingKeepsMeaningTests
{
    /// <summary>A line for each meaning, with spellings of it.</summary>
    private static readonly string[][] Meanings =
    [
        ["How easy was it to get help?", "How easy was it to get help", "how easy was it too get help?", "How easy was it to get hlep?"],
        ["How hard was it to get help?", "How hard was it to get help"],
        ["Was the desk friendly?", "Was the desk freindly?", "Was the desk friendly"],
        ["Was the desk not friendly?", "Was the desk not friendly"],
        ["How many days did you wait?", "How many days did you wait"],
        ["How many weeks did you wait?", "How many weeks did you wait"],
        ["In the last 3 months", "in the last 3 months"],
        ["In the last 12 months", "In the last 12  months"],
        ["Easy", "easy", "Easy."],
        ["Hard", "hard"],
        ["The appointment", "The appointmnt", "the appointment"],
        ["The dairy", "the dairy"],
        ["The diary", "the diary"],
        ["None of these", "none of these"],
    ];

    private static readonly string[] Codes = ["help", "desk", "wait", "help-2", "new"];
    private static readonly string[] OptionCodes = ["a", "b", "c", "d"];

    [Fact]
    public void Editing_a_live_survey_never_moves_an_answer_to_another_meaning()
    {
        var seen = new Dictionary<ChangeClass, int>();
        var returned = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var author = new Author(new Random(seed));
            var now = author.Survey();
            var past = new List<SurveyDefinition>();
            var said = new List<Said>();
            for (var step = 0; step < 12; step++)
            {
                said.AddRange(author.Answers(now));
                var after = author.Edit(now);
                if (DefinitionRules.Check(after).Count > 0)
                {
                    continue;
                }

                var change = SurveyChange.Between(now, DefinitionRules.Clean(after), past);
                DefinitionRules.Check(change.Definition).ShouldBeEmpty();
                past.Insert(0, now);
                returned += change.Definition.Questions.Count(question =>
                    now.Questions.All(each => each.Code != question.Code) && past.Any(edition => edition.Questions.Any(each => each.Code == question.Code)));
                now = change.Definition;
                foreach (var each in change.Changes)
                {
                    seen[each.Class] = seen.GetValueOrDefault(each.Class) + 1;
                }
            }

            var parts = Editions.WithRetired(now, past).Parts().ToDictionary(part => part.Code);
            foreach (var answer in said)
            {
                var part = parts.ShouldContainKeyAndGet(answer.Code, $"seed {seed}");
                MeaningOf(part, answer.Values).ShouldBe(answer.Meaning, $"seed {seed}: {answer.Code}");
                AnswerRules.Check(part, answer.Values).Problem.ShouldBeNull($"seed {seed}: {answer.Code}");
            }
        }

        // The test is of no use where everything is one class.
        seen.Values.ShouldAllBe(count => count > 200);
        seen.Count.ShouldBe(3);
        returned.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_answers_are_kept_of_somebody_half_way_can_still_be_sent()
    {
        for (var seed = 1_000; seed < 1_300; seed++)
        {
            var author = new Author(new Random(seed));
            var before = author.Survey();
            var draft = author.Answers(before).ToDictionary(said => said.Code, said => said.Values);
            var after = author.Edit(before);
            if (DefinitionRules.Check(after).Count > 0)
            {
                continue;
            }

            var now = SurveyChange.Between(before, DefinitionRules.Clean(after)).Definition.Parts().ToDictionary(part => part.Code);

            foreach (var (code, values) in draft.Where(answer => now.ContainsKey(answer.Key)))
            {
                AnswerRules.Check(now[code], values).Problem.ShouldBeNull($"seed {seed}: {code}");
            }
        }
    }

    private static string MeaningOf(Question part, IReadOnlyList<string> values)
    {
        var chosen = values.Select(value => part.Options.FirstOrDefault(option => option.Code == value) is { } option ? Of(option.Text) : value);
        return $"{part.Kind}: {Of(part.Text)} ({Of(part.Hint)}) {string.Join(", ", chosen)} of {part.Scale} {part.Number?.Unit}";
    }

    private static string Of(string? text) =>
        text is null ? "" : string.Join(' ', Meanings.Index().Where(meaning => meaning.Item.Any(spelling => text.Contains(spelling, StringComparison.Ordinal)))
            .Select(meaning => meaning.Index));

    private sealed record Said(string Code, IReadOnlyList<string> Values, string Meaning);

    private sealed class Author(Random random)
    {
        public SurveyDefinition Survey() => new("", [.. Codes.Take(3).Select(Question)]);

        public SurveyDefinition Edit(SurveyDefinition survey)
        {
            var questions = survey.Questions.ToList();
            for (var edits = random.Next(1, 3); edits > 0; edits--)
            {
                var place = random.Next(questions.Count + 1);
                switch (random.Next(8))
                {
                    case 0:
                        questions.Insert(place, Question(Codes[random.Next(Codes.Length)]));
                        break;
                    case 1 when place < questions.Count && questions.Count > 1:
                        questions.RemoveAt(place);
                        break;
                    case 2:
                        questions = [.. questions.OrderBy(_ => random.Next())];
                        break;
                    default:
                        if (place < questions.Count)
                        {
                            questions[place] = Changed(questions[place]);
                        }

                        break;
                }
            }

            return survey with { Questions = questions };
        }

        public IEnumerable<Said> Answers(SurveyDefinition survey) => survey.Parts().Select(part => (part, Values: ValuesOf(part)))
            .Where(each => each.Values.Count > 0)
            .Select(each => new Said(each.part.Code, each.Values, MeaningOf(each.part, each.Values)));

        private IReadOnlyList<string> ValuesOf(Question part) => part.Kind switch
        {
            QuestionKind.SingleChoice => [part.Options[random.Next(part.Options.Count)].Code],
            QuestionKind.MultipleChoice => part.Options.Any(option => option.Exclusive) ? [part.Options[^1].Code] : [.. part.Options.Select(option => option.Code)],
            QuestionKind.Scale => [random.Next(part.Scale!.Minimum, part.Scale.Maximum + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)],
            QuestionKind.Number => [((int)(part.Number?.Maximum ?? 7)).ToString(System.Globalization.CultureInfo.InvariantCulture)],
            _ => [new string('x', Math.Min(DefinitionRules.MaximumLength(part), 300))],
        };

        private Question Question(string code) => Shaped(new Question { Code = code, Kind = Kind(), Text = Text() });

        private QuestionKind Kind() => random.Next(5) switch
        {
            0 => QuestionKind.MultipleChoice,
            1 => QuestionKind.Scale,
            2 => QuestionKind.Number,
            3 => QuestionKind.ShortText,
            _ => QuestionKind.SingleChoice,
        };

        private Question Shaped(Question question) => question with
        {
            Options = question.Kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice
                ? [.. OptionCodes.Take(random.Next(2, 4)).Select(option => new AnswerOption(option, Text(), TakesText: random.Next(4) == 0))]
                : [],
            Scale = question.Kind == QuestionKind.Scale ? Range() : null,
            Number = question.Kind == QuestionKind.Number ? new(0, random.Next(5, 9), random.Next(2) == 0 ? "days" : "weeks", false) : null,
            MaximumLength = null,
        };

        private ScaleRange Range() => new(1, random.Next(2) == 0 ? 5 : 7, "Easy", "Hard");

        private Question Changed(Question question) => random.Next(11) switch
        {
            0 => question with { Text = Text() },
            1 or 2 => question with { Text = Respelled(question.Text) },
            3 => Shaped(question with { Kind = Kind() }),
            4 => question with { Hint = random.Next(2) == 0 ? null : Text() },
            5 => question with { Required = !question.Required },
            6 when question.Options.Count > 0 => question with { Options = [.. question.Options.OrderBy(_ => random.Next())] },
            7 when question.Options.Count is > 0 and < 4 =>
                question with { Options = [.. question.Options, new AnswerOption(OptionCodes.Except(question.Options.Select(option => option.Code)).First(), Text())] },
            8 when question.Options.Count > 2 => question with { Options = [.. question.Options.Skip(1)] },
            9 when question.Options.Count > 1 =>
                question with { Options = [question.Options[0] with { Text = question.Options[1].Text }, question.Options[1] with { Text = question.Options[0].Text }, .. question.Options.Skip(2)] },
            10 when question.Number is { } number => question with { Number = number with { Maximum = number.Maximum + random.Next(-1, 2) } },
            _ => question with { Options = [.. question.Options.Select(option => option with { Text = Respelled(option.Text) })] },
        };

        private string Text()
        {
            var spellings = Meanings[random.Next(Meanings.Length)];
            return spellings[random.Next(spellings.Length)];
        }

        private string Respelled(string text)
        {
            var spellings = Meanings.First(meaning => meaning.Contains(text));
            return spellings[random.Next(spellings.Length)];
        }
    }
}

internal static class Found
{
    public static TValue ShouldContainKeyAndGet<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, string message)
        where TKey : notnull
    {
        dictionary.TryGetValue(key, out var value).ShouldBeTrue($"{message}: nothing asked under {key} any more");
        return value!;
    }
}
