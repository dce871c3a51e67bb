using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Import;

/// <summary>Surveys of every kind of question, with texts that files trip over.</summary>
internal static class MadeSurveys
{
    private static readonly string[] Texts =
    [
        "How easy was it?", "a < b & \"c\" > 'd'", "]]> and ]]>", "{nobody} { x } {", "Control \u0001\u0008 here", "😀 أهلا 你好", "One\n\nTwo\r\nThree\tFour",
        "<script>alert(1)</script>", "&amp; &lt;p&gt; &#0;", "x", "\uFFFF", "–", "\"\"", "<", "<!-- -->", "  spaced   out  .",
    ];

    private static readonly string[] Languages = ["cy", "ar", "zh-Hans", "en-x-easyread", "cy-x-easyread", "de-x-informal", "de-x-easyread"];

    private static readonly string[] OptionCodes = ["A1", "a1", "other", "very-easy", "_", "-", "with_underscore", "0", "A_rather_long_code_of_forty_characters_x", "SQ1", "A2"];

    /// <summary>The survey of a seed, as it is stored, and its title.</summary>
    public static (SurveyDefinition Definition, string Title) Of(int seed)
    {
        var random = new Random(seed);
        var questions = new List<Question>();
        var count = random.Next(1, 9);
        for (var index = 0; index < count; index++)
        {
            questions.Add(Made(random, index, questions));
        }

        var definition = new SurveyDefinition(random.Next(3) == 0 ? "" : Text(random), questions)
        {
            AsksEquality = random.Next(2) == 0,
            ByInvitation = random.Next(2) == 0,
            Language = random.Next(4) == 0 ? "cy-x-informal" : "en",
            Quotas = [.. Enumerable.Range(1, random.Next(3)).Select(number => (Number: number, Condition: ConditionOf(random, questions)))
                .Where(each => each.Condition is not null).Select(each => new Quota($"quota-{each.Number}", each.Number, each.Condition!, Text(random)))],
        };
        var keys = SurveyTexts.Keys(definition, "").Select(text => text.Key).ToList();
        definition = DefinitionRules.Clean(definition with
        {
            Translations =
            [
                .. Languages.Where(_ => random.Next(3) == 0).Select(language => new Translation(language)
                {
                    Texts = keys.Where(key => !key.EndsWith("/audio", StringComparison.Ordinal) && random.Next(2) == 0).ToDictionary(key => key, _ => Text(random)),
                    Pictures = keys.Where(_ => random.Next(9) == 0).ToDictionary(key => key, _ => APicture(random)),
                }),
            ],
        });
        DefinitionRules.Check(definition).ShouldBeEmpty();
        return (definition, random.Next(2) == 0 ? "A survey" : "A “survey” & <more> {here} ]]>");
    }

    private static Question Made(Random random, int index, List<Question> earlier)
    {
        var kind = Enum.GetValues<QuestionKind>()[random.Next(Enum.GetValues<QuestionKind>().Length)];
        var choice = kind is QuestionKind.SingleChoice or QuestionKind.MultipleChoice;
        var options = choice || kind is QuestionKind.Ranking or QuestionKind.Matrix
            ? OptionCodes.Skip(random.Next(5)).Take(random.Next(2, 6)).Select(code => new AnswerOption(
                code, Text(random), kind == QuestionKind.MultipleChoice && random.Next(4) == 0, choice && random.Next(3) == 0, random.Next(5) == 0 ? APicture(random) : null)).ToList()
            : [];
        var question = new Question
        {
            Code = random.Next(3) switch { 0 => $"q-{index}", 1 => $"{index}", _ => $"a-very-long-code-of-a-question-with-hyphens-{index}" },
            Kind = kind,
            Text = Text(random),
            Hint = random.Next(2) == 0 ? Text(random) : null,
            Required = kind != QuestionKind.Information && random.Next(2) == 0,
            SamePage = random.Next(3) == 0,
            ShownIf = random.Next(2) == 0 ? ConditionOf(random, earlier) : null,
            Topic = random.Next(4) == 0 ? "gp-access" : null,
            Options = options,
            Rows = kind == QuestionKind.Matrix ? [.. OptionCodes.Take(random.Next(1, 5)).Select(code => new MatrixRow(code, Text(random)))] : [],
            Dates = kind == QuestionKind.Date && random.Next(2) == 0 ? new DateRange(new DateOnly(2020, 1, 1), random.Next(2) == 0 ? null : new DateOnly(2030, 2, 3)) : null,
            Scale = kind == QuestionKind.Scale ? new ScaleRange(random.Next(-3, 1), random.Next(1, 6), "Low", Text(random)) : null,
            Number = kind == QuestionKind.Number && random.Next(2) == 0 ? new NumberRange(random.Next(5), random.Next(2) == 0 ? null : 9.50m, random.Next(2) == 0 ? "days" : null, random.Next(2) == 0) : null,
            MaximumLength = kind is QuestionKind.ShortText or QuestionKind.LongText && random.Next(2) == 0 ? random.Next(1, 10_000) : null,
            Picture = random.Next(6) == 0 ? APicture(random) : null,
            SignLanguage = random.Next(6) == 0 ? "https://example.org/film" : null,
            Audio = random.Next(6) == 0 ? "https://example.org/sound?a=1&b=2" : null,
        };
        return kind == QuestionKind.Information || random.Next(3) > 0 ? question
            : question with { Checks = [new AnswerCheck(ConditionOf(random, [.. earlier, question]) ?? "count(1) = 1", Text(random))] };
    }

    private static string? ConditionOf(Random random, IReadOnlyList<Question> earlier)
    {
        var parts = earlier.SelectMany(question => question.Parts()).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var one = Simple();
        return random.Next(4) switch { 0 => $"not {one}", 1 => $"{one} and ({Simple()} or {Simple()})", _ => one };

        string Simple()
        {
            var part = parts[random.Next(parts.Count)];
            var answer = $"{{{part.Code}}}";
            return part switch
            {
                { Options: [var first, ..] } => random.Next(3) switch { 0 => $"{answer} = \"{first.Code}\"", 1 => $"{answer} includes \"{part.Options[^1].Code}\"", _ => $"count({answer}) >= 1" },
                { Kind: QuestionKind.Number or QuestionKind.Scale } => random.Next(2) == 0 ? $"{answer} + 1 > 3" : $"sum({answer}, 2) <= 4",
                { Kind: QuestionKind.ShortText or QuestionKind.LongText } => random.Next(2) == 0 ? $"length({answer}) < 5" : $"{answer} != \"]]> \"\"it\"\" {{x}}\"",
                { Kind: QuestionKind.Date } => $"{answer} > \"2026-01-01\"",
                _ => answer,
            };
        }
    }

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];

    private static Picture APicture(Random random) => new(new string("0123456789abcdef"[random.Next(16)], 64), Text(random));
}
