using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Import;

public sealed class LssMappingTests
{
    private static readonly string[] Ease = ["Very easy", "Fairly easy", "Fairly difficult", "Very difficult"];

    [Fact]
    public void Each_type_of_question_becomes_what_it_stands_for()
    {
        var imported = Read("all-types.lss");

        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
        imported.Definition.Questions.Select(question => $"{question.Code} {question.Kind} {question.Options.Count}").ShouldBe(
        [
            "about Information 0",
            "hello Information 0",
            "ease SingleChoice 4",
            "way SingleChoice 3",
            "best SingleChoice 3",
            "again SingleChoice 2",
            "gender SingleChoice 2",
            "five SingleChoice 5",
            "tried MultipleChoice 4",
            "helped MultipleChoice 2",
            "days Number 0",
            "word ShortText 0",
            "why LongText 0",
            "story LongText 0",
            "names-sq1 ShortText 0",
            "names-sq2 ShortText 0",
            "hours-sq1 Number 0",
            "hours-sq2 Number 0",
            "ratea Matrix 5",
            "rateb Matrix 10",
            "sure Matrix 3",
            "change Matrix 3",
            "agree Matrix 4",
            "column Matrix 2",
            "rank Ranking 4",
            "date Date 0",
        ]);
    }

    [Fact]
    public void Texts_options_and_limits_come_over()
    {
        var questions = Read("all-types.lss").Definition.Questions.ToDictionary(question => question.Code);

        questions["hello"].Text.ShouldBe("Hello\n\nThank you for \"helping\".");
        questions["ease"].Text.ShouldBe("How easy was it?");
        questions["ease"].Hint.ShouldBe("Think of the last time.");
        questions["ease"].Required.ShouldBeTrue();
        questions["ease"].Options.Select(option => option.Text).ShouldBe(Ease);
        questions["ease"].Options.Select(option => option.Code).ShouldBe(["A1", "A2", "A3", "A4"]);
        questions["way"].Options[^1].ShouldBe(new AnswerOption("other", "Another way", TakesText: true));
        questions["tried"].Options.ShouldBe(
            [new("SQ1", "Phone"), new("SQ2", "Online"), new("SQ3", "None of these", Exclusive: true), new("other", "Other", TakesText: true)]);
        questions["tried"].Required.ShouldBeTrue();
        questions["days"].Number.ShouldBe(new NumberRange(0, 30, "days", WholeOnly: true));
        questions["word"].MaximumLength.ShouldBe(20);
        questions["names-sq1"].Text.ShouldBe("Please name – a good thing");
        questions["ratea"].Parts().Last().Text.ShouldBe("Rate each: Rooms");
        questions["agree"].Rows[^1].Text.ShouldBe("Booking");
        questions["agree"].Options.Select(option => option.Text).ShouldBe(Ease);
        (questions["agree"].Required, questions["sure"].Required).ShouldBe((false, false));
        questions["about"].ShouldBe(questions["about"] with { Text = "About you", Hint = "First, about you.", Kind = QuestionKind.Information });
    }

    [Fact]
    public void Every_question_is_reported_once_where_it_belongs()
    {
        var report = Read("all-types.lss").Report;

        Codes(report.CameOver).ShouldBe(
            ["hello", "ease", "way", "again", "gender", "five", "tried", "days", "word", "why", "story", "names", "hours", "rateA", "rateB", "change", "agree", "column", "rank", "date"]);
        Codes(report.Approximated).ShouldBe(["best", "helped", "sure"]);
        Codes(report.LeftOut).ShouldBe(["grid", "words", "dual", "upload", "sum", "lang", "secret"]);
        report.CameOver.Single(note => note.Question == "agree").Message.ShouldBe("Became a matrix of 2 rows and 4 answers.");
        report.Approximated.Single(note => note.Question == "best").Message
            .ShouldBe("Became a single choice of 3. The comment that could be written beside an answer is not brought over.");
        report.LeftOut.Single(note => note.Question == "upload").Message.ShouldBe("File uploads cannot be brought over.");
        report.LeftOut.Where(note => note.Question is null).Select(note => note.Message).ShouldBe(
        [
            "The survey's closing text is not brought over.",
        ]);
        report.CameOver.Single(note => note.Question is null).Message.ShouldBe("The description of the question group “About you” became text to read.");
    }

