using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Faults.Platforms;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Faults.Rounds;

/// <summary>
/// Compares what people were told with what is kept: every receipt once, every event at every service that listens to it once,
/// and every number equal to a recount.
/// </summary>
internal sealed class Books(PlatformFixture platform, SurveyDetail survey, string areaCode, Ledger ledger, IReadOnlyList<EventWitness> witnesses)
{
    private const string Accepted = "Engagement.ResponsesAccepted";
    private const string TakenBack = "Engagement.ResponsesWithdrawn";
    private const string Audited = "Membership.ActionAudited";

    /// <summary>How many are asked about at once.</summary>
    private const int Chunk = 400;

    private static readonly Dictionary<string, IReadOnlyList<string>> Listeners = ReadListeners();

    private int storedBefore;
    private int toldBefore;
    private int entriesBefore;
    private int told;
    private int entries;

    /// <summary>Events that were checked.</summary>
    public int Events { get; private set; }

    /// <summary>Begins to count from what is there.</summary>
    public async Task OpenAsync(TimeSpan longest)
    {
        await AllDeliveredAsync(longest);
        storedBefore = await StoredAsync();
        toldBefore = await TalliedAsync();
        entriesBefore = await EntriesAsync();
        toldBefore.ShouldBe(storedBefore, "the tally before anything went wrong");
        foreach (var witness in witnesses)
        {
            await witness.BeginAsync();
        }
    }

    /// <summary>Returns when nothing waits to be sent, or says what is stuck.</summary>
    public Task AllDeliveredAsync(TimeSpan longest) => Until.PassesAsync(longest, async () =>
    {
        await using (var engagement = await platform.OpenDatabaseAsync("engagement"))
        {
            (await engagement.CountAsync("""SELECT COUNT(*) FROM survey_places WHERE "Accepted" > "Told" """)).ShouldBe(0, "counts are not told yet");
        }

        foreach (var service in PlatformFixture.Services)
        {
            await using var db = await platform.OpenDatabaseAsync(service);
            (await db.CountAsync("SELECT COUNT(*) FROM outbox_messages")).ShouldBe(0, $"{service} has events to send");
            (await db.CountAsync("SELECT COUNT(*) FROM failed_messages")).ShouldBe(0, $"{service} has given up on a message");
        }
    });

    /// <summary>Holds everything against everything, once nobody comes any more and all processes run.</summary>
    public async Task CompareAsync(TimeSpan longest)
    {
        var expected = storedBefore + ledger.Given - ledger.Withdrawn;
        (await StoredAsync()).ShouldBe(expected, "responses that are kept");
        await EveryReceiptIsKeptOnceAsync();
        await using (var engagement = await platform.OpenDatabaseAsync("engagement"))
        {
            (await engagement.CountAsync($"""SELECT "ResponseCount" FROM surveys WHERE "Slug" = '{survey.Summary.Slug}'"""))
                .ShouldBe(
                    await engagement.CountAsync($"""SELECT COUNT(*) FROM responses JOIN surveys ON "Id" = "SurveyId" WHERE "Slug" = '{survey.Summary.Slug}'"""),
                    "the survey's own count");
        }

        // Numbers are told a moment after they are counted.
        await Until.PassesAsync(longest, async () => (await TalliedAsync()).ShouldBe(expected, "the place's tally"));
        await AllDeliveredAsync(longest);
        foreach (var witness in witnesses)
        {
            await EveryEventHasArrivedOnceAsync(await witness.NewAsync(), longest);
        }

        (toldBefore + told).ShouldBe(expected, "numbers in events");
        (await EntriesAsync()).ShouldBe(entriesBefore + entries, "entries of the audit trail");
    }

    private async Task<int> StoredAsync()
    {
        await using var db = await platform.OpenDatabaseAsync("engagement");
        return await db.CountAsync(
            $"""
            SELECT COUNT(*) FROM responses JOIN surveys ON surveys."Id" = responses."SurveyId"
            WHERE surveys."Slug" = '{survey.Summary.Slug}' AND responses."AreaCode" = '{areaCode}'
            """);
    }

    private async Task<int> TalliedAsync()
    {
        await using var db = await platform.OpenDatabaseAsync("places");
        return await db.CountAsync(
            $"""
            SELECT "Responses" FROM "ExerciseAreas" JOIN "Exercises" ON "Exercises"."SurveyId" = "ExerciseAreas"."SurveyId"
            WHERE "Slug" = '{survey.Summary.Slug}' AND "AreaCode" = '{areaCode}'
            """);
    }

    private async Task<int> EntriesAsync()
    {
        await using var db = await platform.OpenDatabaseAsync("membership");
        return await db.CountAsync("SELECT COUNT(*) FROM audit_entries");
    }

    private async Task EveryReceiptIsKeptOnceAsync()
    {
        var (kept, withdrawn) = ledger.TakeNew();
        kept.ShouldBeUnique();
        await using var db = await platform.OpenDatabaseAsync("engagement");
        foreach (var some in kept.Chunk(Chunk))
        {
            (await db.CountAsync($"""SELECT COUNT(*) FROM responses WHERE "ReceiptHash" IN ({Listed(some)})"""))
                .ShouldBe(some.Length, "receipts whose response is kept");
        }

        foreach (var some in withdrawn.Chunk(Chunk))
        {
            (await db.CountAsync($"""SELECT COUNT(*) FROM responses WHERE "ReceiptHash" IN ({Listed(some)})"""))
                .ShouldBe(0, "responses that were taken back and are kept");
        }
    }

    private async Task EveryEventHasArrivedOnceAsync(IReadOnlyList<Witnessed> events, TimeSpan longest)
    {
        events.Select(each => each.Id).ShouldBeUnique();
        foreach (var kind in events.GroupBy(each => each.Event))
        {
            foreach (var service in Listeners[kind.Key.Split('.')[1]])
            {
                foreach (var some in kind.Chunk(Chunk))
                {
                    // The broker may have it still.
                    await Until.PassesAsync(longest, async () =>
                    {
                        await using var db = await platform.OpenDatabaseAsync(service);
                        var arrived = await db.RowsAsync(
                            $"""SELECT "MessageId" FROM inbox_messages WHERE "MessageId" IN ({Listed(some.Select(each => each.Id.Upper()))})""",
                            row => row.Id(0));
                        arrived.ShouldBe(some.Select(each => each.Id), ignoreOrder: true, $"{kind.Key} at {service}");
                    });
                }
            }
        }

        Events += events.Count;
        entries += events.Count(each => each.Event == Audited);
        told += events.Where(each => each.Event == Accepted).Sum(each => NumberIn<ResponsesAccepted>(each, accepted => accepted.Areas));
        told -= events.Where(each => each.Event == TakenBack).Sum(each => NumberIn<ResponsesWithdrawn>(each, taken => taken.Areas));
    }

    private static int NumberIn<T>(Witnessed witnessed, Func<T, IReadOnlyList<AreaResponses>> areas) =>
        areas(JsonSerializer.Deserialize<T>(witnessed.Body, Json.Options)!).Sum(area => area.Responses);

    private static string Listed(IEnumerable<string> values) => string.Join(',', values.Select(value => $"'{value}'"));

    /// <summary>Which services listen to an event: docs/events.md, which a test holds against the handlers.</summary>
    private static Dictionary<string, IReadOnlyList<string>> ReadListeners() =>
        File.ReadLines(Path.Combine(Repository.Root, "docs", "events.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(
                row => row[1].Trim('`'),
                row => (IReadOnlyList<string>)[.. row[^2].Split(',', StringSplitOptions.TrimEntries).Select(service => service.ToLowerInvariant())]);
}
