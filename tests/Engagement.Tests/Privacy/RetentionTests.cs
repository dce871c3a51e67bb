using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IcpEngage.Engagement.Tests.Privacy;

public sealed class RetentionTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    private HttpClient Secretary => host.As(new Grant(Roles.Secretariat, Grant.WholeSystem));

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Answers_go_the_day_after_the_survey_promised_and_released_figures_stay()
    {
        // In this order: once its answers are evidence, the system does not ask the same again unless somebody decides so.
        var (unreleased, withdrawn) = await FinishedAsync(release: false);
        var (released, _) = await FinishedAsync(release: true);
        var keptUntil = host.Today.AddMonths(3);
        var figures = await host.Anyone.GetStringAsync(new Uri($"surveys/{released}/results", UriKind.Relative));

        await SweepOnAsync(keptUntil);
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(19);

        await SweepOnAsync(keptUntil.AddDays(1));
        await SweepOnAsync(keptUntil.AddDays(1));
        (await host.ReadAsync(db => db.Responses.CountAsync())).ShouldBe(0);
        (await host.ReadAsync(db => db.WithdrawnReceipts.CountAsync())).ShouldBe(0);
        await (await host.Anyone.WithdrawAsync(withdrawn)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.ReceiptUnknown);

        var listed = (await Secretary.GetAsync<IReadOnlyList<SurveyRetention>>("retention"))!;
        listed.Select(each => (each.KeptUntil, each.DeletedOn, each.Deleted))
            .ShouldBe([(keptUntil, keptUntil.AddDays(1), 10), (keptUntil, keptUntil.AddDays(1), 9)], ignoreOrder: true);
        var audited = (await host.PublishedAsync<ActionAudited>()).Where(each => each.Action == AuditActions.ResponsesDeleted).ToList();
        audited.Select(each => (each.Actor, each.Before)).ShouldBe([(null, """{"responses":10}"""), (null, """{"responses":9}""")], ignoreOrder: true);

        // What was published is as it was, but for the day on which the answers went.
        var now = (await host.Anyone.GetAsync<SurveyResults>($"surveys/{released}/results"))!;
        now.AnswersDeletedOn.ShouldBe(keptUntil.AddDays(1));
        System.Text.Json.JsonSerializer.Serialize(now with { AnswersDeletedOn = null }, Json.Options).ShouldBe(figures);

        // What was not is told to the team, and cannot be released any more.
        (await host.SystemLead.GetAsync<SurveyResults>($"surveys/{unreleased}/results"))!.AnswersDeletedOn.ShouldBe(keptUntil.AddDays(1));
        await (await host.SystemLead.PostAsync($"surveys/{unreleased}/release", new { })).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AnswersDeleted);
    }

    [Fact]
    public async Task A_live_survey_keeps_its_answers_whatever_the_months()
    {
        await host.LiveSurveyAsync();

        await SweepOnAsync(host.Today);

        (await Secretary.GetAsync<IReadOnlyList<SurveyRetention>>("retention"))!.ShouldHaveSingleItem().DeletedOn.ShouldBeNull();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(96, true)]
    [InlineData(0, false)]
    [InlineData(97, false)]
    [InlineData(-1, false)]
    public async Task The_months_are_chosen_while_the_survey_is_a_draft_within_bounds(int months, bool taken)
    {
        var draft = await host.DraftAsync();
        draft.KeptMonths.ShouldBe(24);

        var answer = await host.SystemLead.SendAsync(
            HttpMethod.Put, $"surveys/{draft.Summary.Slug}", new EditSurvey("Getting help", draft.Definition, draft.Version, months));

        if (taken)
        {
            (await answer.ReadAsync<SurveyDetail>()).KeptMonths.ShouldBe(months);
        }
        else
        {
            (await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid))
                .SentencesOn("keptMonths").ShouldBe(["Answers can be kept for 1 to 96 months after the survey closes."]);
        }
    }

    [Fact]
    public async Task Only_the_administrator_and_the_secretariat_see_what_is_kept()
    {
        (await host.As(new Grant(Roles.Administrator, Grant.WholeSystem)).GetAsync(new Uri("retention", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.SystemLead.GetAsync(new Uri("retention", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Anyone.GetAsync(new Uri("retention", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_privacy_notice_says_who_asks_why_and_how_long_before_during_and_after()
    {
        await host.HearAsync<KeepPartners, PartnersRegistered>(new PartnersRegistered(
        [
            new Partner(Guid.NewGuid(), "halton-borough-council", "Halton Borough Council", PartnerKind.LocalAuthority, null, [EngagementHost.Halton], false),
            new Partner(Guid.NewGuid(), "nhs-cheshire-and-merseyside", "NHS Cheshire and Merseyside", PartnerKind.IntegratedCareBoard, null, [EngagementHost.System], false),
        ]));
        var draft = await host.DraftAsync(owner: EngagementHost.Halton);
        var slug = draft.Summary.Slug;
        await (await host.Anyone.GetAsync(new Uri($"surveys/{slug}/privacy", UriKind.Relative))).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await NoticeAsync(host.HaltonLead)).KeptUntil.ShouldBeNull();

        await host.HaltonLead.PublishAsync(slug, new PublishSurvey(host.Today.AddDays(2), host.Today.AddDays(9)));
        var before = await NoticeAsync(host.Anyone);
        before.Controllers.ShouldBe(["Halton Borough Council"]);
        before.Basis.Law.ShouldBe("UK GDPR Article 6(1)(e), public task");
        before.EqualityBasis.Law.ShouldContain("Schedule 1, paragraph 8");
        before.Complaints.Name.ShouldBe("Information Commissioner’s Office");
        (before.KeptMonths, before.KeptUntil).ShouldBe((24, host.Today.AddDays(9).AddMonths(24)));

        host.Time.PassDays(20);
        (await NoticeAsync(host.Anyone)).State.ShouldBe(SurveyState.Closed);
        await SweepOnAsync(host.Today);
        await SweepOnAsync(before.KeptUntil!.Value.AddDays(1));
        (await NoticeAsync(host.Anyone)).AnswersDeletedOn.ShouldBe(host.Today);

        async Task<PrivacyNotice> NoticeAsync(HttpClient reader) => (await reader.GetAsync<PrivacyNotice>($"surveys/{slug}/privacy"))!;
    }

    /// <summary>A survey of ten answers kept for three months; one is withdrawn, whose receipt it gives, unless released.</summary>
    private async Task<(string Slug, string Withdrawn)> FinishedAsync(bool release)
    {
        var draft = await host.DraftAsync([Questions.Single()], title: release ? "Released" : "Never released");
        var slug = draft.Summary.Slug;
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{slug}", new EditSurvey(draft.Summary.Title, draft.Definition, draft.Version, 3));
        await host.SystemLead.PublishAsync(slug, new PublishSurvey(host.Today, host.Today));
        var receipt = "";
        for (var person = 0; person < 10; person++)
        {
            receipt = (await (await host.Anyone.RespondAsync(slug, new() { ["ease"] = ["easy"] })).ReadAsync<Receipt>()).Code;
        }

        await host.SystemLead.PostAsync($"surveys/{slug}/close", new { });
        if (release)
        {
            (await host.SystemLead.PostAsync($"surveys/{slug}/release", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        else
        {
            await host.Anyone.WithdrawAsync(receipt);
        }

        return (slug, receipt);
    }

    private async Task SweepOnAsync(DateOnly day)
    {
        host.Time.PassDays(day.DayNumber - host.Today.DayNumber);
        await host.Services.GetServices<IHostedService>().OfType<SurveySweeper>().Single().SweepAsync(CancellationToken.None);
    }
}