    [Fact]
    public void Title_and_introduction_come_over_in_the_base_language()
    {
        var imported = Read("all-types.lss");

        imported.Title.ShouldBe("Our own survey");
        imported.Definition.Introduction.ShouldBe("A survey of our own.\n\nWelcome to our survey.\n\nIt is short.");
    }

    [Fact]
    public void A_condition_comes_over_or_the_question_is_asked_of_everyone_and_optional()
    {
        var imported = Read("conditions.lss");

        var questions = imported.Definition.Questions.ToDictionary(question => question.Code);
        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
        questions.Values.Where(question => question.Required).Select(question => question.Code).ShouldBe(["first", "third", "grouped"]);
        questions["third"].ShownIf.ShouldBe("{first} = \"Y\"");
        questions["optional"].ShownIf.ShouldBe("{first} = \"N\"");
        questions["grouped"].ShownIf.ShouldBe("{first} = \"Y\"");
        questions["second"].ShownIf.ShouldBeNull();
        Codes(imported.Report.CameOver).ShouldBe(["first", "third", "optional", "grouped"]);
        var messages = imported.Report.Approximated.Where(note => note.Question is not null).ToDictionary(note => note.Question!, note => note.Message);
        messages["second"].ShouldContain("Asked of everyone and made optional, because its condition is not brought over: ");
        messages["soft"].ShouldContain("here it is optional without a reminder");
        messages["soft"].ShouldContain("The pattern that answers had to match is not brought over: rules here know no patterns.");
        messages["filled"].ShouldContain("Its answer filled in beforehand is not brought over.");
    }

    [Fact]
    public void Script_is_removed_from_every_text_and_reported()
    {
        var imported = Read("script-in-texts.lss");

        var everything = System.Text.Json.JsonSerializer.Serialize(imported.Definition) + imported.Title
            + System.Text.Json.JsonSerializer.Serialize(imported.Report);
        everything.ShouldNotContain("alert", Case.Insensitive);
        everything.ShouldNotContain("script>", Case.Insensitive);
        everything.ShouldNotContain("onerror", Case.Insensitive);
        imported.Title.ShouldBe("Title");
        imported.Definition.Questions[1].Text.ShouldBe("How easy?");
        imported.Definition.Questions[1].Options.Select(option => option.Text).ShouldBe(["Easy", "Hard"]);
        Codes(imported.Report.Approximated).ShouldBe(["bad", "rows", "own"]);
        imported.Report.Approximated.ShouldAllBe(note => note.Message.Contains("script was removed", StringComparison.OrdinalIgnoreCase));
        imported.Report.Approximated.Count(note => note.Question is null).ShouldBe(3);
        Codes(imported.Report.CameOver).ShouldBe(["clean"]);
    }

    [Fact]
    public void A_file_of_LimeSurvey_2_keeps_its_texts_in_the_rows_and_comes_over_the_same()
    {
        var imported = Read("version-205.lss");

        imported.Title.ShouldBe("An older survey");
        imported.Definition.Introduction.ShouldBe("Hello");
        imported.Definition.Questions.Select(question => $"{question.Code}: {question.Text}").ShouldBe(
        [
            "ease: How easy is it?",
            "days: How many days?",
            "each: How good is each?",
        ]);
        imported.Definition.Questions[2].Rows.Select(row => row.Text).ShouldBe(["Website", "Phone line – Front desk"]);
        imported.Definition.Questions[0].Options.Select(option => option.Text).ShouldBe(["Good", "Bad"]);
        Codes(imported.Report.CameOver).ShouldBe(["Ease", "Days", "Each"]);
    }

    [Fact]
    public void An_unknown_type_refuses_the_whole_file_and_names_line_and_question()
    {
        var refused = Refused(Uploads.Own("unknown-type.lss"));

        refused.Question.ShouldBe("odd");
        refused.Message.ShouldBe("The question type “?” is not known, so nothing was imported.");
        LineAt("unknown-type.lss", refused.Line!.Value).ShouldBe("   <row>");
        LineAt("unknown-type.lss", refused.Line.Value + 5).ShouldContain("<type><![CDATA[?]]>");
    }

