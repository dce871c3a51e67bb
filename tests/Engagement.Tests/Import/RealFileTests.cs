using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Import;

/// <summary>Real surveys by others, compared question by question with what the XML says, read in another way.</summary>
public sealed partial class RealFileTests
{
    public static TheoryData<string> Files { get; } = [.. RealFiles.Names];

    [RealFileTheory]
    [MemberData(nameof(Files))]
    public void Every_question_of_the_file_is_reported_exactly_once_and_at_its_line(string file)
    {
        var expected = Parents(XmlOf(file)).Select(row => ((int?)((System.Xml.IXmlLineInfo)row).LineNumber, (string?)Field(row, "title"))).ToList();

        var report = LssMapping.Read(RealFiles.Read(file)).Report;

        var reported = report.CameOver.Concat(report.Approximated).Concat(report.LeftOut)
            .Where(note => note.Question is not null).Select(note => (note.Line, note.Question)).ToList();
        reported.ShouldBe(expected, ignoreOrder: true);
        report.Errors.ShouldBeEmpty();
    }

    [RealFileTheory]
    [MemberData(nameof(Files))]
    public void Each_question_becomes_as_many_of_the_kind_that_its_type_stands_for(string file)
    {
        var xml = XmlOf(file);
        var rows = Rows(xml, "subquestions").Where(row => Field(row, "scale_id") == "0")
            .DistinctBy(row => Field(row, "qid")).ToLookup(row => Field(row, "parent_qid"));
        var answers = Rows(xml, "answers").Where(row => Field(row, "scale_id") == "0")
            .DistinctBy(row => (Field(row, "qid"), Field(row, "code"))).ToLookup(row => Field(row, "qid"));
        var imported = LssMapping.Read(RealFiles.Read(file));
        var leftOut = imported.Report.LeftOut.Select(note => note.Question).ToHashSet();

        var expected = new List<(QuestionKind Kind, int Options)>();
        foreach (var row in Parents(xml))
        {
            var (qid, other) = (Field(row, "qid"), Field(row, "other") == "Y" ? 1 : 0);
            var each = Field(row, "type") switch
            {
                "L" or "!" => One(QuestionKind.SingleChoice, answers[qid].Count() + other),
                "O" => One(QuestionKind.SingleChoice, answers[qid].Count()),
                "Y" or "G" => One(QuestionKind.SingleChoice, 2),
                "5" => One(QuestionKind.SingleChoice, 5),
                "M" or "P" => One(QuestionKind.MultipleChoice, rows[qid].Count() + other),
                "N" => One(QuestionKind.Number, 0),
                "S" => One(QuestionKind.ShortText, 0),
                "T" or "U" => One(QuestionKind.LongText, 0),
                "X" => One(QuestionKind.Information, 0),
                "Q" => Many(QuestionKind.ShortText, 0),
                "K" => Many(QuestionKind.Number, 0),
                "A" => One(QuestionKind.Matrix, 5),
                "B" => One(QuestionKind.Matrix, 10),
                "C" or "E" => One(QuestionKind.Matrix, 3),
                "F" or "H" => One(QuestionKind.Matrix, answers[qid].Count()),
                "R" => One(QuestionKind.Ranking, answers[qid].Count()),
                "D" => One(QuestionKind.Date, 0),
                _ => [],
            };
            leftOut.Contains(Field(row, "title")).ShouldBe(
                each.Count == 0 || IsHidden(xml, qid), $"{Field(row, "type")} {Field(row, "title")}");
            if (!leftOut.Contains(Field(row, "title")))
            {
                expected.AddRange(each);
            }

            IReadOnlyList<(QuestionKind, int)> Many(QuestionKind kind, int options) => [.. rows[qid].Select(_ => (kind, options))];
        }

        // Descriptions of groups became texts to read of their own.
        imported.Definition.Questions.Where(question => !AboutAGroup().IsMatch(question.Code))
            .Select(question => (question.Kind, question.Options.Count)).ShouldBe(expected, ignoreOrder: true);

        static IReadOnlyList<(QuestionKind, int)> One(QuestionKind kind, int options) => [(kind, options)];
    }

