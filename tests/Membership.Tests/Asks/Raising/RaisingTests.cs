using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Membership.Workloads;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Asks.Raising;

public sealed class RaisingTests : IAsyncLifetime
{
    private static readonly Guid Asked = DeterministicId.From($"partner/{HealthwatchHalton}");

    private static readonly AskWish Wish = new(
        Asked,
        AskedByAreaCode: Halton,
        AreaCode: Halton,
        Purpose: "Two drop-in sessions for carers in Runcorn",
        StatutoryActivity.ObtainViews,
        new Served(ServedKind.Clause, "0199f000-0000-7000-8000-000000000009", "4. Carers are heard"),
        Skill: null,
        Where: "Runcorn Shopping Centre",
        Hours: 7.5m,
        From: new DateOnly(2026, 12, 7),
        By: new DateOnly(2026, 12, 18),
        Funded: true,
        FundedBy: "The council");

    private MembershipHouse house = null!;
    private HttpClient lead = null!;
    private HttpClient secretary = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        lead = house.Holder(Roles.PlaceLead, Halton);
        secretary = house.Holder(Roles.Secretariat, Grant.WholeSystem);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_wish_that_is_sent_waits_on_the_partner_s_ledger_under_the_name_of_the_body()
    {
        var id = Guid.CreateVersion7();

        var ask = await SendAsync(id).ReadAsync<AskSummary>(HttpStatusCode.Created);

        (ask.Id, ask.PartnerId, ask.State, ask.Hours, ask.AreaCode, ask.Purpose, ask.Where).ShouldBe(
            (id, Asked, AskState.Open, 7.5m, Halton, Wish.Purpose!, Wish.Where));
        var line = ask.Lines.ShouldHaveSingleItem();
        (line.Id, line.AskedBy, line.AskedByAreaCode, line.Serves, line.Funded, line.FundedBy, line.RaisedOn).ShouldBe(
            (id, "Halton place partnership", Halton, Wish.Serves, true, "The council", Today));
        (await house.WorkloadAsync()).Asks.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public async Task A_form_that_is_sent_again_and_again_asks_once()
    {
        var id = Guid.CreateVersion7();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(id).ReadAsync<AskSummary>(HttpStatusCode.Created)));

