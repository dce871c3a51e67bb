using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Exports;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Import;

public sealed class DefinitionFileTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_survey_goes_out_and_comes_back_equal()
    {
        var first = await host.DraftAsync([Questions.Single("first"), .. Questions.OneOfEach.Select(question => question with { ShownIf = "{first} = \"hard\"", Required = false })]);

        var file = await host.SystemLead.GetAsync(new Uri($"surveys/{first.Summary.Slug}/definition", UriKind.Relative));
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("getting-help-definition.json");
        var report = await (await host.SystemLead.UploadAsync(EngagementHost.System, await file.Content.ReadAsByteArrayAsync())).ReadAsync<ImportReport>();

        report.CameOver.Select(note => note.Question).ShouldBe(first.Definition.Questions.Select(question => question.Code));
        var second = await host.SystemLead.GetAsync<SurveyDetail>($"surveys/{report.Slug}");
        second!.Summary.Slug.ShouldNotBe(first.Summary.Slug);
        Written(second.Definition).ShouldBe(Written(first.Definition));
        (second.Summary.Title, second.AudienceCode, second.Summary.State).ShouldBe((first.Summary.Title, first.AudienceCode, SurveyState.Draft));
    }

    [Fact]
    public void Any_definition_goes_out_and_comes_back_equal() => Prop.ForAll(
        Arb.From(Definitions()),
        definition =>
        {
            DefinitionRules.Check(definition).ShouldBeEmpty();
            var file = ExportDefinition.Write("A title", "adults", definition);

            Written(DefinitionFile.Read(file).Definition).ShouldBe(Written(definition));
            SchemaCheck.Of(JsonDocument.Parse(file).RootElement, DefinitionSchema.Schema).ShouldBeEmpty();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_draft_is_seen_by_those_who_plan_only()
    {
        var draft = (await host.DraftAsync()).Summary.Slug;
        var live = (await host.LiveSurveyAsync()).Summary.Slug;

        (await host.Anyone.GetAsync(new Uri($"surveys/{draft}/definition", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Anyone.GetAsync(new Uri($"surveys/{live}/definition", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.As(new Grant(Roles.PlaceLead, EngagementHost.Halton)).GetAsync(new Uri($"surveys/{draft}/definition", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_schema_is_served_to_everybody()
    {
        var answer = await host.Anyone.GetAsync(new Uri("survey-definition.schema.json", UriKind.Relative));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/schema+json");
        var schema = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        schema["properties"]!["definition"]!["properties"]!["questions"]!["items"]!["properties"]!["kind"]!["enum"]!.AsArray().Count
            .ShouldBe(Enum.GetValues<QuestionKind>().Length);
        schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(["title", "audienceCode", "definition"]);
    }

    [Theory]
    [InlineData("$.definition.questions[0].kind", "“Slider” is none of SingleChoice", "kind", "\"Slider\"")]
    [InlineData("$.definition.questions[0].required", "must be true or false, and is a text in quotes.", "required", "\"yes\"")]
    [InlineData("$.definition.questions[0].text", "is empty (null), but something must stand here.", "text", "null")]
    [InlineData("$.definition.questions[0].maximumLength", "2.5 is no whole number, or too large.", "maximumLength", "2.5")]
    [InlineData("$.definition.questions[0].options", "must be a list in square brackets, and is a group of fields in braces.", "options", "{}")]
    [InlineData("$.definition.questions[0].dates.earliest", "“4 May” is no day. Write it like “2026-05-04”.", "dates", "{\"earliest\":\"4 May\"}")]
    [InlineData("$.definition.questions[0].options[0]", "lacks “text”.", "options", "[{\"code\":\"a\"}]")]
    [InlineData("$.definition.questions[0]", "has a field “colour”, which is not known.", "colour", "1")]
    [InlineData("$.definition.questions[0]", "has a field “Text”, which is not known. It is written “text”.", "Text", "\"x\"")]
    public void What_is_wrong_is_said_with_where_it_is(string path, string sentence, string member, string value)
    {
        var file = JsonNode.Parse(ExportDefinition.Write("A title", "adults", new SurveyDefinition("", [Questions.Single()])))!;
        file["definition"]!["questions"]![0]![member] = JsonNode.Parse(value);

        var note = Refused(file.ToJsonString()).ShouldHaveSingleItem();

        note.Path.ShouldBe(path);
        note.Message.ShouldStartWith(sentence);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var notes = Refused("""{"title":"A title","audienceCode":"adults","more":1,"definition":{"introduction":5,"questions":[{"code":"a"},{"code":"a","code":"b","kind":"ShortText","text":"?"}]}}""");

        notes.Select(note => (note.Path, note.Message)).ShouldBe(
        [
            ("$", "has a field “more”, which is not known."),
            ("$.definition.introduction", "must be a text in quotes, and is a number."),
            ("$.definition.questions[0]", "lacks “kind”."),
            ("$.definition.questions[0]", "lacks “text”."),
            ("$.definition.questions[1]", "has “code” twice."),
        ]);
    }

    [Fact]
    public void The_rules_of_the_builder_hold_for_a_file()
    {
        var notes = Refused(Encoding.UTF8.GetString(ExportDefinition.Write("No", "ADULTS", new SurveyDefinition("", [Questions.Line(), Questions.Single() with { Options = [] }]))));

        notes.Select(note => note.Path).ShouldBe(["$.title", "$.audienceCode", "$.definition.questions[1]"]);
        notes[^1].Question.ShouldBe("ease");
        notes[^1].Message.ShouldBe("Question 2: add at least two answers to choose from.");
    }

    [Theory]
    [InlineData("{\"title\":\"A", "no JSON")]
    [InlineData("{\"title\":\"\\ud800\",\"audienceCode\":\"adults\",\"definition\":{\"introduction\":\"\",\"questions\":[]}}", "no UTF-8")]
    [InlineData("[]", "must be a group of fields in braces")]
    public void What_is_no_survey_is_refused(string file, string sentence) => Refused(file)[0].Message.ShouldContain(sentence);

    [Fact]
    public void Deep_files_are_refused() => Refused(new string('[', 100_000))[0].Message.ShouldContain("too deep");

    [Fact]
    public async Task A_refused_file_leaves_nothing_and_its_reasons_are_told()
    {
        var answer = await host.SystemLead.UploadAsync(EngagementHost.System, "\uFEFF {\"title\":5}"u8.ToArray());

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        var report = problem.GetProperty("report").Deserialize<ImportReport>(Json.Options)!;
        report.Errors.Select(note => note.Path).ShouldBe(["$.title", "$", "$"]);
        (await host.ReadAsync(db => db.Surveys.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_says_how_large_it_may_be()
    {
        var file = new byte[LssFile.LargestBytes + 1];
        file.AsSpan().Fill((byte)' ');
        file[0] = (byte)'{';

        var answer = await host.SystemLead.UploadAsync(EngagementHost.System, file);

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.ImportRefused);
        problem.GetProperty("detail").GetString()!.ShouldContain("larger than 20 MB");
    }

    [Fact]
    public void The_schema_in_docs_is_the_one_that_is_served()
    {
        var path = Path.Combine(RepositoryRoot(), "docs", "survey-definition.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1")
        {
            File.WriteAllText(path, DefinitionSchema.Text);
        }

        // Files that others wrote rely on it: change it knowingly, with UPDATE_DOCUMENTS=1.
        DefinitionSchema.Text.ReplaceLineEndings("\n").ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    private static string RepositoryRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "IcpEngage.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }

    private static IReadOnlyList<ImportNote> Refused(string file) =>
        Should.Throw<DefinitionRefusedException>(() => DefinitionFile.Read(Encoding.UTF8.GetBytes(file))).Notes;

    private static string Written(SurveyDefinition definition) => JsonSerializer.Serialize(definition, Json.Options);

    /// <summary>Questions of every kind with any texts, some on conditions.</summary>
    private static Gen<SurveyDefinition> Definitions()
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => $"A {string.Concat(text.Get.EnumerateRunes())} text");
        Func<string, string, Question>[] kinds =
        [
            (code, text) => Questions.Single(code) with { Text = text, Options = [new("a", text, TakesText: true), new("b", "B")] },
            (code, text) => Questions.Multiple(code) with { Hint = text },
            (code, text) => Questions.Scale(code) with { Scale = new ScaleRange(-3, 3, text[..2] + "least", "most") },
            (code, text) => Questions.Number(code, new NumberRange(-1.5m, null, "days", false)) with { Text = text },
            (code, text) => Questions.Lines(code) with { MaximumLength = text.Length },
            (code, text) => Questions.Information(code) with { Text = text },
            (code, text) => new() { Code = code, Kind = QuestionKind.Date, Text = text, Dates = new DateRange(new DateOnly(2026, 5, 4), null) },
            (code, text) => new() { Code = code, Kind = QuestionKind.Matrix, Text = text, Rows = [new("r", text)], Options = [new("a", "A"), new("b", "B")], Topic = "gp-access" },
            (code, text) => new() { Code = code, Kind = QuestionKind.Consent, Text = text, Required = true, ShownIf = "{q0}" },
        ];
        var questions = Gen.Elements(kinds).Zip(texts).ListOf()
            .Select(made => made.Select((each, index) => each.Item1($"q{index + 1}", each.Item2)).Prepend(Questions.Single("q0")).ToList());
        return questions.Zip(texts).Select(made => DefinitionRules.Clean(new SurveyDefinition(made.Item2, made.Item1)));
    }
}
