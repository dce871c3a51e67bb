using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Import;

/// <summary>A survey that goes out as a LimeSurvey file, and comes back.</summary>
public sealed partial class LssRoundTripTests
{
    [Fact]
    public void Whatever_goes_out_comes_back_equal() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var (definition, title) = MadeSurveys.Of(seed);
        var imported = LssMapping.Read(LssWriter.Write(definition, title));
        imported.Title.ShouldBe(title);
        Json(imported.Definition).ShouldBe(Json(definition), $"seed {seed}");
        imported.Report.CameOver.Count(note => note.Message == "Came back as it went out.").ShouldBe(definition.Questions.Count);
        imported.Report.Approximated.Where(note => note.Question is not null).ShouldBeEmpty();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void LimeSurvey_would_take_every_code_and_every_name() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var (definition, title) = MadeSurveys.Of(seed);
        var xml = XDocument.Parse(Encoding.UTF8.GetString(LssWriter.Write(definition, title))).Root!;

        xml.Elements().Take(3).Select(element => element.Name.LocalName).ShouldBe(["LimeSurveyDocType", "DBVersion", "languages"]);
        var titles = Values("questions", "title");
        titles.ShouldBeUnique();
        titles.ShouldAllBe(code => QuestionTitle().IsMatch(code));
        Values("subquestions", "title").Concat(Values("answers", "code")).ShouldAllBe(code => ShortCode().IsMatch(code));
        xml.Element("subquestions")?.Element("rows")!.Elements("row").Select(row => row.Element("parent_qid")!.Value + row.Element("title")!.Value).ShouldBeUnique();
        Values("questions", "gid").Except(Values("groups", "gid")).ShouldBeEmpty();
        var languages = xml.Element("languages")!.Elements().Select(language => language.Value).ToList();
        languages.ShouldBeUnique();
        Values("question_l10ns", "language").Distinct().ShouldBe(languages, ignoreOrder: true);

        List<string> Values(string table, string column) =>
            [.. xml.Element(table)?.Element("rows")!.Elements("row").Select(row => row.Element(column)!.Value) ?? []];
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void What_LimeSurvey_has_a_place_for_is_said_in_its_own_words()
    {
        var imported = LssMapping.Read(WithoutOurs(LssWriter.Write(Survey, "Getting help")));

        imported.Title.ShouldBe("Getting help");
        imported.Definition.Introduction.ShouldBe("Who asks.\n\nAnd why <b>.");
        imported.Definition.Questions.Select(question => $"{question.Code} {question.Kind} {question.Text} {question.ShownIf} {question.Required} {question.SamePage}").ShouldBe(
        [
            "ease SingleChoice How easy is it?  True False",
            "gphelp MultipleChoice Which ways did you try?  False True",
            "days Number How many days? not ({ease} = \"easy\" and {gphelp} includes \"phone\") False False",
            "why LongText Why {days}? {days} and {days} > 3 False False",
        ]);
        imported.Definition.Questions[0].Options[^1].ShouldBe(new AnswerOption("other", "Another way", TakesText: true));
        imported.Definition.Questions[1].Options.ShouldContain(new AnswerOption("none", "None of these", Exclusive: true));
        imported.Definition.Questions[2].Number.ShouldBe(new NumberRange(0, 30.5m, "days", WholeOnly: false));
        imported.Definition.Questions[3].MaximumLength.ShouldBe(300);
        imported.Definition.Questions[3].Checks.ShouldHaveSingleItem().ShouldBe(new AnswerCheck("not {why} or length({why}) >= 10", "Say more."));
        imported.Definition.Translations.ShouldHaveSingleItem().Texts["ease/text"].ShouldBe("Pa mor hawdd yw hi?");
        imported.Definition.Quotas.ShouldHaveSingleItem().ShouldBe(new Quota("easy", 20, "{ease} = \"easy\"", "Enough."));
    }

