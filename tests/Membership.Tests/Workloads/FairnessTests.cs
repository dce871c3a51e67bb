using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads.Fairness;
using IcpEngage.Membership.Workloads.Plans;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Workloads;

public sealed class FairnessTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_is_asked_most_stands_out_with_who_asked_and_what_became_of_it()
    {
        var ask = Ask() with { Hours = 100 };
        await house.DeliverAsync(ask, Ask("healthwatch-wirral"), Ask("healthwatch-sefton") with { AskedBy = "Example Community Voices (fictional)" });
        await house.AcceptAsync(ask.AskId, 60).ReadAsync<AskSummary>();

        var fairness = await FairnessAsync();

        fairness.Total.Asked.ShouldBe(124);
        fairness.PartnersInAll.ShouldBe(3);
        fairness.Partners.Select(partner => (partner.Partner.Slug, partner.Hours.Asked, partner.StandsOut)).ShouldBe(
            [(HealthwatchHalton, 100, true), ("healthwatch-sefton", 12, false), ("healthwatch-wirral", 12, false)]);
        fairness.Partners[0].MostBy.ShouldHaveSingleItem().Hours.Agreed.ShouldBe(60);
        fairness.Askers.Select(asker => asker.Hours.Asked).ShouldBe([112, 12]);
        var kind = fairness.Kinds.ShouldHaveSingleItem();
        (kind.Kind, kind.Partners, kind.Hours.NotAgreed).ShouldBe((PartnerKind.Healthwatch, 3, 40));
    }

    [Fact]
    public async Task A_secretariat_of_a_place_sees_the_partners_of_its_place()
    {
        await house.DeliverAsync(Ask(), Ask("healthwatch-wirral"));

        var fairness = await house.Holder(Roles.Secretariat, Halton).GetAsync("fairness").ReadAsync<AskFairness>();

        fairness.Partners.ShouldHaveSingleItem().Partner.Slug.ShouldBe(HealthwatchHalton);
        fairness.Total.Asked.ShouldBe(12);
        await house.Officer.GetAsync("fairness").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task People_of_a_place_who_are_asked_again_and_again_stand_out()
    {
        await house.DeliverAsync(
            Published("one", Today.AddDays(-200), "carers", Halton),
            Published("two", Today.AddDays(-90), "carers", Halton, Liverpool),
            Published("three", Today, "carers", Halton),
            Published("adults", Today, "adults", Halton),
            Published("long ago", Today.AddDays(-500), "carers", Liverpool),
            Planned("four", version: 0) with { AudienceCode = "carers" });

        var communities = (await FairnessAsync()).Communities;

        var often = communities.Where(community => community.AskedOften).ShouldHaveSingleItem();
        (often.AreaCode, often.AudienceCode, often.InField).ShouldBe((Halton, "carers", 3));
        often.Surveys.Select(survey => survey.Title).ShouldBe(["four", "three", "two", "one"]);
        communities[0].ShouldBe(often);
        communities.Single(community => community.AreaCode == Liverpool).InField.ShouldBe(1);
    }

    [Fact]
    public void A_survey_of_a_place_is_asked_of_nobody_elsewhere()
    {
        var survey = new PlannedSurvey
        {
            SurveyId = Guid.NewGuid(),
            Slug = "s",
            Title = "S",
            OwnerAreaCode = Halton,
            AreaCodes = null,
            AudienceCode = "adults",
        };

        Communities.Count([survey], [Halton, Liverpool], TheSystem, often: 1).ShouldHaveSingleItem().AreaCode.ShouldBe(Halton);
    }

    [Fact]
    public async Task Surveys_in_the_pipeline_are_foreseen_by_what_earlier_ones_asked_for()
    {
        await house.DeliverAsync(
            Ask(),
            Published("running", Today.AddDays(-7), "adults", Halton),
            Published("elsewhere", Today, "adults", Liverpool),
            Published("system-gp-2027", Today, "adults", Halton),
            Planned("begun", version: 0));

        var running = (await house.WorkloadAsync()).Coming.ShouldHaveSingleItem();
        (running.Title, running.Published, running.Hours, running.From).ShouldBe(("running", true, 12, Today));
        var begun = (await house.WorkloadAsync("?quarter=2027-01-01")).Coming.ShouldHaveSingleItem();
        (begun.Title, begun.Published, begun.Hours, begun.From).ShouldBe(("begun", false, 12, Today.AddDays(42)));
    }

    [Fact]
    public async Task A_draft_that_was_put_away_is_foreseen_no_more_and_the_latest_version_counts()
    {
        var survey = Planned("begun", version: 2);
        await house.DeliverAsync(survey with { Title = "renamed", Version = 3 }, survey);
        (await house.WorkloadAsync("?quarter=2027-01-01")).Coming.ShouldHaveSingleItem().Title.ShouldBe("renamed");

        await house.DeliverAsync(survey with { Dropped = true, Version = 4 });

        (await house.WorkloadAsync("?quarter=2027-01-01")).Coming.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_survey_that_closed_early_needs_no_help_any_more()
    {
        var survey = Published("running", Today.AddDays(-7), "adults", Halton);
        await house.DeliverAsync(survey);
        (await house.WorkloadAsync()).Coming.Count.ShouldBe(1);

        await house.DeliverAsync(new SurveyClosed(survey.SurveyId, Today.AddDays(-1)));

        (await house.WorkloadAsync()).Coming.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_survey_whose_closing_is_heard_of_first_is_foreseen_no_more_and_still_counts_for_its_people()
    {
        var survey = Published("running", Today.AddDays(-7), "carers", Halton);
        var planned = Planned("running", version: 1) with { SurveyId = survey.SurveyId };

        await house.DeliverAsync(Ask(), new SurveyClosed(survey.SurveyId, Today));
        await NothingComesAsync();
        await house.DeliverAsync(planned);
        await NothingComesAsync();
        await house.DeliverAsync(survey with { Closes = Today.AddDays(21) });

        (await house.WithDbAsync(db => db.PlannedSurveys.FindAsync([survey.SurveyId]).AsTask()))!.Closes.ShouldBe(Today);
        house.Clock.Now = house.Clock.Now.AddDays(1);
        await NothingComesAsync();
        var community = (await FairnessAsync()).Communities.ShouldHaveSingleItem();
        (community.AreaCode, community.AudienceCode, community.InField).ShouldBe((Halton, "carers", 1));

        async Task NothingComesAsync()
        {
            (await house.WorkloadAsync()).Coming.ShouldBeEmpty();
            (await house.WorkloadAsync("?quarter=2027-01-01")).Coming.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Who_is_asked_is_a_file_with_a_row_for_each_partner()
    {
        await house.DeliverAsync(Ask() with { AskedBy = "=cmd" }, Ask("healthwatch-wirral"));

        var file = await house.Holder(Roles.Secretariat, Grant.WholeSystem).GetStringAsync("fairness/export");

        var rows = file.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(3);
        rows[0].ShouldStartWith("partner,kind,places,hours_could_give,asks,hours_asked");
        rows.ShouldContain(row => row.StartsWith("Healthwatch Wirral,Healthwatch,E08000015,,1,12,0,12,", StringComparison.Ordinal));
        await house.Officer.GetAsync("fairness/export").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task Loads_are_listed_with_the_most_overloaded_first()
    {
        await house.WithDbAsync(async db =>
        {
            db.Capacities.Add(new() { PartnerId = ServiceDefaults.Persistence.DeterministicId.From("partner/healthwatch-wirral"), QuarterFrom = new DateOnly(2026, 10, 1), Hours = 10 });
            return await db.SaveChangesAsync();
        });
        var ask = Ask("healthwatch-wirral");
        await house.DeliverAsync(ask, Ask("nhs-cheshire-and-merseyside"));
        await house.AcceptAsync(ask.AskId, 12, house.Holder(Roles.HealthwatchOfficer, "healthwatch-wirral")).ReadAsync<AskSummary>();

        var loads = await house.Holder(Roles.Secretariat, Grant.WholeSystem).GetAsync("loads").ReadAsync<PartnerLoads>();

        var first = loads.Partners[0];
        (first.Partner.Slug, first.CapacityKnown, first.FreeHours).ShouldBe(("healthwatch-wirral", true, -2));
        first.OverloadedWeeks.ShouldNotBeEmpty();
        loads.Partners.Skip(1).ShouldAllBe(load => load.OverloadedWeeks.Count == 0);
        loads.Partners.Count(load => load.Partner.Kind == PartnerKind.Healthwatch).ShouldBe(9);
        (await house.Holder(Roles.EngagementLead, Halton).GetAsync("loads").ReadAsync<PartnerLoads>()).Partners
            .ShouldAllBe(load => load.Partner.AreaCodes.Contains(Halton));
    }

    private Task<AskFairness> FairnessAsync() => house.Holder(Roles.Secretariat, Grant.WholeSystem).GetAsync("fairness").ReadAsync<AskFairness>();

    private static SurveyPublished Published(string title, DateOnly opens, string audience, params string[] places) => new(
        Guid.CreateVersion7(), title.Replace(' ', '-'), title, places[0], places, audience, opens, opens.AddDays(28), Demonstration: false);

    private static SurveyPlanned Planned(string title, int version) => new(
        Guid.CreateVersion7(), title, title, TheSystem, OnlyIn: null, "adults", Today, Dropped: false, version, Demonstration: false);
}
