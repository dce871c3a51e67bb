using System.Net;
using System.Text;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence.FromElsewhere;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Evidence;

/// <summary>Results from elsewhere: a table and what is typed beside it become evidence like ours, or nothing does.</summary>
public sealed class ImportEvidenceTests : IAsyncLifetime
{
    private const string Head = "question code,question,kind,topic,answer code,answer,place,people,percent,answered";

    private const string Phone = "How easy or difficult is it to get through to your GP practice by phone?";

    private static readonly string[] Good =
    [
        Head,
        $"q1,{Phone},single choice,gp-access,easy,Easy,Halton,60,,",
        "q1,,,,hard,Difficult,Halton,40,,",
    ];

    private EngagementHost host = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_table_is_looked_at_first_and_is_evidence_once_released()
    {
        var import = await ImportedAsync(Lines(Good));

        import.Preview.Evidence.ShouldSatisfyAllConditions(
            evidence => evidence.Questions.Single().Options.Select(option => option.Count.About).ShouldBe([60, 40]),
            evidence => evidence.SurveySlug.ShouldBeNull(),
            evidence => evidence.Method.ShouldBe(EvidenceMethod.Outreach),
            evidence => evidence.Source.ShouldBe(new("Example Voices", "https://example.org/report", "Carers at two drop-ins.", "Nobody under 18.", FiguresGiven.Exact)),
            evidence => (evidence.From, evidence.To).ShouldBe((new(2024, 6, 1), new(2024, 6, 30))));
        import.Notes.ShouldContain(note => note.Line == 2 && note.Message.Contains("added up"));
        (await host.Anyone.GetAsync<ReleasedEvidence[]>("evidence"))!.ShouldBeEmpty("nobody has released it");
        (await host.HaltonLead.GetAsync<WaitingImport[]>("evidence/imports"))!.Single().Title.ShouldBe("What carers told us");

        var released = await ReleaseAsync(import.Id);

        JsonSerializer.Serialize(released, Json.Options).ShouldBe(JsonSerializer.Serialize(import.Preview.Evidence, Json.Options), "what was looked at is what is published");
        (await host.Anyone.GetAsync<EvidenceDetail>($"evidence/{import.Id}"))!.Areas.Single().Name.ShouldBe("Halton");
        (await host.HaltonLead.GetAsync<WaitingImport[]>("evidence/imports"))!.ShouldBeEmpty();
        (await host.PublishedAsync<EvidenceReleased>()).Single().ShouldSatisfyAllConditions(
            told => told.SurveyId.ShouldBeNull(), told => told.Evidence.Id.ShouldBe(import.Id));
        (await host.PublishedAsync<ActionAudited>()).Single().ShouldSatisfyAllConditions(
            done => done.Action.ShouldBe(AuditActions.EvidenceImported),
            done => done.Subject.ShouldBe($"evidence/{import.Id}"),
            done => done.Scope.ShouldBe(EngagementHost.Halton));
        (await ReleaseAsync(import.Id)).Id.ShouldBe(import.Id, "a second click finds it done");
        (await host.PublishedAsync<EvidenceReleased>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Imported_evidence_is_found_used_and_pooled_like_ours()
    {
        await ReleaseAsync((await ImportedAsync(Lines(Good))).Id);
        var draft = await host.DraftAsync([Released.Choice("phone", Phone, "Easy", "Difficult")]);
        var address = $"surveys/{draft.Summary.Slug}/reuse";

        var candidate = (await host.SystemLead.GetAsync<ReuseCheck>(address))!.Questions.Single().Candidates.Single();
        (candidate.SurveyTitle, candidate.SurveySlug, candidate.Comparable).ShouldBe(("What carers told us", null, true));
        (await host.SystemLead.GetAsync<ReuseCheck>(address))!.Questions.Single().NeedsDecision.ShouldBeTrue("the gate knows it too");
        var decided = await (await host.SystemLead.SendAsync(HttpMethod.Put, $"{address}/phone", new AcceptReuse([candidate.EvidenceId]))).ReadAsync<QuestionReuse>();

        decided.Pooled!.Options.Select(option => option.Percent).ShouldBe([60, 40]);
    }

    [Fact]
    public async Task What_people_told_us_is_found_by_topic_and_place_with_what_it_was_used_for_once_the_survey_is_out()
    {
        var id = (await ReleaseAsync((await ImportedAsync(Lines(Good))).Id)).Id;
        await host.ReleasedAsync(EngagementHost.Knowsley, "Knowsley", Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = "pets" }, 40, 60);
        var draft = (await host.DraftAsync([Released.Choice("phone", Phone, "Easy", "Difficult"), Released.Choice("other", "Do you have a pet?", "Yes", "No") with { Topic = "pets" }])).Summary.Slug;
        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}/reuse/phone", new AcceptReuse([id]))).ReadAsync<QuestionReuse>();
        await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}/reuse/other/ask-again", new AskAgain("Pets have died since."))).ReadAsync<QuestionReuse>();