    [RealFileTheory]
    [MemberData(nameof(Files))]
    public void What_comes_out_is_a_survey_that_keeps_the_rules_and_holds_no_markup(string file)
    {
        var imported = LssMapping.Read(RealFiles.Read(file));

        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
        imported.Definition.Questions.ShouldAllBe(question => !question.Text.Contains("<p", StringComparison.Ordinal)
            && !question.Text.Contains("<br", StringComparison.Ordinal) && !question.Text.Contains("&nbsp;", StringComparison.Ordinal));
    }

    [RealFileTheory]
    [MemberData(nameof(Files))]
    public void A_question_keeps_its_condition_and_stays_mandatory_or_the_report_says_otherwise(string file)
    {
        var xml = XmlOf(file);
        var conditions = Rows(xml, "conditions").Select(row => Field(row, "qid")).ToHashSet();
        var groups = Rows(xml, "groups").Where(row => Field(row, "grelevance") is not ("" or "1")).Select(row => Field(row, "gid")).ToHashSet();
        var imported = LssMapping.Read(RealFiles.Read(file));
        var approximated = imported.Report.Approximated.Where(note => note.Question is not null).ToDictionary(note => note.Question!, note => note.Message);
        var leftOut = imported.Report.LeftOut.Select(note => note.Question).ToHashSet();

        foreach (var row in Parents(xml).Where(row => !leftOut.Contains(Field(row, "title")) && Field(row, "type") != "X"))
        {
            var conditional = Field(row, "relevance") is not ("" or "1") || conditions.Contains(Field(row, "qid")) || groups.Contains(Field(row, "gid"));
            var title = Field(row, "title");
            var made = imported.Definition.Questions.Where(question =>
                question.Code.Equals(title, StringComparison.OrdinalIgnoreCase)
                || question.Code.StartsWith(title + "-", StringComparison.OrdinalIgnoreCase)).ToList();
            made.ShouldNotBeEmpty(title);
            var lost = approximated.GetValueOrDefault(title, "").Contains("its condition is not brought over", StringComparison.Ordinal);
            made.ShouldAllBe(question => (question.ShownIf != null) == (conditional && !lost), title);
            if (!approximated.GetValueOrDefault(title, "").Contains("rows depended on a condition", StringComparison.Ordinal))
            {
                made.ShouldAllBe(question => question.Required == (Field(row, "mandatory") == "Y" && !lost), title);
            }
        }
    }

    [RealFileFact]
    public void The_texts_are_those_of_the_base_language()
    {
        var imported = LssMapping.Read(RealFiles.Read("ls6_sample_survey_multilingual_fr_de_en_it_ru.lss"));

        imported.Definition.Questions.Single(question => question.Code == "s").Text.ShouldBe("Short free text");
        imported.Definition.Language.ShouldBe("en");
        imported.Definition.Translations.Select(translation => translation.Language).ShouldBe(["fr", "de-x-informal", "it", "ru"]);
        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
    }