        answers.ShouldAllBe(answer => answer.Id == id);
        (await house.WorkloadAsync()).Asks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_of_somebody_else_s_ask_is_refused_and_tells_nothing()
    {
        var id = Guid.CreateVersion7();
        await SendAsync(id).ReadAsync<AskSummary>(HttpStatusCode.Created);

        await SendAsync(id, Wish, house.Holder(Roles.PlaceLead, Halton)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AskIdTaken);
        await SendAsync(Guid.Empty).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Theory]
    [InlineData(Roles.EngagementLead)]
    [InlineData(Roles.PlaceLead)]
    [InlineData(Roles.Communications)]
    [InlineData(Roles.Secretariat)]
    public async Task Who_plans_leads_announces_or_keeps_the_books_of_an_area_asks_for_its_body(string role)
    {
        await SendAsync(Guid.CreateVersion7(), Wish, house.Holder(role, Halton)).ReadAsync<AskSummary>(HttpStatusCode.Created);

        await SendAsync(Guid.CreateVersion7(), Wish with { AskedByAreaCode = TheSystem }, house.Holder(role, Halton))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await SendAsync(Guid.CreateVersion7(), Wish with { AskedByAreaCode = null }, house.Holder(role, Halton))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Theory]
    [InlineData(Roles.Analyst)]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.HealthwatchOfficer)]
    [InlineData(Roles.PartnerRepresentative)]
    public async Task Nobody_else_asks(string role)
    {
        await SendAsync(Guid.CreateVersion7(), Wish, house.Holder(role, Grant.WholeSystem)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await OutlookAsync(Wish, house.Holder(role, Grant.WholeSystem)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task What_is_wrong_with_a_wish_is_said_all_at_once()
    {
        var problem = await SendAsync(Guid.CreateVersion7(), Wish with
        {
            Purpose = "Help",
            Activity = null,
            AreaCode = "",
            Skill = "juggling",
            Hours = 7.3m,
            From = Today.AddDays(-1),
            By = Today.AddDays(-2),
            Serves = new Served(ServedKind.Survey, "", ""),
        }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        foreach (var field in (string[])["purpose", "activity", "area", "skill", "hours", "from", "by", "serves"])
        {
            problem.ErrorOf(field).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData(0.25, false)]
    [InlineData(0.5, true)]
    [InlineData(500, true)]
    [InlineData(500.25, false)]
    public async Task Hours_are_half_an_hour_to_five_hundred(decimal hours, bool taken) =>
        (await SendAsync(Guid.CreateVersion7(), Wish with { Hours = hours })).IsSuccessStatusCode.ShouldBe(taken);

    [Fact]
    public async Task Only_a_Healthwatch_is_asked_under_one_of_its_activities()
    {
        var other = await house.WithDbAsync(db => db.Partners.FirstAsync(partner => partner.Kind == PartnerKind.LocalAuthority));

        await SendAsync(Guid.CreateVersion7(), Wish with { PartnerId = other.Id }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await SendAsync(Guid.CreateVersion7(), Wish with { PartnerId = other.Id, Activity = null }).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await SendAsync(Guid.CreateVersion7(), Wish with { PartnerId = Guid.CreateVersion7() }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task Joining_adds_a_line_with_its_own_hours_and_both_hear_the_answer()
    {
        var first = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);
        var id = Guid.CreateVersion7();

        var joined = await JoinAsync(first.Id, Join(id, hours: 2.5m)).ReadAsync<AskSummary>(HttpStatusCode.Created);
        var again = await JoinAsync(first.Id, Join(id, hours: 2.5m)).ReadAsync<AskSummary>(HttpStatusCode.Created);

        (joined.Id, joined.Hours, joined.Lines.Count, again.Lines.Count).ShouldBe((first.Id, 10, 2, 2));
        (joined.Lines[1].AskedBy, joined.Lines[1].Note, joined.Lines[1].Hours).ShouldBe(
            ("Cheshire and Merseyside Health and Care Partnership", "The same, for the strategy's carers clause", 2.5m));
        await house.AcceptAsync(first.Id, 8).ReadAsync<AskSummary>();
        await house.SettleAsync();
        house.AnswersTold.Select(answer => (answer.AskId, answer.State, answer.HoursAgreed)).ShouldBe(
            [(first.Id, AskState.Accepted, 6), (id, AskState.Accepted, 2)], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_needs_no_more_joins_with_no_hours()
    {
        var first = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);

        (await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: 0)).ReadAsync<AskSummary>(HttpStatusCode.Created)).Hours.ShouldBe(7.5m);
    }

    [Fact]
    public async Task What_was_answered_or_has_changed_since_is_not_joined()
    {
        var first = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: 1) with { Version = first.Version }).ReadAsync<AskSummary>(HttpStatusCode.Created);

        await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: 1) with { Version = first.Version })
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
        await house.DeclineAsync(first.Id, "Nobody is free.").ReadAsync<AskSummary>();
        await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: 1)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AskAnsweredAlready);
        await JoinAsync(Guid.CreateVersion7(), Join(Guid.CreateVersion7(), hours: 1)).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task An_ask_of_a_partner_that_has_ended_is_not_joined()
    {
        var first = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await house.EndedYesterdayAsync(Asked);

        await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: 1)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.PartnerNotThere);
    }

    [Fact]
    public async Task What_is_wrong_with_joining_is_said()
    {
        var first = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);

        var problem = await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: -1) with { Note = "Us too" })
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        problem.ErrorOf("hours").ShouldNotBeEmpty();
        problem.ErrorOf("note").ShouldNotBeEmpty();
        await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: 495)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await JoinAsync(first.Id, Join(Guid.CreateVersion7(), hours: 1), lead).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    [Fact]
    public async Task The_outlook_shows_the_open_asks_that_could_be_joined_and_those_only()
    {
        var alike = await SendAsync(Guid.CreateVersion7(), Wish with { Purpose = "Drop-in session with carers", Serves = null }).ReadAsync<AskSummary>(HttpStatusCode.Created);
        var answered = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await house.AcceptAsync(answered.Id, 1).ReadAsync<AskSummary>();
        await SendAsync(Guid.CreateVersion7(), Wish with { Purpose = "Write a report on hospital discharge", Serves = null }).ReadAsync<AskSummary>(HttpStatusCode.Created);

        var outlook = await OutlookAsync(Wish).ReadAsync<AskOutlook>();

        var similar = outlook.Similar.ShouldHaveSingleItem();
        (similar.Ask.Id, similar.Partner.Slug).ShouldBe((alike.Id, HealthwatchHalton));
        similar.Alike.ShouldBe([AskLikeness.SamePartner, AskLikeness.SimilarWords, AskLikeness.SameArea, AskLikeness.SameDays]);
    }

    [Fact]
    public async Task The_outlook_says_which_weeks_would_be_too_full_and_when_there_is_room()
    {
        // 130 hours in the fourth quarter: ten a week. 18 hours are agreed in the first week of the wish and the one after.
        await house.WithDbAsync(db =>
        {
            db.Capacities.Add(new Capacity { PartnerId = Asked, QuarterFrom = new DateOnly(2026, 10, 1), Hours = 132 });
            db.Capacities.Add(new Capacity { PartnerId = Asked, QuarterFrom = new DateOnly(2027, 1, 1), Hours = 128 });
            return db.SaveChangesAsync();
        });
        var agreed = await SendAsync(Guid.CreateVersion7(), Wish with { Hours = 18 }).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await house.AcceptAsync(agreed.Id, 18).ReadAsync<AskSummary>();

        var outlook = await OutlookAsync(Wish with { Hours = 8 }).ReadAsync<AskOutlook>();

        outlook.CapacityKnown.ShouldBeTrue();
        outlook.Weeks.ShouldBe(
        [
            new OutlookWeek(new DateOnly(2026, 12, 7), 10, 9, 0, 4, TooMuch: true, TooMuchWithAll: true, TooMuchOfSkill: false),
            new OutlookWeek(new DateOnly(2026, 12, 14), 10, 9, 0, 4, TooMuch: true, TooMuchWithAll: true, TooMuchOfSkill: false),
        ]);
        outlook.Room.ShouldBe(new OutlookDays(new DateOnly(2026, 12, 21), new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public async Task The_outlook_says_that_nothing_is_known_of_what_a_partner_can_give()
    {
        var outlook = await OutlookAsync(Wish).ReadAsync<AskOutlook>();

        (outlook.CapacityKnown, outlook.Weeks.Count, outlook.Room).ShouldBe((false, 2, null));
        await OutlookAsync(Wish with { Hours = 0 }).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task A_body_s_asks_are_listed_with_what_became_of_them()
    {
        var waiting = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);
        var declined = await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await house.DeclineAsync(declined.Id, "Nobody is free.").ReadAsync<AskSummary>();
        var elsewhere = await SendAsync(Guid.CreateVersion7(), Wish with { AskedByAreaCode = Liverpool }, secretary).ReadAsync<AskSummary>(HttpStatusCode.Created);

        (await RaisedAsync("")).ShouldBe([declined.Id, waiting.Id]);
        (await RaisedAsync("?show=Waiting")).ShouldBe([waiting.Id]);
        (await RaisedAsync("?show=Ended")).ShouldBe([declined.Id]);
        (await RaisedAsync("?show=ToAnswer")).ShouldBeEmpty();
        (await RaisedAsync("?page=2")).ShouldBeEmpty();
        (await RaisedAsync("", secretary)).ShouldBe([elsewhere.Id, declined.Id, waiting.Id]);
        (await RaisedAsync($"?area={Liverpool}", secretary)).ShouldBe([elsewhere.Id]);
        await lead.GetAsync($"asks/raised?area={Liverpool}").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await house.Officer.GetAsync("asks/raised").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    private static JoinAsk Join(Guid id, decimal hours) =>
        new(id, TheSystem, Wish.Serves, "The same, for the strategy's carers clause", hours, Funded: false, FundedBy: null);

    private async Task<IReadOnlyList<Guid>> RaisedAsync(string query, HttpClient? caller = null) =>
        [.. (await (caller ?? lead).GetAsync($"asks/raised{query}").ReadAsync<RaisedAsks>()).Asks.Select(raised => raised.Ask.Id)];

    [Fact]
    public async Task What_was_asked_for_a_survey_is_seen_by_its_owner_wherever_it_was_asked()
    {
        await house.DeliverAsync(new SurveyPublished(Guid.CreateVersion7(), "gp-help", "Help from general practice", TheSystem, [Halton, Liverpool], "adults", Today, Today.AddDays(28), false));
        var serves = new Served(ServedKind.Survey, "gp-help", "Help from general practice");
        var id = Guid.CreateVersion7();
        await SendAsync(id, Wish with { Serves = serves, Skill = "easy-read" }).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await SendAsync(Guid.CreateVersion7()).ReadAsync<AskSummary>(HttpStatusCode.Created);
        await house.AcceptAsync(id, 5).ReadAsync<AskSummary>();

        foreach (var (caller, sees) in new[] { (house.Holder(Roles.EngagementLead, TheSystem), true), (secretary, true), (lead, true), (house.Holder(Roles.EngagementLead, Liverpool), false) })
        {
            (await caller.GetAsync("asks/for-survey/gp-help").ReadAsync<AskForSurvey[]>()).Length.ShouldBe(sees ? 1 : 0);
        }

        var ask = (await secretary.GetAsync("asks/for-survey/gp-help").ReadAsync<AskForSurvey[]>()).ShouldHaveSingleItem();
        (ask.LineId, ask.PartnerName, ask.AreaCode, ask.AskedBy, ask.Hours, ask.HoursAgreed, ask.State).ShouldBe(
            (id, "Healthwatch Halton", Halton, "Halton place partnership", 7.5m, 5, AskState.Accepted));
        (await house.Officer.GetAsync($"asks/{id}").ReadAsync<AskStory>()).Ask.SkillName.ShouldBe("Easy Read");
    }

    [Fact]
    public async Task What_was_asked_is_a_file_with_a_row_for_each_wish_of_one_s_own_bodies()
    {
        await SendAsync(Guid.CreateVersion7(), Wish with { Purpose = "=1+1, a sum that runs in a cell", Skill = "easy-read" }).ReadAsync<AskSummary>(HttpStatusCode.Created);

        var file = await lead.GetStringAsync("asks/raised/export?show=Waiting");

        var rows = file.TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        rows[0].ShouldBe("ask,asked_on,asked_by,partner,purpose,serves,place,activity,skill,where,from,by,hours_asked,hours_agreed,paid_for,paid_by,state,reason");
        rows[1].ShouldEndWith(
            "2026-11-25,Halton place partnership,Healthwatch Halton,\"'=1+1, a sum that runs in a cell\",4. Carers are heard,E06000006,ObtainViews,Easy Read,Runcorn Shopping Centre,2026-12-07,2026-12-18,7.5,,yes,The council,Open,");
        rows.Length.ShouldBe(2);
        (await lead.GetStringAsync("asks/raised/export?show=Agreed")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        await lead.GetAsync($"asks/raised/export?area={Liverpool}").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }

    private Task<HttpResponseMessage> SendAsync(Guid id, AskWish? wish = null, HttpClient? caller = null) =>
        (caller ?? (wish?.AskedByAreaCode == Liverpool ? secretary : lead)).PostAsync("asks", new SendAsk(id, wish ?? Wish));

    private Task<HttpResponseMessage> JoinAsync(Guid ask, JoinAsk join, HttpClient? caller = null) =>
        (caller ?? secretary).PostAsync($"asks/{ask}/lines", join);

    private Task<HttpResponseMessage> OutlookAsync(AskWish wish, HttpClient? caller = null) => (caller ?? lead).PostAsync("asks/outlook", wish);
}
