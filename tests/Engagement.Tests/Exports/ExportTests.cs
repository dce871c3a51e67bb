using System.Net;
using System.Text;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Engagement.Tests.Exports;

public sealed class ExportTests : IAsyncLifetime
{
    private static readonly IReadOnlyList<Question> OfEveryKind =
    [
        Questions.Information(),
        Questions.Single() with { Options = [new("easy", "Easy"), new("hard", "Hard, “really”"), new("other", "Other", TakesText: true)] },
        Questions.Multiple() with { ShownIf = "{ease} = \"hard\"" },
        Questions.Scale() with { Scale = new ScaleRange(-2, 2, "Poor", "Good") },
        Questions.Number(range: new NumberRange(-100, 100, "degrees", false)),
        new() { Code = "order", Kind = QuestionKind.Ranking, Text = "What matters?", Options = [new("time", "Time"), new("care", "Care")] },
        new() { Code = "day", Kind = QuestionKind.Date, Text = "When?" },
        new() { Code = "help", Kind = QuestionKind.Matrix, Text = "How good was", Rows = [new("desk", "the desk?"), new("phone", "the phone?")], Options = [new("g", "Good"), new("b", "Bad")] },
        new() { Code = "agree", Kind = QuestionKind.Consent, Text = "I agree to this" },
        Questions.Lines(),
    ];

    private static readonly Dictionary<string, IReadOnlyList<string>> Everything = new()
    {
        ["ease"] = ["hard"],
        ["ways"] = ["phone", "online"],
        ["score"] = ["-2"],
        ["days"] = ["-2.5"],
        ["order"] = ["care", "time"],
        ["day"] = ["2026-05-04"],
        ["help.desk"] = ["b"],
        ["help.phone"] = ["g"],
        ["agree"] = ["agreed"],
        ["why"] = ["It rang, \"and rang\"\nthen stopped. شكرا"],
    };

