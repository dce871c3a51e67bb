using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.Reminders;
using IcpEngage.Membership.Tests.Mail;
using IcpEngage.Membership.Tests.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Reminders;

public sealed class RemindersTests : IAsyncLifetime
{
    private static readonly Grant Speaks = new(Roles.HealthwatchOfficer, HealthwatchHalton);

    /// <summary>Takes no mail, so that all of it can be seen waiting.</summary>
    private SmtpListener smtp = null!;

    private MembershipHouse house = null!;
    private Guid ros;
    private HttpClient caller = null!;

    public async Task InitializeAsync()
    {
        smtp = TakingNone();
        house = await OpenAsync(settings: MailTests.To(smtp));
        ros = await house.PersonAsync("Ros Notional", "ros@example.org", AccountState.Active, Speaks);
        caller = house.Caller(ros, Roles.HealthwatchOfficer, HealthwatchHalton);
    }

    public async Task DisposeAsync()
    {
        await house.DisposeAsync();
        await smtp.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_comes_until_it_is_chosen_and_from_the_next_day_on()
    {
        (await caller.GetAsync("me/reminders").ReadAsync<RemindersView>()).ShouldBe(new RemindersView(DigestRhythm.Never, null, CanBeMailed: true, null));

        (await ChooseAsync(DigestRhythm.EveryWeekday)).ShouldBe(new RemindersView(DigestRhythm.EveryWeekday, Today.AddDays(1), CanBeMailed: true, null));
        (await ChooseAsync(DigestRhythm.EveryMonday)).NextDigest.ShouldBe(new DateOnly(2026, 11, 30));
        await house.DeliverAsync(Ask());
        await SweepAsync();

        (await LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_digest_says_what_waits_and_where_to_answer_it()
    {
        var ask = Ask();
        await house.DeliverAsync(ask);
        await ChooseAsync(DigestRhythm.EveryWeekday);

        await NextMorningAsync();

        var letter = (await LettersAsync()).ShouldHaveSingleItem();
        (letter.PersonId, letter.To, letter.Subject).ShouldBe((ros, "ros@example.org", "1 ask waits for your answer"));
        letter.Body.ShouldContain("Hello Ros Notional,");
        letter.Body.ShouldContain("Asked of Healthwatch Halton:");
        letter.Body.ShouldContain("12 hours, by 14 December 2026, asked by NHS Cheshire and Merseyside.");
        letter.Body.ShouldContain($"https://engage.example.org/workspace/partners/{HealthwatchHalton}/asks/{ask.AskId}");
        letter.Body.ShouldContain("https://engage.example.org/workspace/account/reminders");
        letter.UsefulUntil.ShouldBe(new DateTimeOffset(2026, 11, 27, 7, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_digest_comes_once_a_day_however_many_look()
    {
        await house.DeliverAsync(Ask());
        await ChooseAsync(DigestRhythm.EveryWeekday);
        house.Clock.Now = house.Clock.Now.AddDays(1);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SweepAsync()));
        await SweepAsync();

        (await LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task None_comes_before_seven_in_the_morning()
    {
        await house.DeliverAsync(Ask());
        await ChooseAsync(DigestRhythm.EveryWeekday);
        house.Clock.Now = new DateTimeOffset(2026, 11, 26, 6, 59, 0, TimeSpan.Zero);
        await SweepAsync();
        (await LettersAsync()).ShouldBeEmpty();

        house.Clock.Now = house.Clock.Now.AddMinutes(1);
        await SweepAsync();
        (await LettersAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task None_comes_where_nothing_waits()
    {
        var ask = Ask();
        await house.DeliverAsync(ask);
        await house.AcceptAsync(ask.AskId, 12).ReadAsync<AskSummary>();
        await ChooseAsync(DigestRhythm.EveryWeekday);

        await NextMorningAsync();

        (await LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_may_not_answer_any_more_is_not_told_to_them()
    {
        await house.DeliverAsync(Ask());
        await ChooseAsync(DigestRhythm.EveryWeekday);
        await house.WithDbAsync(async db =>
        {
            (await db.Grants.SingleAsync(grant => grant.PersonId == ros)).Revoke(null, house.Clock.Now, "They moved on");
            return await db.SaveChangesAsync();
        });

        await NextMorningAsync();

        (await LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_raised_an_ask_is_told_of_what_the_partner_proposes()
    {
        var ask = Ask() with { RaisedById = ros };
        await house.DeliverAsync(ask);
        var proposal = new AskProposal(6, new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 8), NeedsFunding: true, "January is better.");
        await house.WithDbAsync(async db =>
        {
            (await db.Asks.Include(each => each.Lines).SingleAsync()).Counter(proposal, new Act(null, house.Clock.Now));
            return await db.SaveChangesAsync();
        });
        await house.WithDbAsync(db => db.Grants.Where(grant => grant.PersonId == ros).ExecuteUpdateAsync(
            set => set.SetProperty(grant => grant.Role, Roles.EngagementLead).SetProperty(grant => grant.Scope, Grant.WholeSystem)));
        await ChooseAsync(DigestRhythm.EveryWeekday);

        await NextMorningAsync();

        var letter = (await LettersAsync()).ShouldHaveSingleItem();
        letter.Body.ShouldContain("Healthwatch Halton proposes 6 hours of 12 hours, 4 January 2027 to 8 January 2027, if the time is paid for.");
        letter.Body.ShouldContain($"https://engage.example.org/workspace/asks/{ask.AskId}");
    }

    [Fact]
    public async Task Who_chooses_not_at_all_gets_none()
    {
        await house.DeliverAsync(Ask());
        await ChooseAsync(DigestRhythm.EveryWeekday);
        (await ChooseAsync(DigestRhythm.Never)).NextDigest.ShouldBeNull();

        await NextMorningAsync();

        (await LettersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rhythm_that_there_is_none_of_is_refused()
    {
        (await caller.PutAsJsonAsync("me/reminders/digest", new { digest = "Hourly" }, Json.Options)).IsSuccessStatusCode.ShouldBeFalse();

        (await caller.GetAsync("me/reminders").ReadAsync<RemindersView>()).Digest.ShouldBe(DigestRhythm.Never);
    }

    [Fact]
    public async Task A_calendar_has_what_is_agreed_and_what_waits()
    {
        var (agreed, waiting, elsewhere) = (Ask(), Ask(), Ask("healthwatch-wirral"));
        await house.DeliverAsync(agreed, waiting, elsewhere);
        await house.AcceptAsync(agreed.AskId, 8).ReadAsync<AskSummary>();

        var events = await EventsAsync(await MakeAsync());

        events.Select(each => each.Uid).ShouldBe([$"{agreed.AskId}@icpengage", $"{waiting.AskId}@icpengage"], ignoreOrder: true);
        var first = events.Single(each => each.Uid!.StartsWith(agreed.AskId.ToString(), StringComparison.Ordinal));
        (first.Summary, first.Status, first.Start!.Date, first.End!.Date).ShouldBe(
            ("Agreed: Help from general practice", "CONFIRMED", new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 15)));
        first.Description.ShouldBe("Help people without internet to answer\n8 hours, Healthwatch Halton, asked by NHS Cheshire and Merseyside");
        events.Single(each => each.Status == "TENTATIVE").Summary.ShouldBe("To answer: Help from general practice");
    }

    [Fact]
    public async Task A_new_address_takes_the_place_of_the_one_before()
    {
        var first = await MakeAsync();
        var second = await MakeAsync();

        await ReadAsync(first).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await EventsAsync(second)).ShouldBeEmpty();
        (await caller.GetAsync("me/reminders").ReadAsync<RemindersView>()).CalendarMadeAt.ShouldBe(house.Clock.Now);
    }

    [Fact]
    public async Task An_address_that_was_stopped_is_none_any_more()
    {
        var secret = await MakeAsync();

        (await caller.DeleteAsync("me/calendar")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await ReadAsync(secret).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await caller.GetAsync("me/reminders").ReadAsync<RemindersView>()).CalendarMadeAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_closed_account_s_calendar_is_read_by_nobody_and_not_opened_again_with_it()
    {
        var secret = await MakeAsync();
        var administrator = house.Caller(await house.AdministratorAsync());

        await administrator.PostAsync($"people/{ros}/close", null);
        await ReadAsync(secret).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        await administrator.PostAsync($"people/{ros}/reopen", null);

        await ReadAsync(secret).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task Only_the_site_itself_reads_calendars()
    {
        var secret = await MakeAsync();

        await caller.PostAsync("read-calendar", new ReadCalendar(secret)).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await ReadAsync("").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await house.WithDbAsync(db => db.CalendarAddresses.SingleAsync())).SecretHash.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public async Task Reminders_are_in_what_a_person_is_told_of_themselves_and_go_with_them()
    {
        await ChooseAsync(DigestRhythm.EveryMonday);
        await MakeAsync();
        var administrator = house.Caller(await house.AdministratorAsync());

        var export = await (await administrator.GetAsync($"people/{ros}/export")).Content.ReadAsStringAsync();
        export.ShouldContain("\"digest\": {");
        export.ShouldContain(house.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await administrator.PostAsync($"people/{ros}/erase", null);

        (await house.WithDbAsync(async db => await db.DigestChoices.CountAsync() + await db.CalendarAddresses.CountAsync())).ShouldBe(0);
    }

    private static SmtpListener TakingNone() => new() { TurnAway = int.MaxValue };

    private Task<RemindersView> ChooseAsync(DigestRhythm rhythm) =>
        caller.PutAsJsonAsync("me/reminders/digest", new ChooseDigest(rhythm), Json.Options).ReadAsync<RemindersView>();

    private async Task<string> MakeAsync() => (await caller.PostAsync("me/calendar", null).ReadAsync<CalendarSecret>()).Secret;

    private Task<HttpResponseMessage> ReadAsync(string secret) => house.Web.PostAsync("read-calendar", new ReadCalendar(secret));

    private async Task<IReadOnlyList<Ical.Net.CalendarComponents.CalendarEvent>> EventsAsync(string secret)
    {
        using var answer = await ReadAsync(secret);
        answer.Content.Headers.ContentType?.ToString().ShouldBe("text/calendar; charset=utf-8");
        return [.. Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync())!.Events];
    }

    private async Task NextMorningAsync()
    {
        house.Clock.Now = house.Clock.Now.AddDays(1);
        await SweepAsync();
    }

    private Task SweepAsync() => house.Services.GetRequiredService<DigestSweeper>().SweepAsync(CancellationToken.None);

    private Task<List<OutgoingMail>> LettersAsync() => house.WithDbAsync(db => db.OutgoingMail.AsNoTracking().ToListAsync());
}