    /// <summary>Counted in the XML without the mapping: texts that are not empty, of questions that came over.</summary>
    [RealFileTheory]
    [InlineData("fr", "fr")]
    [InlineData("de-informal", "de-x-informal")]
    [InlineData("it", "it")]
    [InlineData("ru", "ru")]
    public void As_many_texts_come_over_as_the_file_has_in_each_language(string code, string tag)
    {
        const string File = "ls6_sample_survey_multilingual_fr_de_en_it_ru.lss";
        var xml = XmlOf(File);
        var texts = Rows(xml, "question_l10ns").ToLookup(row => (Field(row, "qid"), Field(row, "language")));
        var answerTexts = Rows(xml, "answer_l10ns").ToLookup(row => (Field(row, "aid"), Field(row, "language")));
        var rows = Rows(xml, "subquestions").Where(row => Field(row, "scale_id") == "0").ToLookup(row => Field(row, "parent_qid"));
        var answers = Rows(xml, "answers").Where(row => Field(row, "scale_id") == "0").ToLookup(row => Field(row, "qid"));
        var imported = LssMapping.Read(RealFiles.Read(File));
        var leftOut = imported.Report.LeftOut.Select(note => note.Question).ToHashSet();

        var expected = 0;
        foreach (var row in Parents(xml).Where(row => !leftOut.Contains(Field(row, "title"))))
        {
            var (qid, type) = (Field(row, "qid"), Field(row, "type"));
            var its = type is "M" or "P" or "A" or "B" or "C" or "E" or "F" or "H" or "Q" or "K" ? rows[qid].Count(each => Has(Field(each, "qid"), "question", code)) : 0;
            var times = type is "Q" or "K" ? its : 1;
            expected += Has(qid, "question", code) ? times : 0;
            expected += Has(qid, "help", code) && Has(qid, "help", "en") ? type is "Q" or "K" ? rows[qid].Count() : 1 : 0;
            expected += type is "Q" or "K" ? 0 : its;
            expected += type is "L" or "!" or "O" or "F" or "H" or "R"
                ? answers[qid].Count(answer => answerTexts[(Field(answer, "aid"), code)].Any(text => Words(Field(text, "answer"))))
                : type is "5" or "A" ? 5 : type is "B" ? 10 : 0;
            expected += Field(row, "other") == "Y" && type is "L" or "!" or "M" or "P" && Attribute(qid, "other_replace_text", code) ? 1 : 0;
            expected += type is "N" or "K" && Attribute(qid, "suffix", code) && Attribute(qid, "suffix", "en") ? 1 : 0;
        }

        var withDescription = Rows(xml, "group_l10ns").Where(row => Field(row, "language") == "en" && Words(Field(row, "description"))).Select(row => Field(row, "gid")).ToHashSet();
        expected += Rows(xml, "group_l10ns").Where(row => Field(row, "language") == code && withDescription.Contains(Field(row, "gid")))
            .Sum(row => (Words(Field(row, "group_name")) ? 1 : 0) + (Words(Field(row, "description")) ? 1 : 0));

        var came = imported.Definition.Translations.Single(translation => translation.Language == tag).Texts;
        came.Keys.Count(key => key is not (SurveyTexts.Title or SurveyTexts.Introduction)).ShouldBe(expected);
        came.Keys.ShouldContain(SurveyTexts.Title);
        came.Keys.ShouldContain(SurveyTexts.Introduction);

        bool Has(string qid, string column, string language) => texts[(qid, language)].Any(text => Words(Field(text, column)));
        bool Attribute(string qid, string name, string language) => Rows(xml, "question_attributes").Any(row =>
            Field(row, "qid") == qid && Field(row, "attribute") == name && Field(row, "language") == language && Words(Field(row, "value")));
        static bool Words(string html) => Tags().Replace(html, "").Replace("&nbsp;", "", StringComparison.Ordinal).Trim().Length > 0;
    }

