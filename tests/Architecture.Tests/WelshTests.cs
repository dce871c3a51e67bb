using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IcpEngage.Architecture.Tests;

public sealed partial class WelshTests
{
    [Fact]
    public void What_the_public_pages_say_is_there_in_Welsh() =>
        Problems(Files("src/Web/"), Call(), Welsh("src/Web/Languages/Texts.cy.resx")).ShouldBeEmpty();

    [Fact]
    public void What_respondents_are_told_about_their_answers_is_there_in_Welsh() =>
        Problems(Files("src/Engagement/Answers/"), Refusal(), Welsh("src/Engagement/Answers/AnswerSentences.cy.resx")).ShouldBeEmpty();

    [Theory]
    [InlineData("Say($\"Go on\")", "No Welsh: Go on")]
    [InlineData("Say($\"Back\")", "Not said any more: {0} of {1}")]
    [InlineData("Say($\"{a} of {b:N0}\")", "No Welsh: {0} of {1:N0}")]
    [InlineData("Say($\"Until {day}\")", "Other values in Welsh: Until {0}")]
    [InlineData("Say($\"BACK\")", "Differ in capitals only, which a resource’s names cannot: BACK and Back")]
    public void A_planted_text_without_its_Welsh_is_found(string page, string problem) =>
        Problems([Page(page), Page("Say($\"Back\")")], Call(), new() { ["Back"] = "Yn ôl", ["{0} of {1}"] = "{0} o {1}", ["Until {0}"] = "Tan" })
            .ShouldContain(problem);

    [Theory]
    [InlineData("<p title=\"@Say($\"On {Words.Date(day)}\")\">@other</p>", "On {0}")]
    [InlineData("Say($\"Ask {(all.Count > 0 ? Words.List(all) : \"no: {one}\")} first\")", "Ask {0} first")]
    [InlineData("Say($\"{count:N0} of {all,3:N0}\")", "{0:N0} of {1,3:N0}")]
    [InlineData("Say($\"{string.Join(\"; \", all.Select(one => $\"{one}:{two}\"))}.\")", "{0}.")]
    [InlineData("Say($\"%{{count}} “left”\\n\\\"\")", "%{{count}} “left”\n\"")]
    [InlineData("Say(one ? $\"One {a}\" : (FormattableString)$\"Many {b}\"); var not = $\"This {c}\";", "One {0}", "Many {0}")]
    public void What_is_said_is_read_as_the_compiler_reads_it(string page, params string[] formats) =>
        new SaidWords(page).After(Call()).ShouldBe(formats);

    private static IEnumerable<string> Problems(IEnumerable<SourceFile> files, Regex begins, Dictionary<string, string> welsh)
    {
        var said = files.SelectMany(file => new SaidWords(file.Text).After(begins)).Distinct().ToList();
        return
        [
            .. said.Where(english => !welsh.ContainsKey(english)).Select(english => $"No Welsh: {english}"),
            .. welsh.Keys.Except(said).Select(english => $"Not said any more: {english}"),
            .. welsh.Where(text => !Values(text.Key).SetEquals(Values(text.Value))).Select(text => $"Other values in Welsh: {text.Key}"),
            .. said.GroupBy(english => english, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Count() > 1)
                .Select(alike => $"Differ in capitals only, which a resource’s names cannot: {string.Join(" and ", alike)}"),
        ];
    }

    private static HashSet<string> Values(string format) => [.. Value().Matches(format).Select(value => value.Value)];

    private static Dictionary<string, string> Welsh(string path) =>
        XDocument.Load(Path.Combine(Repository.Root, path)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<SourceFile> Files(string folder) =>
        Repository.Sources.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal));

    private static SourceFile Page(string text) => new("src/Web/Planted.razor", text);

    [GeneratedRegex(@"\bSay\((?!FormattableString )")]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(Say|Refuse)\((?!FormattableString )|\bFormattableString \w+\([^)]*\) =>")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"(?<!\{)\{\d[^}]*\}|\{\{\w+\}\}")]
    private static partial Regex Value();
}
