using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Tests.Audit;

public sealed class TrailTests : IAsyncLifetime
{
    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await MembershipHouse.OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_action_is_an_entry_chained_to_the_one_before()
    {
        var (first, second) = (Acts.Released("one"), Acts.Released("two"));

        await house.DeliverAsync(first, second);

        var entries = await EntriesAsync();
        entries.Select(entry => (entry.Sequence, entry.EventId)).ShouldBe([(1, first.Id), (2, second.Id)]);
        entries[0].PreviousHash.ShouldBe(AuditEntry.NoHash);
        entries[1].PreviousHash.ShouldBe(entries[0].Hash);
        entries.ShouldAllBe(entry => entry.Hash == entry.ComputeHash());
        var head = await house.WithDbAsync(db => db.AuditHeads.SingleAsync());
        (head.Entries, head.Hash).ShouldBe((2, entries[1].Hash));
    }

    [Fact]
    public async Task An_action_told_twice_is_one_entry()
    {
        var action = Acts.Released("one");

        await house.DeliverAgainAsync(action, times: 2);

        // As another message, too: the inbox forgets messages after a while.
        await house.DeliverAgainAsync(action, times: 1);

        await house.SettleAsync();
        (await EntriesAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Many_at_the_same_time_follow_one_another_without_a_gap()
    {
        const int Many = 200;

        await Task.WhenAll(Enumerable.Range(0, Many).Select(number => Task.Run(() =>
            house.DeliverAgainAsync(Acts.Released($"survey-{number}"), times: 1))));

        await house.SettleAsync();
        var entries = await EntriesAsync();
        entries.Select(entry => entry.Sequence).ShouldBe(Enumerable.Range(1, Many).Select(number => (long)number));
        entries.Zip(entries.Skip(1)).ShouldAllBe(pair => pair.Second.PreviousHash == pair.First.Hash);
    }

    [Fact]
    public async Task The_moment_survives_every_database_to_the_millisecond()
    {
        var at = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567);

        await house.DeliverAsync(Acts.Released("one") with { At = at });

        (await EntriesAsync()).Single().At.ShouldBe(new DateTimeOffset(2026, 11, 25, 11, 0, 0, 123, TimeSpan.Zero));
    }

    [Theory]
    [MemberData(nameof(OtherActions))]
    public void Every_field_is_in_the_hash(string field, object changed)
    {
        var entry = AuditEntry.Following(0, AuditEntry.NoHash, Acts.One);
        var other = changed is ActionAudited action
            ? AuditEntry.Following(0, AuditEntry.NoHash, action)
            : AuditEntry.Following(field == "Sequence" ? 1 : 0, (string)changed, Acts.One);

        other.Hash.ShouldNotBe(entry.Hash, field);
    }

    public static TheoryData<string, object> OtherActions => new()
    {
        { "Sequence", AuditEntry.NoHash },
        { "PreviousHash", new string('1', 64) },
        { "EventId", Acts.One with { Id = Guid.CreateVersion7() } },
        { "At", Acts.One with { At = Acts.One.At.AddMilliseconds(1) } },
        { "Actor", Acts.One with { Actor = null } },
        { "Action", Acts.One with { Action = "survey.close" } },
        { "Subject", Acts.One with { Subject = "survey/two" } },
        { "Scope", Acts.One with { Scope = "E06000006" } },
        { "Before", Acts.One with { Before = null } },
        { "After", Acts.One with { After = "{}" } },
        { "Before and after the other way round", Acts.One with { Before = Acts.One.After, After = Acts.One.Before } },
        { "A letter moved to the next field", Acts.One with { Action = "survey.release", Subject = "dsurvey/one" } },
        { "Null is not empty", Acts.One with { Before = "" } },
    };

    [Fact]
    public async Task Code_cannot_change_or_delete_an_entry()
    {
        await house.DeliverAsync(Acts.One);

        var changing = () => house.WithDbAsync(async db =>
        {
            db.Entry(await db.AuditEntries.SingleAsync()).Property(entry => entry.Scope).CurrentValue = "other";
            return await db.SaveChangesAsync();
        });
        var deleting = () => house.WithDbAsync(async db =>
        {
            db.Remove(await db.AuditEntries.SingleAsync());
            return await db.SaveChangesAsync();
        });

        (await changing.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe("The audit trail is append-only.");
        (await deleting.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe("The audit trail is append-only.");
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET Scope = 'other'")]
    [InlineData("DELETE FROM audit_entries")]
    public async Task The_database_refuses_to_change_or_delete_an_entry(string sql)
    {
        await house.DeliverAsync(Acts.One);

        var doing = () => house.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(sql));

        (await doing.ShouldThrowAsync<SqliteException>()).Message.ShouldContain("The audit trail is append-only.");
    }

    [Fact]
    public async Task Nothing_is_appended_outside_a_transaction()
    {
        var locking = () => house.WithDbAsync(db => AuditHead.LockAsync(db, CancellationToken.None));

        await locking.ShouldThrowAsync<InvalidOperationException>();
    }

    private Task<List<AuditEntry>> EntriesAsync() =>
        house.WithDbAsync(db => db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync());
}