    [Fact]
    public void A_file_that_is_cut_off_says_where()
    {
        var refused = Refused(Uploads.Own("cut-off.lss"));

        refused.Message.ShouldStartWith("The file seems to be cut off");
        refused.Line.ShouldBe(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Import", "Files", "cut-off.lss")).Length);
    }

    [Fact]
    public void A_real_file_cut_off_anywhere_is_refused_and_never_throws_anything_else()
    {
        var whole = Uploads.Own("conditions.lss");
        for (var length = 0; length < whole.Length - "</document>\n".Length; length += 97)
        {
            Refused(whole[..length]).Message.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("not-xml.lss", 1, "The file is not XML, so it is not a LimeSurvey survey structure (.lss).")]
    [InlineData("other-xml.lss", 2, "This is XML, but not a LimeSurvey file: it begins with <rss>.")]
    [InlineData("question-group.lss", 4, "This LimeSurvey file holds a group of questions, not a survey. Export the survey's structure (.lss) from LimeSurvey.")]
    [InlineData("no-questions.lss", null, "The file has no questions.")]
    [InlineData("external-entity.lss", 2, "The file has a document type declaration (DTD). LimeSurvey never writes one, so nothing was read.")]
    [InlineData("billion-laughs.lss", 2, "The file has a document type declaration (DTD). LimeSurvey never writes one, so nothing was read.")]
    public void What_is_not_a_whole_survey_is_refused_with_the_reason(string file, int? line, string message) =>
        Refused(Uploads.Own(file)).ShouldBe(new ImportNote(line, null, message));

    [Fact]
    public void Archives_empty_files_and_huge_ones_are_refused()
    {
        Refused("PK\u0003\u0004 and so on"u8.ToArray()).Message.ShouldContain("archive");
        Refused([]).Message.ShouldBe("The file is empty.");
        Refused(" \n "u8.ToArray()).Message.ShouldBe("The file is empty.");
        Refused(new byte[LssFile.LargestBytes + 1]).Message.ShouldBe("The file is larger than 20 MB, the most that is taken.");
    }

    [Fact]
    public void A_question_without_a_code_is_refused_with_its_line()
    {
        var text = Encoding.UTF8.GetString(Uploads.Own("conditions.lss")).Replace("<title><![CDATA[third]]></title>", "<title/>", StringComparison.Ordinal);

        var refused = Refused(Encoding.UTF8.GetBytes(text));

        refused.Message.ShouldBe("A question lacks its number, code or type.");
        text.Split('\n')[refused.Line!.Value - 1].ShouldBe("   <row>");
    }

    [Fact]
    public void A_file_in_another_encoding_is_read_as_it_says()
    {
        var text = Encoding.UTF8.GetString(Uploads.Own("version-205.lss")).Replace("encoding=\"UTF-8\"", "encoding=\"utf-16\"", StringComparison.Ordinal);

        LssMapping.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]).Title.ShouldBe("An older survey");
        LssMapping.Read([.. Encoding.UTF8.GetPreamble(), .. Uploads.Own("version-205.lss")]).Title.ShouldBe("An older survey");
    }

    [Fact]
    public void Damage_inside_the_file_is_reported_at_its_line()
    {
        var lines = Encoding.UTF8.GetString(Uploads.Own("conditions.lss")).Split('\n');
        lines[49] = "    <oops>";

        var refused = Refused(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        refused.Message.ShouldStartWith("The file is damaged");
        refused.Line!.Value.ShouldBeInRange(50, 52);
    }

    private static ImportedSurvey Read(string file) => LssMapping.Read(Uploads.Own(file));

    private static ImportNote Refused(byte[] file) => Should.Throw<LssRefusedException>(() => LssMapping.Read(file)).Note;

    private static string LineAt(string file, int line) => Encoding.UTF8.GetString(Uploads.Own(file)).Split('\n')[line - 1];

    private static string[] Codes(IEnumerable<ImportNote> notes) =>
        [.. notes.Where(note => note.Question is not null).Select(note => note.Question!)];
}
