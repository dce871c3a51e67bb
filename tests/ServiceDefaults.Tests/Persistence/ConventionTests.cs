using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.ServiceDefaults.Tests.Persistence;

public sealed class ConventionTests : IAsyncLifetime
{
    private SampleService service = null!;

    public async Task InitializeAsync() => service = await SampleService.StartAsync();

    public Task DisposeAsync() => service.DisposeAsync().AsTask();

    [Fact]
    public async Task What_was_stored_is_read_back()
    {
        var at = new DateTimeOffset(2026, 7, 1, 9, 30, 0, 123, TimeSpan.FromHours(1));
        await AddAsync(new Tally { Name = "a", Mood = Mood.Busy, At = at, Share = 0.1234m, Notes = ["one", "“two”"] });

        var tally = await ReadAsync("a");

        tally.Mood.ShouldBe(Mood.Busy);
        tally.At.ShouldBe(at);
        tally.At.Offset.ShouldBe(TimeSpan.Zero);
        tally.Share.ShouldBe(0.1234m);
        tally.Notes.ShouldBe(["one", "“two”"]);
    }

    [Fact]
    public async Task Enums_are_stored_by_name()
    {
        await AddAsync(new Tally { Name = "a", Mood = Mood.Busy });

        (await service.WithDbAsync(db => db.Database.SqlQuery<string>($"SELECT Mood AS Value FROM Tallies").SingleAsync())).ShouldBe("Busy");
    }

    [Fact]
    public async Task Moments_are_ordered_in_the_database_whatever_their_offset()
    {
        var noon = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        await AddAsync(new Tally { Name = "later", At = noon.AddMinutes(1) });
        await AddAsync(new Tally { Name = "earlier", At = noon.ToOffset(TimeSpan.FromHours(5)) });

        var names = await service.WithDbAsync(db =>
            db.Tallies.Where(tally => tally.At >= noon).OrderBy(tally => tally.At).Select(tally => tally.Name).ToListAsync());

        names.ShouldBe(["earlier", "later"]);
    }

    [Fact]
    public async Task A_version_starts_at_one_and_grows_with_each_change()
    {
        await AddAsync(new Tally { Name = "a" });
        (await ReadAsync("a")).Version.ShouldBe(1);

        await ChangeAsync();

        (await ReadAsync("a")).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_changes_to_the_same_version_the_later_is_refused()
    {
        await AddAsync(new Tally { Name = "a" });

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => service.WithDbAsync(async db =>
        {
            var tally = await db.Tallies.SingleAsync();
            await ChangeAsync();
            tally.Count += 10;
            return await db.SaveChangesAsync();
        }));

        (await ReadAsync("a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_changed_in_part_is_seen_as_changed_and_an_equal_one_is_not()
    {
        await AddAsync(new Tally { Name = "a", Notes = ["one"] });

        await service.WithDbAsync(async db =>
        {
            var tally = await db.Tallies.SingleAsync();
            tally.Notes = new List<string> { "one" };
            db.ChangeTracker.HasChanges().ShouldBeFalse();
            tally.Notes = ["one", "two"];
            return await db.SaveChangesAsync();
        });

        (await ReadAsync("a")).Notes.ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_commit_to_SQLite_survives_a_power_loss()
    {
        // 2 is FULL: the log is synchronised at each commit.
        (await service.WithDbAsync(db => db.Database.SqlQuery<long>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()))
            .ShouldBe(2);
    }

    [Fact]
    public void Ids_made_of_names_are_the_same_everywhere_and_differ_from_name_to_name()
    {
        var id = DeterministicId.From("partner/healthwatch-halton");

        id.ShouldBe(DeterministicId.From("partner/healthwatch-halton"));
        id.ShouldNotBe(DeterministicId.From("partner/healthwatch-wirral"));
        id.Version.ShouldBe(8);
        id.Variant.ShouldBeInRange(8, 11);
    }

    private Task<int> AddAsync(Tally tally) => service.WithDbAsync(async db =>
    {
        db.Tallies.Add(tally);
        return await db.SaveChangesAsync();
    });

    private Task<int> ChangeAsync() => service.WithDbAsync(async db =>
    {
        (await db.Tallies.SingleAsync()).Count++;
        return await db.SaveChangesAsync();
    });

    private Task<Tally> ReadAsync(string name) => service.WithDbAsync(db => db.Tallies.AsNoTracking().SingleAsync(tally => tally.Name == name));
}
