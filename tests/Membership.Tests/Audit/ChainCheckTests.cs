using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Audit;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Tests.Audit;

/// <summary>Six entries, and somebody with the keys to the database.</summary>
public sealed class ChainCheckTests : IAsyncLifetime
{
    private const string DropTriggers = "DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete;";

    private MembershipHouse house = null!;

    private HttpClient Administrator => house.Holder(Roles.Administrator, Grant.WholeSystem);

    public async Task InitializeAsync()
    {
        house = await MembershipHouse.OpenAsync();
        await house.DeliverAsync([.. Enumerable.Range(1, 6).Select(number => Acts.Released($"survey-{number}"))]);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_trail_that_nobody_touched_is_intact()
    {
        var head = await house.WithDbAsync(db => db.AuditHeads.SingleAsync());

        (await VerifyAsync()).ShouldBe(new AuditVerification(
            6, head.Hash, Intact: true, FirstBroken: null, "All 6 entries follow one another as they were written."));
    }

    [Theory]
    [InlineData("Subject = 'survey/other'")]
    [InlineData("Action = 'survey.closed'")]
    [InlineData("Actor = NULL")]
    [InlineData("Scope = 'E06000006'")]
    [InlineData("At = At + 10000")]
    [InlineData("Before = NULL")]
    [InlineData("After = '{}'")]
    [InlineData("EventId = '0195A000-0000-7000-8000-000000000001'")]
    [InlineData("Hash = replace(Hash, substr(Hash, 1, 1), 'x')")]
    public async Task An_edit_shows(string edit)
    {
        await TamperAsync($"UPDATE audit_entries SET {edit} WHERE Sequence = 3");

        await ShouldBreakAtAsync(3, "Entry 3 was changed after it was written.");
    }

    [Fact]
    public async Task An_edit_whose_hash_was_made_to_fit_shows_at_the_next_entry()
    {
        var (second, third) = (await EntryAsync(2), await EntryAsync(3));
        var forged = AuditEntry.Following(2, second.Hash, Acts.Released("other") with { Id = third.EventId });

        await TamperAsync($"UPDATE audit_entries SET Subject = 'survey/other', Hash = '{forged.Hash}' WHERE Sequence = 3");

        await ShouldBreakAtAsync(4, "Entry 4 does not follow entry 3: one was put in, taken out, changed or moved here.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_removal_shows(int sequence)
    {
        await TamperAsync($"DELETE FROM audit_entries WHERE Sequence = {sequence}");

        await ShouldBreakAtAsync(sequence, $"Entry {sequence} is missing.");
    }

    [Fact]
    public async Task A_removal_whose_gap_was_closed_shows()
    {
        await TamperAsync(
            """
            DELETE FROM audit_entries WHERE Sequence = 3;
            UPDATE audit_entries SET Sequence = Sequence - 1 WHERE Sequence > 3;
            UPDATE audit_head SET Entries = 5;
            """);

        await ShouldBreakAtAsync(3, "Entry 3 does not follow entry 2: one was put in, taken out, changed or moved here.");
    }

    [Fact]
    public async Task A_beginning_that_was_cut_off_and_renumbered_shows()
    {
        await TamperAsync(
            """
            DELETE FROM audit_entries WHERE Sequence = 1;
            UPDATE audit_entries SET Sequence = Sequence - 1;
            UPDATE audit_head SET Entries = 5;
            """);

        await ShouldBreakAtAsync(1, "Entry 1 is not the first that was written: those before it are missing, or it was moved.");
    }

    [Fact]
    public async Task Entries_cut_off_at_the_end_are_missed()
    {
        await TamperAsync("DELETE FROM audit_entries WHERE Sequence > 4");

        await ShouldBreakAtAsync(5, "The trail ends with entry 4, but it has had 6: the last ones are missing.");
    }

    [Fact]
    public async Task Entries_cut_off_with_the_heads_count_are_missed()
    {
        await TamperAsync("DELETE FROM audit_entries WHERE Sequence > 4; UPDATE audit_head SET Entries = 4;");

        await ShouldBreakAtAsync(4, "Entry 4 is not the one that the head of the trail was made with.");
    }

    [Fact]
    public async Task A_trail_emptied_whole_is_missed()
    {
        await TamperAsync("DELETE FROM audit_entries");

        await ShouldBreakAtAsync(1, "The trail ends with entry 0, but it has had 6: the last ones are missing.");
    }

    [Fact]
    public async Task Another_order_shows()
    {
        await TamperAsync(
            """
            UPDATE audit_entries SET Sequence = -1 WHERE Sequence = 3;
            UPDATE audit_entries SET Sequence = 3 WHERE Sequence = 4;
            UPDATE audit_entries SET Sequence = 4 WHERE Sequence = -1;
            """);

        await ShouldBreakAtAsync(3, "Entry 3 does not follow entry 2: one was put in, taken out, changed or moved here.");
    }

    [Fact]
    public async Task An_entry_put_in_shows()
    {
        var forged = AuditEntry.Following(2, (await EntryAsync(2)).Hash, Acts.Released("never"));

        await TamperAsync(
            $"""
            UPDATE audit_entries SET Sequence = -Sequence WHERE Sequence > 2;
            UPDATE audit_entries SET Sequence = 1 - Sequence WHERE Sequence < 0;
            UPDATE audit_head SET Entries = 7;
            {Insert(forged)}
            """);

        await ShouldBreakAtAsync(4, "Entry 4 does not follow entry 3: one was put in, taken out, changed or moved here.");
    }

    [Fact]
    public async Task An_entry_put_in_before_the_first_shows()
    {
        await TamperAsync("UPDATE audit_entries SET Sequence = 0 WHERE Sequence = 6");

        await ShouldBreakAtAsync(0, "Entry 0 was put in before the first.");
    }

    [Fact]
    public async Task An_entry_put_in_at_the_end_shows()
    {
        await TamperAsync(Insert(AuditEntry.Following(6, (await EntryAsync(6)).Hash, Acts.Released("never"))));

        await ShouldBreakAtAsync(7, "The head of the trail does not fit: it was made for 6 entries, and there are 7.");
    }

    [Fact]
    public async Task A_head_that_was_taken_away_shows()
    {
        await TamperAsync("DELETE FROM audit_head");

        var found = await VerifyAsync();
        (found.Intact, found.Finding).ShouldBe((false, "The head of the trail is missing, so entries may have been cut off at its end."));
    }

    [Fact]
    public async Task A_chain_made_anew_shows_to_who_noted_a_hash()
    {
        var noted = (await VerifyAsync()).HeadHash;
        (await VerifyAsync(noted)).Intact.ShouldBeTrue();
        var (fourth, changed) = ((await EntryAsync(4)).Hash, new List<string>());
        foreach (var sequence in (long[])[5, 6])
        {
            var forged = AuditEntry.Following(sequence - 1, fourth, Acts.Released("never"));
            changed.Add(Insert(forged));
            fourth = forged.Hash;
        }

        await TamperAsync(
            $"DELETE FROM audit_entries WHERE Sequence > 4; {string.Join(' ', changed)} UPDATE audit_head SET Hash = '{fourth}';");

        (await VerifyAsync()).Intact.ShouldBeTrue("there is nothing in the database itself that tells");
        var found = await VerifyAsync(noted);
        found.Intact.ShouldBeFalse();
        found.Finding.ShouldStartWith("The hash you noted is not in the trail.");
    }

    [Fact]
    public async Task A_hash_noted_at_any_time_before_is_in_the_trail()
    {
        var noted = (await VerifyAsync()).HeadHash;
        await house.DeliverAsync(Acts.Released("later"));

        (await VerifyAsync($" {noted.ToUpperInvariant()} ")).Intact.ShouldBeTrue();
    }

    [Fact]
    public async Task A_trail_that_grows_while_it_is_read_is_intact()
    {
        var appending = Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() =>
            house.DeliverAgainAsync(Acts.Released($"more-{number}"), times: 1))));
        var found = new List<AuditVerification>();
        do
        {
            found.Add(await VerifyAsync());
        }
        while (!appending.IsCompleted);
        await appending;

        found.ShouldAllBe(each => each.Intact);
        (await VerifyAsync()).Entries.ShouldBe(66);
    }