    [RealFileFact]
    public void Validation_comes_over_question_by_question_or_the_report_says_why_not()
    {
        const string File = "ls205_validation_tests.lss";
        string[] names = ["min_answers", "max_answers", "min_num_value", "max_num_value", "min_num_value_sgqa", "max_num_value_sgqa",
            "equals_num_value", "num_value_equals_sgqa", "min_num_value_n", "max_num_value_n", "num_value_int_only"];
        var xml = XmlOf(File);
        var imported = LssMapping.Read(RealFiles.Read(File));
        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
        var leftOut = imported.Report.LeftOut.Select(note => note.Question).ToHashSet();
        var notes = imported.Report.CameOver.Concat(imported.Report.Approximated).Where(note => note.Question is not null).ToDictionary(note => note.Question!, note => note.Message);

        foreach (var row in Parents(xml).Where(row => !leftOut.Contains(Field(row, "title"))))
        {
            var title = Field(row, "title");
            var says = Rows(xml, "question_attributes").Where(each => Field(each, "qid") == Field(row, "qid") && names.Contains(Field(each, "attribute"))
                && Field(each, "value") != "" && (Field(each, "value") != "0" || Field(each, "attribute").EndsWith("_n", StringComparison.Ordinal))).ToList();
            var made = imported.Definition.Questions.Where(question => question.Code.Equals(title, StringComparison.OrdinalIgnoreCase)
                || question.Code.StartsWith($"{title}-", StringComparison.OrdinalIgnoreCase)).ToList();
            var limits = made.Take(1).Sum(question => (question.Number?.Minimum is null ? 0 : 1) + (question.Number?.Maximum is null ? 0 : 1) + (question.Number?.WholeOnly == true ? 1 : 0));
            var perBox = says.Count(each => Field(each, "attribute").EndsWith("_n", StringComparison.Ordinal) && !int.TryParse(Field(each, "value"), out _));
            var rules = made.Sum(question => question.Checks.Count) - (perBox * (made.Count - 1));
            var lost = SaysNotBroughtOver().Count(notes[title]);
            (limits + rules + lost).ShouldBe(says.Count, $"{title}: {notes[title]}");
        }

        Rule("v1mc").ShouldBe(["count({v1mc}) <= 3", "count({v1mc}) >= 1"], ignoreOrder: true);
        Rule("num2").ShouldBe(["not {num} or {num2} >= {num}"]);
        Rule("yearsmarried").ShouldBe(["not {age} or {yearsmarried} <= {age}"]);
        Rule("maxselect").ShouldBe(["not {minselect} or {maxselect} >= {minselect}"]);

        IEnumerable<string> Rule(string code) => imported.Definition.Questions.Single(question => question.Code == code).Checks.Select(check => check.Condition);
    }

    [RealFileFact]
    public async Task A_real_survey_is_imported_published_and_answered()
    {
        await using var host = await EngagementHost.StartAsync();
        var answer = await host.HaltonLead.UploadAsync(EngagementHost.Halton, RealFiles.Read("ls205_validation_tests.lss"));
        var report = await answer.ReadAsync<ImportReport>();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);

        await host.HaltonLead.PublishAsync(report.Slug, new PublishSurvey(host.Today, host.Today.AddDays(7)));
        var survey = (await host.Anyone.GetAsync<SurveyDetail>($"surveys/{report.Slug}"))!;
        var choice = survey.Definition.Questions.First(question => question.Kind == QuestionKind.SingleChoice);
        var receipt = await (await host.Anyone.RespondAsync(report.Slug!, new() { [choice.Code] = [choice.Options[0].Code] })).ReadAsync<Receipt>();
        receipt.ReceivedOn.ShouldBe(host.Today);
    }

    [RealFileFact]
    public void Conditions_of_real_surveys_come_over()
    {
        ConditionsOf("ls205_group_relevance.lss").ShouldContain("{cohabs} > 1 and {p1rel} and {p2name}");
        ConditionsOf("ls205_sample_survey_english.lss").ShouldContain("{num} > 10 and {numkids} >= 3");
        ConditionsOf("ls6_sample_survey_multilingual_fr_de_en_it_ru.lss").ShouldContain("{qc} = \"Y\"");

        static IEnumerable<string?> ConditionsOf(string file) =>
            LssMapping.Read(RealFiles.Read(file)).Definition.Questions.Select(question => question.ShownIf);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("(limit on how many|(small|larg)est number|sum of its numbers)[^.]* is not brought over")]
    private static partial Regex SaysNotBroughtOver();

    [GeneratedRegex("^about(-[0-9]+)?$")]
    private static partial Regex AboutAGroup();

    private static XElement XmlOf(string file) =>
        XDocument.Load(Path.Combine(RealFiles.Directory!, file), LoadOptions.SetLineInfo).Root!;

    private static IEnumerable<XElement> Rows(XElement xml, string table) =>
        xml.Element(table)?.Element("rows")?.Elements("row") ?? [];

    private static List<XElement> Parents(XElement xml) =>
        [.. Rows(xml, "questions").Where(row => Field(row, "parent_qid") == "0").DistinctBy(row => Field(row, "qid"))];

    private static bool IsHidden(XElement xml, string qid) =>
        Rows(xml, "question_attributes").Any(row => Field(row, "qid") == qid && Field(row, "attribute") == "hidden" && Field(row, "value") == "1");

    private static string Field(XElement row, string name) => row.Element(name)?.Value ?? "";
}