        var before = (await host.Anyone.GetAsync<ToldPage>("evidence/told"))!;
        (before.Total, before.Page, before.Pages, before.AskedAgain.Count).ShouldBe((2, 1, 1, 0), "a draft is its team's");
        before.Topics.ShouldBe(["gp-access", "pets"]);
        before.Evidence.ShouldAllBe(told => told.ReusedFor.Count == 0);

        (await host.SystemLead.PublishAsync(draft, new PublishSurvey(host.Today, host.Today.AddDays(28)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = (await host.Anyone.GetAsync<ToldPage>("evidence/told?topic=gp-access&area=halton&page=9"))!;
        told.Evidence.Single().ShouldSatisfyAllConditions(
            one => one.Evidence.Id.ShouldBe(id),
            one => one.Topics["q1"].ShouldBe("gp-access"),
            one => one.ReusedFor.Single().ShouldSatisfyAllConditions(
                used => used.SurveySlug.ShouldBe(draft), used => used.QuestionText.ShouldBe(Phone), used => used.AreaNames.ShouldBe(["Halton"])));
        (await host.Anyone.GetAsync<ToldPage>("evidence/told?topic=pets"))!.AskedAgain.Single().Because.ShouldBe("Pets have died since.");
        (await host.Anyone.GetAsync<ToldPage>("evidence/told?topic=gp-access&area=knowsley"))!.Total.ShouldBe(0);
        await (await host.Anyone.GetAsync("evidence/told?area=atlantis")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_its_publisher_hid_stays_hidden_and_so_does_whatever_it_flows_into()
    {
        var import = await ImportedAsync(
            Lines(
                Head,
                $"q1,{Phone},single choice,,a,Easy,Halton,600,,1000",
                "q1,,,,b,Neither,Halton,*,,",
                "q1,,,,c,Difficult,Halton,396,,",
                "q1,,,,a,Easy,Wirral,300,,1000",
                "q1,,,,b,Neither,Wirral,300,,",
                "q1,,,,c,Difficult,Wirral,400,,",
                "q2,How was it there?,scale,,1,1,Halton,50,,100",
                "q2,,,,2,2,Halton,<8,,",
                "q2,,,,3,3,Halton,46,,"),
            area: EngagementHost.System);

        var (first, second) = (import.Preview.Evidence.Questions[0], import.Preview.Evidence.Questions[1]);
        first.Options[1].Count.About.ShouldBeNull("304 would be shown, and nobody knows whether it is");
        first.Options[0].Count.About.ShouldBe(900);
        second.Options[1].Count.About.ShouldBeNull();
        second.Options.Count(option => option.Count.About is null).ShouldBe(2, "alone it could be worked out");
        second.Mean.ShouldBeNull();

        await ReleaseAsync(import.Id, host.SystemLead);
        var draft = (await host.DraftAsync([Released.Choice("phone", Phone, "Easy", "Neither", "Difficult")])).Summary.Slug;
        var decided = await (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}/reuse/phone", new AcceptReuse([import.Id]))).ReadAsync<QuestionReuse>();
        decided.Pooled!.Options.Select(option => option.Percent is null).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task Small_numbers_are_hidden_as_ours_are()
    {
        var import = await ImportedAsync(Lines(Head, $"q1,{Phone},single choice,,,Easy,Halton,91,,100", "q1,,,,,Neither,Halton,5,,", "q1,,,,,Difficult,Halton,4,,"));

        import.Preview.Evidence.Questions.Single().Options.Select(option => option.Count.About).ShouldBe([90, null, null]);
    }

    [Fact]
    public async Task Percentages_become_counts_and_rounded_numbers_may_not_add_up()
    {
        var percentages = await ImportedAsync(Lines(
            Head, $"q1,{Phone},single choice,,,Easy,Halton,,33%,600", "q1,,,,,Neither,Halton,,\"33,5\",", "q1,,,,,Difficult,Halton,,34,"));
        percentages.Preview.Evidence.Source!.Figures.ShouldBe(FiguresGiven.Percentages);
        percentages.Preview.Evidence.Questions.Single().Options.Select(option => option.Count.About).ShouldBe([195, 200, 200]);

        string[] rounded = [Head, $"q1,{Phone},single choice,,,Easy,Halton,65,,130", "q1,,,,,Difficult,Halton,70,,"];
        (await RefusedAsync(Lines(rounded))).Single().Message.ShouldContain("add up to 135, but 130 people answered");
        (await ImportedAsync(Lines(rounded), ("rounded", "true"))).Preview.Evidence.Source!.Figures.ShouldBe(FiguresGiven.Rounded);
    }

    [Fact]
    public async Task The_same_results_imported_again_are_noticed_however_the_file_is_saved()
    {
        var import = await ImportedAsync(Lines(Good));
        var again = Encoding.UTF8.GetBytes(string.Join("\r\n", Good).Replace(',', ';'));

        (await (await PostAsync(again)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "imported-already"))
            .GetProperty("detail").GetString()!.ShouldContain("wait to be released as “What carers told us”");
        await ReleaseAsync(import.Id);
        (await (await PostAsync(again)).ShouldBeProblemAsync(HttpStatusCode.Conflict, "imported-already"))
            .GetProperty("detail").GetString()!.ShouldContain("are published as “What carers told us”");
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_imported_again_and_is_not_said_to_be_published()
    {
        var released = await ReleaseAsync((await ImportedAsync(Lines(Good))).Id);
        (await host.HaltonLead.PostAsync($"evidence/{released.Id}/withdraw", new WithdrawEvidence("Two streets were counted twice."))).EnsureSuccessStatusCode();

        (await (await PostAsync(Lines(Good))).ShouldBeProblemAsync(HttpStatusCode.Conflict, "imported-already"))
            .GetProperty("detail").GetString()!.ShouldStartWith("The same results were withdrawn.");
    }

    [Fact]
    public async Task What_was_thrown_away_can_be_imported_again()
    {
        var import = await ImportedAsync(Lines(Good));

        (await host.HaltonLead.DeleteAsync($"evidence/imports/{import.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await (await host.HaltonLead.GetAsync($"evidence/imports/{import.Id}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await host.HaltonLead.PostAsync($"evidence/imports/{import.Id}/release", null)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        await ImportedAsync(Lines(Good));
    }

    [Fact]
    public async Task Only_who_leads_the_area_imports_looks_releases_and_throws_away()
    {
        var other = host.As(new Grant(Roles.EngagementLead, EngagementHost.Wirral));
        var import = await ImportedAsync(Lines(Good));
        var address = $"evidence/imports/{import.Id}";

        await (await PostAsync(Lines(Good), client: other)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        await (await PostAsync(Lines(Good), client: host.Anyone)).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        (await other.GetAsync<WaitingImport[]>("evidence/imports"))!.ShouldBeEmpty();
        foreach (var answer in new[] { await other.GetAsync(address), await other.PostAsync($"{address}/release", null), await other.DeleteAsync(address) })
        {
            await answer.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        }

        (await host.SystemLead.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Everything_typed_is_checked_and_said_at_once()
    {
        var problem = await (await PostAsync(
            Lines(Good), fields: [("title", ""), ("publisher", " "), ("link", "http://example.org"), ("method", "3"), ("from", "2024-07-01"), ("to", "2024-06-30"), ("reached", "")]))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(
            ["title", "publisher", "link", "method", "to", "reached"], ignoreOrder: true);
        (await (await PostAsync(Lines(Good), fields: [("to", "2999-01-01"), ("from", "yesterday")])).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .GetProperty("errors").EnumerateObject().Count().ShouldBe(2);
        await (await host.HaltonLead.PostAsync($"evidence/imports?area={EngagementHost.Halton}", new { })).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task What_is_wrong_with_the_table_is_reported_by_line_and_nothing_is_kept()
    {
        (await RefusedAsync(Lines([.. Good, "q1,,,,hard,Difficult,Halton,40,,"]))).Single().ShouldSatisfyAllConditions(
            error => error.Line.ShouldBe(4),
            error => error.Question.ShouldBe("q1"),
            error => error.Message.ShouldBe("Halton has another line for this answer. Keep one of them."));
        (await host.ReadAsync(db => db.Set<EvidenceImport>().CountAsync())).ShouldBe(0);
        (await PostAsync([])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_its_limit()
    {
        var problem = await (await PostAsync(new byte[ResultsSheet.LargestBytes + 1])).ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "import-refused");

        problem.GetProperty("detail").GetString()!.ShouldContain("4 MB");
    }

    [Fact]
    public async Task The_example_that_can_be_downloaded_is_taken_with_its_wording_in_Welsh()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "IcpEngage.sln")))
        {
            directory = directory.Parent;
        }

        var import = await ImportedAsync(
            await File.ReadAllBytesAsync(Path.Combine(directory.FullName, "src", "Web", "wwwroot", "evidence-import", "example.csv")), area: EngagementHost.System);

        import.Preview.Evidence.Questions.Select(question => question.Kind).ShouldBe([QuestionKind.SingleChoice, QuestionKind.MultipleChoice, QuestionKind.Scale]);
        import.Preview.Evidence.Respondents.About.ShouldBe(1245);
        import.Preview.Areas.Select(area => area.Respondents.About).ShouldBe([215, 1030]);
        import.Preview.Wordings.Count.ShouldBe(3);
        import.Preview.Wordings[0].ShouldSatisfyAllConditions(
            wording => wording.Language.ShouldBe("cy"),
            wording => wording.Options.ShouldBe(["Hawdd", "Ddim yn hawdd", "Dydw i ddim yn siŵr"]));
    }

    private static byte[] Lines(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\n", lines) + "\n");

    private async Task<EvidenceImportView> ImportedAsync(byte[] file, params (string Name, string Value)[] fields) =>
        await (await PostAsync(file, fields: fields)).ReadAsync<EvidenceImportView>();

    private async Task<EvidenceImportView> ImportedAsync(byte[] file, string area) =>
        await (await PostAsync(file, area, host.SystemLead)).ReadAsync<EvidenceImportView>();

    private async Task<IReadOnlyList<ImportNote>> RefusedAsync(byte[] file)
    {
        var problem = await (await PostAsync(file)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "import-refused");
        return problem.GetProperty("report").Deserialize<ImportReport>(Json.Options)!.Errors;
    }

    private async Task<ReleasedEvidence> ReleaseAsync(Guid id, HttpClient? client = null) =>
        await (await (client ?? host.HaltonLead).PostAsync($"evidence/imports/{id}/release", null)).ReadAsync<ReleasedEvidence>();

    private async Task<HttpResponseMessage> PostAsync(
        byte[] file, string area = EngagementHost.Halton, HttpClient? client = null, (string Name, string Value)[]? fields = null)
    {
        var typed = new Dictionary<string, string>
        {
            ["title"] = "What carers told us",
            ["publisher"] = "Example Voices",
            ["link"] = "https://example.org/report",
            ["method"] = nameof(EvidenceMethod.Outreach),
            ["from"] = "2024-06-01",
            ["to"] = "2024-06-30",
            ["reached"] = "Carers at two drop-ins.",
            ["limits"] = "Nobody under 18.",
        };
        foreach (var (name, value) in fields ?? [])
        {
            typed[name] = value;
        }

        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "results.csv" } };
        foreach (var (name, value) in typed)
        {
            form.Add(new StringContent(value), name);
        }

        return await (client ?? host.HaltonLead).PostAsync(new Uri($"evidence/imports?area={area}", UriKind.Relative), form);
    }
}