    [Fact]
    public async Task Only_an_administrator_checks()
    {
        await house.Holder(Roles.Secretariat, Grant.WholeSystem).GetAsync("audit/verification")
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        await house.Anybody.GetAsync("audit/verification").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
    }

    [Theory]
    [InlineData("", 0, "intact: All 6 entries")]
    [InlineData("UPDATE audit_entries SET Subject = 'survey/other' WHERE Sequence = 3", 1, "BROKEN: Entry 3 was changed")]
    [InlineData("DROP TABLE audit_entries", 2, "")]
    public async Task The_command_says_what_it_found_and_ends_with_a_code(string tampering, int exitCode, string finding)
    {
        await TamperAsync(tampering);
        var said = new StringWriter();

        (await RunCommandAsync(said)).ShouldBe(exitCode);

        said.ToString().ShouldContain(finding);
    }

    private async Task<int?> RunCommandAsync(StringWriter output)
    {
        var connection = await house.WithDbAsync(db => Task.FromResult(db.Database.GetConnectionString()!));
        var builder = WebApplication.CreateBuilder(
            ["--VerifyAudit=true", $"--ConnectionStrings:membership-db={connection}", $"--Security:SigningKey={TokenKeys.Generate()}"]);
        builder.AddServiceDefaults().AddMembership().AddMessageTransport();
        await using var app = builder.Build();
        return await app.RunCommandAsync(output, CancellationToken.None);
    }

    private Task<AuditVerification> VerifyAsync(string? noted = null) =>
        Administrator.GetAsync($"audit/verification?expect={Uri.EscapeDataString(noted ?? "")}").ReadAsync<AuditVerification>();

    private async Task ShouldBreakAtAsync(long sequence, string finding)
    {
        var found = await VerifyAsync();
        (found.Intact, found.FirstBroken, found.Finding).ShouldBe((false, sequence, finding));
    }

    private Task<int> TamperAsync(string sql) => house.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
        (DropTriggers + sql).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));

    private Task<AuditEntry> EntryAsync(long sequence) =>
        house.WithDbAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Sequence == sequence));

    private static string Insert(AuditEntry entry) =>
        $"""
        INSERT INTO audit_entries (Sequence, EventId, At, Actor, Action, Subject, Scope, Before, After, PreviousHash, Hash)
        VALUES ({entry.Sequence}, '{entry.EventId.ToString().ToUpperInvariant()}', {entry.At.UtcTicks}, '{entry.Actor.ToString()!.ToUpperInvariant()}',
          '{entry.Action}', '{entry.Subject}', '{entry.Scope}', '{entry.Before}', '{entry.After}', '{entry.PreviousHash}', '{entry.Hash}');
        """;
}