    private static readonly Dictionary<string, IReadOnlyList<string>> Little = new() { ["ease"] = ["other"], ["ease.other"] = ["=cmd()"] };

    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_wide_table_has_a_row_for_each_response()
    {
        var slug = await AnsweredAsync();

        var file = await host.SystemLead.DownloadAsync(slug);

        file[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Downloads.Rows(file)[0].ShouldBe(
        [
            "response_number", "survey_version", "place_code", "place_name", "answer_mode", "ease", "ease.other.text", "ways.phone", "ways.online", "ways.none",
            "score", "days", "order.1", "order.2", "day", "help.desk", "help.phone", "agree", "why",
        ]);
        var rows = Downloads.Records(file);
        rows.Select(row => row["response_number"]).ShouldBe(["1", "2"]);
        var all = rows.Single(row => row["ease"] == "hard");
        string[] cells = [.. all.Values.Skip(2)];
        cells.ShouldBe(
        [
            "E06000006", "Halton", "online", "hard", "", "1", "1", "0", "-2", "-2.5", "care", "time", "2026-05-04", "b", "g", "agreed",
            "It rang, \"and rang\"\nthen stopped. شكرا",
        ]);
        var little = rows.Single(row => row["ease"] == "other");
        little["place_name"].ShouldBe("Wirral");
        little.Values.Skip(7).ShouldAllBe(cell => cell == "");
    }

    [Fact]
    public async Task Answers_can_be_written_in_the_words_that_people_read()
    {
        var slug = await AnsweredAsync();

        var row = Downloads.Records(await host.SystemLead.DownloadAsync(slug, "?values=labels")).Single(row => row["place_name"] == "Halton");

        string[] cells = [.. row.Values.Skip(5).Take(13)];
        cells.ShouldBe(["Hard, “really”", "", "1", "1", "0", "'-2 – Poor", "-2.5", "Care", "Time", "2026-05-04", "Bad", "Good", "I agree"]);
    }

    [Fact]
    public async Task A_long_table_has_a_row_for_each_answer_and_tells_what_was_left_out_from_what_was_not_asked()
    {
        var slug = await AnsweredAsync();

        var rows = Downloads.Rows(await host.SystemLead.DownloadAsync(slug, "?shape=long"));

        rows[0].Skip(5).ShouldBe(["question_code", "part", "question_text", "value_code", "value_text"]);
        string[] Of(string[] row) => [.. row.Skip(5)];
        var all = rows.Where(row => row[3] == "Halton").Select(Of).ToList();
        all.ShouldContain(row => row.SequenceEqual(new[] { "ways", "", "Which ways did you try?", "online", "Online" }));
        all.ShouldContain(row => row.SequenceEqual(new[] { "score", "", "How good is it?", "-2", "'-2 – Poor" }));
        all.ShouldContain(row => row.SequenceEqual(new[] { "days", "", "How many days?", "-2.5", "'-2.5 degrees" }));
        all.ShouldContain(row => row.SequenceEqual(new[] { "order", "1", "What matters?", "care", "Care" }));
        all.ShouldContain(row => row.SequenceEqual(new[] { "help", "phone", "How good was the phone?", "g", "Good" }));
        all.ShouldContain(row => row[0] == "why" && row[3] == "" && row[4].StartsWith("It rang"));
        all.Count(row => row[0] == "ways").ShouldBe(2);
        var little = rows.Where(row => row[3] == "Wirral").Select(Of).ToList();
        little.ShouldNotContain(row => row[0] == "ways", "it was not asked");
        little.Where(row => row[0] == "score").ShouldHaveSingleItem().ShouldBe(["score", "", "How good is it?", "", ""]);
        little.ShouldContain(row => row.SequenceEqual(new[] { "ease", "other", "How easy is it? Other", "", "'=cmd()" }));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    public async Task No_cell_is_a_formula(string text)
    {
        var slug = (await host.LiveSurveyAsync([Questions.Lines(), Questions.Number(range: null)])).Summary.Slug;
        await RespondAsync(slug, new() { ["why"] = [text], ["days"] = ["-7"] });

        var row = Downloads.Records(await host.SystemLead.DownloadAsync(slug)).ShouldHaveSingleItem();
        (row["why"], row["days"]).ShouldBe(($"'{text}", "-7"));

        // Text by its type: nothing has to stand before it.
        Downloads.Sheets(await host.SystemLead.DownloadAsync(slug, "?format=xlsx"))["Responses"][1][^2..].ShouldBe([text, "-7"]);
    }

    [Theory]
    [InlineData("wide", "codes")]
    [InlineData("wide", "labels")]
    [InlineData("long", "codes")]
    public async Task A_workbook_holds_the_same_and_the_codebook(string shape, string values)
    {
        var slug = await AnsweredAsync();

        var sheets = Downloads.Sheets(await host.SystemLead.DownloadAsync(slug, $"?format=xlsx&shape={shape}&values={values}"));

        Sorted(sheets["Responses"]).ShouldBe(Sorted(Downloads.Rows(await host.SystemLead.DownloadAsync(slug, $"?shape={shape}&values={values}"))));
        Sorted(sheets["Codebook"]).ShouldBe(Sorted(Downloads.Rows(await CodebookAsync(slug))));
        sheets.Count.ShouldBe(2);

        // Numbers are of the file; CSV alone has something to defuse.
        static List<string> Sorted(List<string[]> rows) =>
            [.. rows.Select(row => string.Join("|", row.Skip(1).Select(cell => cell.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\'')))).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task The_codebook_says_what_each_column_is()
    {
        var slug = await AnsweredAsync();

        var rows = Downloads.Records(await CodebookAsync(slug));

        rows.Select(row => row["variable"]).Distinct().ShouldBe(Downloads.Rows(await host.SystemLead.DownloadAsync(slug))[0]);
        rows.Where(row => row["variable"] == "ease").Select(row => (row["value"], row["label"], row["spss_value"]))
            .ShouldBe([("easy", "Easy", "1"), ("hard", "Hard, “really”", "2"), ("other", "Other", "3")]);
        var way = rows.First(row => row["variable"] == "ways.phone");
        (way["asked_if"], way["wording"], way["kind"], way["question_code"]).ShouldBe(("{ease} = \"hard\"", "Which ways did you try? – Phone", "MultipleChoice", "ways"));
        var degrees = rows.Single(row => row["variable"] == "days");
        (degrees["range"], degrees["unit"]).ShouldBe(("'-100 to 100", "degrees"));
        rows.Where(row => row["variable"] == "score").Select(row => row["value"]).ShouldBe(["-2", "-1", "0", "1", "2"]);
    }

    [Fact]
    public async Task What_was_not_asked_and_what_was_left_out_are_two_numbers_for_SPSS()
    {
        var slug = await AnsweredAsync();

        var files = Downloads.Files(await host.SystemLead.DownloadAsync(slug, "?format=spss"));

        files.Keys.ShouldBe([$"{slug}-responses-spss.csv", $"{slug}.sps", $"{slug}-codebook.csv"]);
        var rows = Downloads.Records(files[$"{slug}-responses-spss.csv"]);
        var little = rows.Single(row => row["place_name"] == "Wirral");
        (little["ease"], little["ways.phone"], little["score"], little["help.desk"], little["order.1"], little["days"], little["why"])
            .ShouldBe(("3", "-8", "-9", "-9", "-9", "", ""));
        var all = rows.Single(row => row["place_name"] == "Halton");
        (all["ease"], all["order.1"], all["agree"], all["why"]).ShouldBe(("2", "2", "1", "It rang, \"and rang\" then stopped. شكرا"));

        var syntax = Encoding.UTF8.GetString(files[$"{slug}.sps"]);
        syntax.ShouldContain($"/FILE='{slug}-responses-spss.csv'");
        syntax.ShouldContain("    ease F8.0\n    ease.other.text A601\n    ways.phone F8.0");
        syntax.ShouldContain("MISSING VALUES ways.phone (-9, -8).\nVALUE LABELS ways.phone\n  0 'Not chosen'\n  1 'Chosen'\n  -9 'Left out'\n  -8 'Not asked'.\n");
        syntax.ShouldContain("VARIABLE LEVEL score (ORDINAL).");
    }

    [Fact]
    public async Task Nothing_in_a_file_leads_to_a_receipt_or_says_when()
    {
        var slug = await AnsweredAsync();
        var stored = await host.ReadAsync(db => db.Responses.ToListAsync());

        foreach (var query in new[] { "", "?shape=long" })
        {
            var file = Encoding.UTF8.GetString(await host.SystemLead.DownloadAsync(slug, query));
            foreach (var response in stored)
            {
                file.ShouldNotContain(response.ReceiptHash[..8], Case.Insensitive);
            }

            file.ShouldNotContain($"{host.Today:O}");
        }
    }

    [Fact]
    public async Task The_order_is_another_in_every_file()
    {
        var slug = (await host.LiveSurveyAsync([Questions.Line()])).Summary.Slug;
        foreach (var number in Enumerable.Range(0, 40))
        {
            await RespondAsync(slug, new() { ["word"] = [$"word {number:00}"] });
        }

        var once = await WordsAsync();
        var again = await WordsAsync();

        once.ShouldNotBe(again);
        once.Order().ShouldBe(again.Order());
        once.Order().ShouldBe(Enumerable.Range(0, 40).Select(number => $"word {number:00}"));

        async Task<string[]> WordsAsync() => [.. Downloads.Records(await host.SystemLead.DownloadAsync(slug)).Select(row => row["word"])];
    }

    [Fact]
    public async Task A_survey_without_responses_has_headings()
    {
        var slug = (await host.LiveSurveyAsync(OfEveryKind)).Summary.Slug;

        Downloads.Rows(await host.SystemLead.DownloadAsync(slug)).ShouldHaveSingleItem();
        Downloads.Sheets(await host.SystemLead.DownloadAsync(slug, "?format=xlsx&shape=long"))["Responses"].ShouldHaveSingleItem();
        Downloads.Files(await host.SystemLead.DownloadAsync(slug, "?format=spss")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Files_are_named_after_the_survey()
    {
        var slug = await AnsweredAsync();

        (await NameAsync("")).ShouldBe(($"{slug}-responses-wide.csv", "text/csv"));
        (await NameAsync("?format=xlsx&shape=long")).ShouldBe(($"{slug}-responses-long.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        (await NameAsync("?format=spss")).ShouldBe(($"{slug}-responses-spss.zip", "application/zip"));

        async Task<(string?, string?)> NameAsync(string query)
        {
            var answer = await host.SystemLead.GetAsync(new Uri($"surveys/{slug}/responses/export{query}", UriKind.Relative));
            return (answer.Content.Headers.ContentDisposition!.FileName, answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Responses_are_for_the_survey_s_team_only()
    {
        var slug = await AnsweredAsync();
        var analyst = host.As(new Grant(Roles.Analyst, Grant.WholeSystem));

        (await AskAsync(analyst)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(host.Anyone)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await (await AskAsync(host.HaltonLead)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await (await AskAsync(host.As(new Grant(Roles.Analyst, EngagementHost.Halton)))).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        (await AskAsync(host.As(new Grant(Roles.PlaceLead, Grant.WholeSystem)))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        Task<HttpResponseMessage> AskAsync(HttpClient client) => client.GetAsync(new Uri($"surveys/{slug}/responses/export", UriKind.Relative));
    }

    [Fact]
    public async Task Every_download_is_on_the_audit_trail()
    {
        var slug = await AnsweredAsync();

        await host.SystemLead.DownloadAsync(slug, "?format=xlsx&shape=long");

        var told = (await host.PublishedAsync<ActionAudited>()).Single(each => each.Action == AuditActions.ResponsesExported);
        (told.Subject, told.Scope, told.Actor).ShouldBe(($"survey/{slug}", Grant.WholeSystem, EngagementHost.Person));
        told.After.ShouldBe("""{"format":"Xlsx","shape":"Long","values":"Codes"}""");
    }

    [Fact]
    public async Task What_cannot_be_downloaded_says_why()
    {
        var draft = (await host.DraftAsync()).Summary.Slug;
        await (await AskAsync(draft)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SurveyWrongState);
        await (await AskAsync("none")).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);

        var slug = await AnsweredAsync();
        var wrong = await (await AskAsync(slug, "?format=pdf&shape=round")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        wrong.SentencesOn("format").ShouldBe(["Choose “csv”, “xlsx” or “spss”."]);
        wrong.SentencesOn("shape").ShouldBe(["Choose “wide” or “long”."]);

        host.Time.PassDays(28 + 800);
        await host.Services.GetServices<IHostedService>().OfType<SurveySweeper>().Single().SweepAsync(CancellationToken.None);
        await (await AskAsync(slug)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AnswersDeleted);
        (await host.PublishedAsync<ActionAudited>()).ShouldNotContain(each => each.Action == AuditActions.ResponsesExported);

        Task<HttpResponseMessage> AskAsync(string survey, string query = "") =>
            host.SystemLead.GetAsync(new Uri($"surveys/{survey}/responses/export{query}", UriKind.Relative));
    }

    [Fact]
    public async Task A_sheet_that_would_be_too_wide_is_refused_and_CSV_is_not()
    {
        IReadOnlyList<AnswerOption> many = [.. Enumerable.Range(0, 200).Select(index => new AnswerOption($"{index}", "x"))];
        var slug = (await host.LiveSurveyAsync([.. Enumerable.Range(0, 82).Select(index => Questions.Multiple($"q{index}") with { Options = many })])).Summary.Slug;

        var answer = await host.SystemLead.GetAsync(new Uri($"surveys/{slug}/responses/export?format=xlsx", UriKind.Relative));
        (await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).SentencesOn("format")[0].ShouldContain("16,384");

        Downloads.Rows(await host.SystemLead.DownloadAsync(slug))[0].Length.ShouldBe(5 + (82 * 200));
    }

    private async Task<string> AnsweredAsync()
    {
        var slug = (await host.LiveSurveyAsync(OfEveryKind)).Summary.Slug;
        await RespondAsync(slug, Everything);
        await RespondAsync(slug, Little, "wirral");
        return slug;
    }

    private async Task<byte[]> CodebookAsync(string slug) =>
        await host.SystemLead.GetByteArrayAsync(new Uri($"surveys/{slug}/codebook", UriKind.Relative));

    private async Task RespondAsync(string slug, Dictionary<string, IReadOnlyList<string>> answers, string area = "halton")
    {
        var answer = await host.Anyone.RespondAsync(slug, answers, area: area);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
