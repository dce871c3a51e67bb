using System.Net;
using System.Text;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.Membership.Tests.Audit;

public sealed class SearchTrailTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    private HttpClient Administrator => house.Holder(Roles.Administrator, Grant.WholeSystem);

    public async Task InitializeAsync() => house = await MembershipHouse.OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Entries_come_newest_first_a_page_at_a_time()
    {
        await house.DeliverAsync([.. Enumerable.Range(1, 27).Select(number => Acts.Released($"survey-{number}"))]);

        var first = await FindAsync();
        var second = await FindAsync("page=2");

        (first.Total, first.Page, first.PageSize).ShouldBe((27, 1, 25));
        first.Entries.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(3, 25).Reverse().Select(number => (long)number));
        second.Entries.Select(entry => entry.Sequence).ShouldBe([2, 1]);
        (await FindAsync("page=3")).Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("search=GP", new long[] { 2 })]
    [InlineData("search=%20survey/%20", new long[] { 4, 3, 2, 1 })]
    [InlineData("search=100%25", new long[] { })]
    [InlineData("action=survey.closed", new long[] { 3 })]
    [InlineData("scope=E06000006", new long[] { 4 })]
    [InlineData("from=2026-11-26", new long[] { 3 })]
    [InlineData("to=2026-11-24", new long[] { 2 })]
    [InlineData("from=2026-11-25&to=2026-11-25", new long[] { 4, 1 })]
    [InlineData("actor=0195a000-0000-7000-8000-000000000001", new long[] { 4 })]
    [InlineData("action=survey.released&scope=system&search=one", new long[] { 1 })]
    public async Task Entries_are_found_by_what_is_asked_for(string query, long[] found)
    {
        await house.DeliverAsync(
            Acts.Released("one"),
            Acts.Released("gp-access") with { At = new DateTimeOffset(2026, 11, 24, 23, 59, 59, TimeSpan.Zero) },
            Acts.Released("three") with { Action = AuditActions.SurveyClosed, At = new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero) },
            Acts.Released("four") with { Scope = MembershipHouse.Halton, Actor = Guid.Parse("0195a000-0000-7000-8000-000000000001") });

        var page = await FindAsync(query);

        page.Entries.Select(entry => entry.Sequence).ShouldBe(found);
        page.Total.ShouldBe(found.Length);
    }

    [Fact]
    public async Task Days_are_days_in_London()
    {
        // Half past midnight on 1 July in London is still 30 June in UTC.
        await house.DeliverAsync(Acts.One with { At = new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero) });

        (await FindAsync("from=2026-07-01&to=2026-07-01")).Total.ShouldBe(1);
        (await FindAsync("to=2026-06-30")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task An_action_of_nobody_is_the_platforms()
    {
        await house.DeliverAsync(Acts.One with { Actor = null });

        (await FindAsync()).Entries.ShouldHaveSingleItem().ActorName.ShouldBe("The platform");
    }

    [Fact]
    public async Task Actors_are_called_as_they_are_called_today()
    {
        var (alex, gone) = (NewPerson("Alex Example"), NewPerson("Gone Tomorrow"));
        gone.Erase(DateTimeOffset.UnixEpoch);
        await house.WithDbAsync(db =>
        {
            db.People.AddRange(alex, gone);
            return db.SaveChangesAsync();
        });

        await house.DeliverAsync(
            Acts.One with { Id = Guid.NewGuid(), Actor = alex.Id },
            Acts.One with { Id = Guid.NewGuid(), Actor = gone.Id },
            Acts.One with { Id = Guid.NewGuid(), Actor = Guid.NewGuid() });

        (await FindAsync()).Entries.Select(entry => entry.ActorName).ShouldBe(["Somebody", "Erased person", "Alex Example"]);
        (await Administrator.GetStringAsync("audit/export")).ShouldNotContain("Gone Tomorrow");
    }

    [Theory]
    [InlineData("from=2026-11-26&to=2026-11-25", "to")]
    [InlineData("to=9999-12-31", "to")]
    [InlineData("page=0", "page")]
    public async Task What_cannot_be_asked_for_is_said(string query, string field)
    {
        var problem = await Administrator.GetAsync($"audit?{query}").ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf(field).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("audit/export")]
    public async Task Only_an_administrator_reads(string address)
    {
        await house.Holder(Roles.Secretariat, Grant.WholeSystem).GetAsync(address).ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await house.Anybody.GetAsync(address).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
    }

    [Fact]
    public async Task The_export_is_a_table_in_the_order_of_the_chain()
    {
        var (one, two) = (Acts.Released("one"), Acts.Released("two") with { Actor = null, Before = null });
        await house.DeliverAsync(one, two, Acts.Released("three") with { Scope = MembershipHouse.Halton });

        var answer = await Administrator.GetAsync("audit/export?scope=system");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("audit-trail-to-3.csv");
        bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("sequence,at,actor,actor_name,action,subject,scope,before,after,previous_hash,hash");
        lines[1].ShouldStartWith($"1,2026-11-25T12:00:00.0000000Z,{one.Actor},");
        lines[1].ShouldContain("\"{\"\"state\"\":\"\"Closed\"\"}\"");
        lines[2].ShouldStartWith("2,2026-11-25T12:00:00.0000000Z,,The platform,survey.released,survey/two,system,,");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task No_cell_of_the_export_is_a_formula(string text)
    {
        await house.DeliverAsync(Acts.One with { Subject = text });

        var file = await Administrator.GetStringAsync("audit/export");

        file.ShouldContain($",\"'{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",");
    }

    [Fact]
    public async Task An_export_is_an_entry_itself_and_does_not_say_what_was_searched_for()
    {
        await house.DeliverAsync(Acts.Released("one"), Acts.Released("two"));

        await Administrator.GetStringAsync("audit/export?search=Quentin");
        await Administrator.GetStringAsync("audit/export?action=survey.released&from=2026-11-01");
        await house.SettleAsync();

        var exports = (await FindAsync($"action={AuditActions.AuditExported}")).Entries;
        exports.ShouldAllBe(entry => entry.Subject == "audit/trail" && entry.Scope == "system" && entry.Before == null && entry.Actor != null);
        exports.Select(entry => entry.After).ShouldBe(
        [
            """{"entries":2,"action":"survey.released","actor":null,"scope":null,"from":"2026-11-01","to":null}""",
            """{"entries":0,"action":null,"actor":null,"scope":null,"from":null,"to":null}""",
        ]);
    }

    private static Person NewPerson(string name) =>
        new(Guid.CreateVersion7(), name, null, "", AccountState.Active, DateTimeOffset.UnixEpoch);

    private Task<AuditPage> FindAsync(string query = "") => Administrator.GetAsync($"audit?{query}").ReadAsync<AuditPage>();
}
