using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Exports;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Tests.Exports;

public sealed partial class ExportPartsTests
{
    [Fact]
    public void Stored_answers_are_read_as_they_were_written() => Prop.ForAll(
        Arb.From(ArbMap.Default.GeneratorFor<NonNull<string>>().ListOf().Select(texts => texts.Select(text => Written(text.Get)).ToList())),
        texts =>
        {
            // Every second question is left out, one is unknown, and the last comes first.
            var codes = texts.Select((_, index) => $"q{index}").ToList();
            var answers = texts.Select((text, index) => (Code: $"q{index}", Text: text)).Where(each => each.Code.Length % 2 == 0)
                .Reverse().Append((Code: "unknown", Text: "x")).Reverse()
                .ToDictionary(each => each.Code, each => (IReadOnlyList<string>)[each.Text, "second"]);
            var row = new AnswerRow(codes);

            row.Read(JsonSerializer.Serialize(answers, Json.Options));
            row.Read(JsonSerializer.Serialize(answers, Json.Options));

            answers.Remove("unknown");
            row.ByCode().Keys.Order().ShouldBe(answers.Keys.Order());
            row.ByCode().ShouldAllBe(answer => answer.Value.SequenceEqual(answers[answer.Key]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_are_what_SPSS_takes_and_no_two_are_the_same() => Prop.ForAll(
        Arb.From(Gen.Elements("all", "q", "Q", "9", "_", "-", ".", "gp-access", "ways.phone", new string('n', 70), "é", "to").ListOf().ListOf()
            .Select(names => names.Select(parts => string.Concat(parts)).ToList())),
        names =>
        {
            var valid = SpssNames.Of(names);
            valid.Count.ShouldBe(names.Count);
            valid.ShouldAllBe(name => SpssName().IsMatch(name) && name != "all" && name != "to");
            valid.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Labels_for_SPSS_are_on_one_line_cut_and_their_apostrophes_doubled()
    {
        var survey = Survey.Draft(
            Guid.NewGuid(), "s", "It's.\nA title.", "E06000006", "adults", new SurveyDefinition("", []), new DateOnly(2026, 5, 4));
        var definition = new SurveyDefinition("", [Questions.Single() with { Text = $"What's\nnew?{new string('ü', 200)}", Options = [new("a", string.Concat(Enumerable.Repeat("🙂", 50))), new("b", "It's B")] }]);

        var syntax = SpssSyntax.For(survey, Variable.Of(definition), "s.csv");

        syntax.ShouldContain("* It's. A title.\n");
        var label = syntax.Split('\n').Single(line => line.StartsWith("  ease 'What''s new?ü", StringComparison.Ordinal));
        Encoding.UTF8.GetByteCount(label.Split('\'', 2)[1].TrimEnd('.')[..^1].Replace("''", "'", StringComparison.Ordinal)).ShouldBeInRange(250, 255);
        syntax.ShouldContain($"\n  1 '{string.Concat(Enumerable.Repeat("🙂", 30))}'\n  2 'It''s B'\n");
    }

    [Fact]
    public void Options_that_differ_in_capitals_only_have_columns_of_different_names() =>
        Variable.Of(new SurveyDefinition("", [Questions.Multiple() with { Options = [new("a", "One"), new("A", "Two")] }]))
            .Select(variable => variable.Name).ShouldBe(["ways.a", "ways.A_2"]);

    [Fact]
    public async Task A_table_longer_than_a_sheet_goes_on_in_the_next()
    {
        var stream = new MemoryStream();
        using (var workbook = new Workbook(stream))
        {
            using var sheet = new WorkbookSheet(workbook, "Responses", ["heading"], mostRows: 3);
            foreach (var number in Enumerable.Range(1, 5))
            {
                await sheet.RowAsync([$"row {number}"], CancellationToken.None);
            }
        }

        var sheets = Downloads.Sheets(stream.ToArray());
        sheets.Keys.ShouldBe(["Responses", "Responses 2", "Responses 3"]);
        sheets.Values.Select(rows => string.Join(",", rows.Select(row => row[0]))).ShouldBe(["heading,row 1,row 2", "heading,row 3,row 4", "heading,row 5"]);
    }

    [Fact]
    public async Task Texts_that_a_workbook_has_no_way_to_write_do_not_break_it()
    {
        var stream = new MemoryStream();
        string[] texts = ["\u0001\uFFFF", "_x0041_", " spaces ", "<b>&amp;</b>", "🙂", new('x', 40_000)];
        using (var workbook = new Workbook(stream))
        {
            using var sheet = new WorkbookSheet(workbook, "Responses", []);
            await sheet.RowAsync(texts, CancellationToken.None);
        }

        Downloads.Sheets(stream.ToArray())["Responses"][0]
            .ShouldBe(["\uFFFD\uFFFD", "_x005F_x0041_", " spaces ", "<b>&amp;</b>", "🙂", new string('x', 32_766) + "…"]);
    }

    /// <summary>Whole characters, as intake leaves them.</summary>
    private static string Written(string text) => string.Concat(text.EnumerateRunes());

    [GeneratedRegex(@"^[a-zA-Z]([a-zA-Z0-9._]{0,62}[a-zA-Z0-9])?$")]
    private static partial Regex SpssName();
}