    [Fact]
    public void What_was_changed_in_LimeSurvey_counts_and_the_rest_comes_back_as_it_was()
    {
        var text = Encoding.UTF8.GetString(LssWriter.Write(Survey, "Getting help"));

        var imported = LssMapping.Read(Encoding.UTF8.GetBytes(text.Replace("![CDATA[How many days?]]", "![CDATA[How many weeks?]]", StringComparison.Ordinal)));

        imported.Definition.Questions.Select(question => question.Text).ShouldBe(["How easy is it?", "Which ways did you try?", "How many weeks?", "Why {days}?"]);
        imported.Definition.Questions.Select(question => question.Code).ShouldBe(["ease", "gp-help", "days", "why"]);
        imported.Report.Approximated.Single(note => note.Question == "days").Message.ShouldStartWith("Was changed in LimeSurvey");
        imported.Report.CameOver.Count(note => note.Message == "Came back as it went out.").ShouldBe(3);
        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("icpengage", "null")]
    [InlineData("icpengage", "{")]
    [InlineData("icpengage", "{\"Question\":null,\"Texts\":[null],\"Print\":null}")]
    [InlineData("icpengage_codes", "{\"Question\":\"A B\",\"Options\":null}")]
    [InlineData("icpengage_codes", "{\"Question\":\"same\",\"Options\":{\"x\":null},\"Rows\":{}}")]
    [InlineData("icpengage_codes", "{\"Question\":\"same\",\"Options\":{},\"Rows\":{}}")]
    [InlineData("icpengage_survey", "{\"Title\":\"x\",\"Texts\":[null]}")]
    public void What_somebody_else_wrote_in_our_place_is_not_believed(string attribute, string value)
    {
        var file = XDocument.Parse(Encoding.UTF8.GetString(LssWriter.Write(Survey, "Getting help")));
        foreach (var row in file.Descendants("row").Where(row => row.Element("attribute")?.Value == attribute))
        {
            row.Element("value")!.Value = value;
        }

        var imported = LssMapping.Read(Encoding.UTF8.GetBytes(file.ToString()));

        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
        imported.Definition.Questions.Count.ShouldBe(4);
    }

    [Fact]
    public void A_survey_of_two_thousand_questions_goes_out_and_comes_back_in_seconds()
    {
        var definition = DefinitionRules.Clean(new SurveyDefinition(
            "Long.", [.. Enumerable.Range(1, DefinitionRules.MostQuestions).Select(number => Questions.Single($"q-{number}") with { Hint = new string('h', 400) })]));
        var file = LssWriter.Write(definition, "A long survey");
        file.Length.ShouldBeInRange(5_000_000, LssFile.LargestBytes);
        var began = System.Diagnostics.Stopwatch.StartNew();

        Json(LssMapping.Read(file).Definition).ShouldBe(Json(definition));

        began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60), "about two seconds on an idle machine");
    }

    [Fact]
    public async Task Leads_download_a_draft_and_analysts_what_is_published_and_it_can_be_imported()
    {
        await using var host = await EngagementHost.StartAsync();
        var report = await (await host.HaltonLead.UploadAsync(EngagementHost.Halton, Uploads.Own("all-types.lss"))).ReadAsync<ImportReport>();
        var address = new Uri($"surveys/{report.Slug}/limesurvey", UriKind.Relative);
        var draft = (await host.HaltonLead.GetAsync<SurveyDetail>($"surveys/{report.Slug}"))!;

        var analyst = host.As(new Grant(Roles.Analyst, EngagementHost.System));

        var answer = await host.HaltonLead.GetAsync(address);

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("our-own-survey.lss");
        var again = await (await host.SystemLead.UploadAsync(EngagementHost.System, await answer.Content.ReadAsByteArrayAsync())).ReadAsync<ImportReport>();
        Json((await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{again.Slug}"))!.Definition).ShouldBe(Json(draft.Definition));
        await (await analyst.GetAsync(address)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await host.HaltonLead.PublishAsync(report.Slug, new PublishSurvey(host.Today, host.Today));
        (await analyst.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await host.Anyone.GetAsync(address)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await (await host.As(new Grant(Roles.PlaceLead, EngagementHost.Halton)).GetAsync(address)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await (await host.HaltonLead.GetAsync(new Uri("surveys/nothing/limesurvey", UriKind.Relative))).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    private static readonly SurveyDefinition Survey = DefinitionRules.Clean(new SurveyDefinition("Who asks.\n\nAnd why <b>.",
    [
        Questions.Single(required: true) with { Options = [new("easy", "Easy"), new("hard", "Hard"), new("else", "Another way", TakesText: true)], Topic = "gp-access" },
        Questions.Multiple("gp-help") with { SamePage = true },
        Questions.Number("days", new NumberRange(0, 30.5m, "days", WholeOnly: false)) with { ShownIf = "not ({ease} = \"easy\" and {gp-help} includes \"phone\")" },
        Questions.Lines("why") with { Text = "Why {days}?", ShownIf = "{days} > 3", MaximumLength = 300, Checks = [new("length({why}) >= 10", "Say more.")] },
    ])
    {
        Quotas = [new Quota("easy", 20, "{ease} = \"easy\"", "Enough.")],
        Translations = [new Translation("cy") { Texts = new Dictionary<string, string> { ["ease/text"] = "Pa mor hawdd yw hi?" } }],
    });

    private static string Json(SurveyDefinition definition) => JsonSerializer.Serialize(DefinitionRules.Clean(definition));

    private static byte[] WithoutOurs(byte[] file)
    {
        var xml = XDocument.Parse(Encoding.UTF8.GetString(file));
        xml.Descendants("row").Where(row => row.Element("attribute")?.Value.StartsWith("icpengage", StringComparison.Ordinal) == true).Remove();
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{0,19}\z")]
    private static partial Regex QuestionTitle();

    [GeneratedRegex(@"^[A-Za-z0-9]{1,5}\z")]
    private static partial Regex ShortCode();
}
