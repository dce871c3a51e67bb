using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Faults.Platforms;
using IcpEngage.Faults.Rounds;
using IcpEngage.ServiceDefaults.Http;
using Npgsql;

namespace IcpEngage.Faults.Breaking;

/// <summary>Events that have been delivered come again, under their ids and in another order; each twice.</summary>
internal sealed class DeliveredTwice : Fault
{
    private const int Most = 20;

    /// <inheritdoc />
    public override string Name => "twice";

    /// <inheritdoc />
    public override bool NeedsDatabases => true;

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        // Those whose events people's answers and an operator's acts make.
        var service = random.Next(4) == 0 ? "places" : "engagement";
        var witness = scene.Witnesses.Single(each => each.Service == service);
        var repeated = await witness.RepeatAsync(Most, random) + await witness.RepeatAsync(Most, random);
        return $"{repeated} repeated events of {witness.Service}";
    }
}

/// <summary>Events are held up, and come in another order than they were written.</summary>
internal sealed class DeliveredInDisorder : Fault
{
    private EventWitness? witness;

    /// <inheritdoc />
    public override string Name => "disorder";

    /// <inheritdoc />
    public override bool NeedsDatabases => true;

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        witness = scene.Witnesses.Single(each => each.Service == "engagement");
        await witness.HoldAsync();
        await scene.Respondents.MoreReceiptsAsync(20, TimeSpan.FromSeconds(30));
        return "events of engagement in disorder";
    }

    /// <inheritdoc />
    public override Task ClearUpAsync(Scene scene, Random random) => witness!.LetGoAsync(random);
}

/// <summary>
/// A message that a service cannot process: its database refuses it. It must show among the failed messages, while others
/// pass; then the cause is mended and an operator replays it.
/// </summary>
internal sealed class PoisonMessage : Fault
{
    private const string Service = "places";
    private const string Event = "Engagement.ResponsesAccepted";
    private const string Operations = $"/api/{Service}/operations/failed-messages";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private Guid poison;

    /// <inheritdoc />
    public override string Name => "poison";

    /// <inheritdoc />
    public override bool NeedsDatabases => true;

    /// <inheritdoc />
    public override string? WhyNot(PlatformFixture platform) => null;

    /// <inheritdoc />
    public override async Task<string> BeginAsync(Scene scene, Random random)
    {
        // Held first, so that it is known which one it is before anybody tries it.
        var witness = scene.Witnesses.Single(each => each.Service == "engagement");
        await witness.HoldAsync();
        IReadOnlyList<Guid> held = [];
        await Until.TrueAsync("an event to poison was written", Longest, async () => (held = await witness.HeldAsync(Event)).Count > 0);
        poison = held[random.Next(held.Count)];
        await using (var db = await scene.Platform.OpenDatabaseAsync(Service))
        {
            await db.ExecuteAsync(db is NpgsqlConnection
                ? $"""
                  CREATE OR REPLACE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$
                  BEGIN IF NEW."MessageId" = '{poison}' THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$;
                  CREATE TRIGGER poison BEFORE INSERT ON inbox_messages FOR EACH ROW EXECUTE FUNCTION poison();
                  """
                : $"""
                  CREATE TRIGGER poison BEFORE INSERT ON inbox_messages WHEN NEW."MessageId" = '{poison.Upper()}'
                  BEGIN SELECT RAISE(ABORT, 'poison'); END
                  """);
        }

        await witness.LetGoAsync(random);
        return $"poison message to {Service}";
    }

    /// <inheritdoc />
    public override async Task ClearUpAsync(Scene scene, Random random)
    {
        using var operatorClient = await scene.Platform.ClientOfAsync("Jo Fictional");
        FailedMessageSummary? failed = null;
        await Until.TrueAsync("an operator sees the poison message", Longest, async () =>
        {
            var all = await operatorClient.GetFromJsonAsync<FailedMessageSummary[]>(Operations, Json.Options);
            failed = all!.SingleOrDefault(message => message.MessageId == poison);
            return failed is not null;
        });
        failed!.Error.ShouldContain("poison");

        await using (var db = await scene.Platform.OpenDatabaseAsync(Service))
        {
            await db.ExecuteAsync(db is NpgsqlConnection ? "DROP TRIGGER poison ON inbox_messages" : "DROP TRIGGER poison");
        }

        using var replayed = await operatorClient.PostAsync($"{Operations}/{failed.Id}/replay", null);
        replayed.StatusCode.ShouldBe(HttpStatusCode.NoContent, await replayed.Content.ReadAsStringAsync());
    }
}
