using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Evidence.FromElsewhere;

namespace IcpEngage.Engagement.Tests.Evidence;

/// <summary>Results tables as people make them, spreadsheets save them and mistakes spoil them.</summary>
public sealed class ResultsTableTests
{
    private const string Head = "question code,question,kind,topic,answer code,answer,place,people,percent,answered";

    /// <summary>What spreadsheets do to a table.</summary>
    [Theory]
    [InlineData("semicolons")]
    [InlineData("tabs")]
    [InlineData("mark")]
    [InlineData("windows")]
    [InlineData("utf-16")]
    [InlineData("separator")]
    [InlineData("empty-lines")]
    [InlineData("column-names")]
    [InlineData("apostrophes")]
    public void A_table_is_read_however_a_spreadsheet_saved_it(string how)
    {
        var text = string.Join("\r\n",
            Head,
            "Q1,\"Café, “quick” or slow?\nSay which.\",Single choice,GP access,,- Quick,halton,\"1,200\",,\"1,210\"",
            "q1,,,,,Slow,e06000006,10,,") + "\r\n";
        var file = how switch
        {
            "semicolons" => Encoding.UTF8.GetBytes(Parted(text, ';')),
            "tabs" => Encoding.UTF8.GetBytes(Parted(text, '\t')),
            "mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "windows" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "separator" => Encoding.UTF8.GetBytes("sep=;\r\n" + Parted(text, ';')),
            "empty-lines" => Encoding.UTF8.GetBytes(text + ",,,,,,,,,\r\n\r\n,,,,,,,,,\r\n"),
            "column-names" => Encoding.UTF8.GetBytes(text.Replace(Head, " Question_Code ,QUESTION,Kind,topic,Answer-code,answer,Place,People,Percent,Answered")),
            _ => Encoding.UTF8.GetBytes(text.Replace("- Quick", "'- Quick")),
        };

        var results = Table().Read(file);

        var question = results.Definition.Questions.Single();
        question.Text.ShouldBe("Café, “quick” or slow?\nSay which.");
        question.Topic.ShouldBe("gp-access");
        question.Options.Select(option => option.Text).ShouldBe(["- Quick", "Slow"]);
        results.Tallies["E06000006"].Questions["q1"].Chosen.ShouldBe([1200, 10]);
    }

    /// <summary>One line at fault at a time; the report names the line and says what to do.</summary>
    [Theory]
    [InlineData(2, "q1,,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40,,", "Write the question’s wording")]
    [InlineData(2, "q1,How?,,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40,,", "what kind of question it is")]
    [InlineData(2, "q1,How?,essay,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40,,", "“essay” is no kind of question")]
    [InlineData(2, "q1,=1+1,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40,,", "begins like a formula")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,=cmd|' /C calc'!A0,Halton,40,,", "begins like a formula")]
    [InlineData(2, ",How?,single choice,,a,Easy,Halton,60,,", "q1,How?,single choice,,b,Hard,Halton,40,,", "question’s code")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,,,Halton,40,,", "Write the answer")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,Why?,,,b,Hard,Halton,40,,", "The wording is another than on line 2")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,scale,,b,Hard,Halton,40,,", "The kind is another than on line 2")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,a,Simple,Halton,40,,", "other words than on line 2")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Wirral,40,,", "“Wirral” is not a place that this can be about. Write Halton")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,,40,,", "where it was asked")]
    [InlineData(4, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40,,\nq1,,,,a,Easy,Halton,40,,", "another line for this answer")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,,,", "Give the number of people")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,forty,,", "not a whole number of people")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,-4,,", "not a whole number of people")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40.5,,", "not a whole number of people")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,1E+03,,", "not a whole number of people")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,99999999999,,", "more people than there can be")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,07-Jan,,", "made a date of a range")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40%,,", "Put it into the column “percent”")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,100", "q1,,,,b,Hard,Halton,,140,", "not a percentage from 0 to 100")]
    [InlineData(2, "q1,How?,single choice,,a,Easy,Halton,60,,110", "q1,,,,b,Hard,Halton,40,,", "add up to 100, but 110 people answered")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,100", "q1,,,,b,Hard,Halton,40,,90", "is another than on line 2")]
    [InlineData(2, "q1,How?,single choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,*,,", "how many people in Halton answered")]
    [InlineData(2, "q1,How?,single choice,,a,Easy,Halton,60,,60", "q1,,,,b,Hard,Halton,*,,", "leaves nobody for those that are hidden")]
    [InlineData(2, "q1,How?,multiple choice,,a,Easy,Halton,60,,", "q1,,,,b,Hard,Halton,40,,", "how many people in Halton answered")]
    [InlineData(3, "q1,How?,multiple choice,,a,Easy,Halton,60,,80", "q1,,,,b,Hard,Halton,90,,", "but only 80 answered")]
    [InlineData(2, "q1,How?,scale,,1,Bad,Halton,60,,", "q1,,,,3,Good,Halton,40,,", "has no line. Give it one")]
    [InlineData(3, "q1,How?,scale,,1,Bad,Halton,60,,", "q1,,,,,Good,Halton,40,,", "no point of a scale")]
    [InlineData(3, "took part,,,,,,Halton,50,,", "q1,How?,single choice,,a,Easy,Halton,60,,\nq1,,,,b,Hard,Halton,40,,", "50 people took part, but 100 answered", 2)]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,100", "q1,,,,b,Hard,Halton,40,,,stray", "in a column without a name")]
    [InlineData(3, "q1,How?,single choice,,a,Easy,Halton,60,,100", "q1,,,,b,\"Hard,Halton,40,,", "quotation marks do not fit")]
    public void What_is_wrong_is_said_by_line(int line, string first, string second, string sentence, int? other = null)
    {
        var errors = Errors(Lines(Head, first, second));

        errors.ShouldContain(error => error.Line == (other ?? line) && error.Message.Contains(sentence), string.Join("\n", errors));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("PK\u0003\u0004workbook", "This is a workbook")]
    [InlineData("a\0b", "not text")]
    [InlineData("people,percent\n1,2", "There is no column “question code”")]
    [InlineData("place,place\nHalton,Halton", "Two columns are called “place”")]
    [InlineData(Head, "The table has no question")]
    public void What_is_no_such_table_is_refused(string file, string sentence)
    {
        Errors(Encoding.UTF8.GetBytes(file)).ShouldContain(error => error.Message.Contains(sentence));
    }

    [Fact]
    public void Everything_wrong_is_listed_at_once_up_to_a_hundred_lines()
    {
        var errors = Errors(Lines([Head, "q1,How?,single choice,,a,Easy,Halton,many,,", .. Enumerable.Range(0, 150).Select(number => $"q1,,,,b{number},Answer {number},Halton,few,,")]));

        errors.Count.ShouldBe(101);
        errors[^1].Message.ShouldContain("51 more problems are not listed");
    }

    private static ResultsTable Table() => new(
        [new KnownArea { Code = "E06000006", Slug = "halton", Name = "Halton", Kind = AreaKind.Place, ParentCode = "E54000008" }], rounded: false);

    private static IReadOnlyList<ImportNote> Errors(byte[] file) => Should.Throw<TableRefusedException>(() => Table().Read(file)).Notes;

    private static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n");

    /// <summary>The same table with another separator; commas within quotation marks stay.</summary>
    private static string Parted(string text, char separator) =>
        string.Concat(text.Split('"').Select((piece, index) => index % 2 == 0 ? piece.Replace(',', separator) : $"\"{piece}\""));
}
