using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Platform.Tests.Platforms;
using IcpEngage.ServiceDefaults.Http;
using Xunit.Abstractions;

namespace IcpEngage.Platform.Tests.Faults;

/// <summary>
/// Two hundred people answer while processes are killed at random and started again. Whoever has a receipt is in the
/// database once, and every event about it has reached every service that listens once. The seed is in the output; the
/// environment variable <c>ICPENGAGE_TEST_SEED</c> repeats it.
/// </summary>
public abstract class NothingIsLost(PlatformFixture platform, ITestOutputHelper output)
{
    private const int People = 200;
    private const int Kills = 5;

    /// <summary>People let in beyond the moment of a kill, so that some are underway when it happens.</summary>
    private const int Crowd = 20;

    private const string Survey = "gp-help-halton";
    private const string Place = "halton";
    private const string PlaceCode = "E06000006";

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(2);

    /// <summary>Who hears of accepted responses: service and handler, as in docs/events.md.</summary>
    private static readonly (string Service, string Handler)[] Listeners = [("places", "CountResponses")];

    [Fact]
    public async Task Every_receipt_is_kept_once_and_every_event_arrives_once_though_processes_are_killed()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("ICPENGAGE_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        using var client = platform.Client();
        var survey = (await client.GetFromJsonAsync<SurveyDetail>($"/api/engagement/surveys/{Survey}", Json.Options))!;
        await AllDeliveredAsync();
        var witness = new EventWitness(platform, "engagement");
        await witness.BeginAsync();
        var storedBefore = await StoredAsync();

        using var respondents = new Respondents(client, survey, Place, mark: $"kill-test-{seed}");
        await AnswerWhileKillingAsync(respondents, new Random(seed));
        output.WriteLine($"{respondents.SentAgain} times somebody had to send again");

        await AllDeliveredAsync();
        (await StoredAsync()).ShouldBe(storedBefore + People);
        await EveryReceiptIsStoredOnceAsync(respondents);
        await EveryEventHasArrivedOnceAsync(await witness.SeenAsync("Engagement.ResponsesAccepted"));
        await ThePlaceHasCountedAsync(storedBefore + People);
    }

    private async Task AnswerWhileKillingAsync(Respondents respondents, Random random)
    {
        using var longest = new CancellationTokenSource(LongestRun);
        var answering = respondents.AllAnswerAsync(People, longest.Token);
        var victims = Victims(random);
        var brokerFails = platform.HasBroker ? random.Next(Kills) : -1;
        var letIn = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var moment = letIn + random.Next(1, (People / Kills) - Crowd + 1);
            letIn = moment + Crowd;
            var reached = respondents.ReceiptsReach(moment);
            respondents.LetInUpTo(letIn);
            await await Task.WhenAny(reached, answering);

            output.WriteLine($"At {moment} receipts: {victims[kill]}{(kill == brokerFails ? " and the broker" : "")}");
            await platform.KillAsync(victims[kill]);
            if (kill == brokerFails)
            {
                await platform.StopBrokerAsync();
            }

            await platform.StartAsync(victims[kill]);
            if (kill == brokerFails)
            {
                await platform.StartBrokerAsync();
            }
        }

        respondents.LetInUpTo(People);
        await answering;
    }

    /// <summary>Who writes, who listens and the door between, and two at random; in random order.</summary>
    private string[] Victims(Random random)
    {
        string[] all = [platform.ProcessOf("engagement"), platform.ProcessOf("places"), platform.Door];
        string[] victims = [.. all, .. random.GetItems(all, Kills - all.Length)];
        random.Shuffle(victims);
        return victims;
    }

    private async Task AllDeliveredAsync() => await Until.PassesAsync(LongestDelivery, async () =>
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

    private async Task<int> StoredAsync()
    {
        await using var db = await platform.OpenDatabaseAsync("engagement");
        return await db.CountAsync(
            $"""
            SELECT COUNT(*) FROM responses JOIN surveys ON surveys."Id" = responses."SurveyId"
            WHERE surveys."Slug" = '{Survey}' AND responses."AreaCode" = '{PlaceCode}'
            """);
    }

    private async Task EveryReceiptIsStoredOnceAsync(Respondents respondents)
    {
        respondents.Receipts.Count.ShouldBe(People);
        respondents.Receipts.Values.Select(receipt => receipt.Code).ShouldBeUnique();
        await using var db = await platform.OpenDatabaseAsync("engagement");
        foreach (var respondent in respondents.Receipts.Keys)
        {
            (await db.CountAsync($"""SELECT COUNT(*) FROM responses WHERE "Answers" LIKE '%{respondents.MarkOf(respondent)}%'"""))
                .ShouldBe(1, $"respondent {respondent}");
        }
    }

    private async Task EveryEventHasArrivedOnceAsync(IReadOnlyList<Guid> sent)
    {
        sent.ShouldNotBeEmpty();
        sent.ShouldBeUnique();
        foreach (var (service, handler) in Listeners)
        {
            await Until.PassesAsync(LongestDelivery, async () =>
            {
                await using var db = await platform.OpenDatabaseAsync(service);
                var arrived = await db.IdsAsync($"""SELECT "MessageId" FROM inbox_messages WHERE "Handler" = '{handler}'""");
                arrived.Where(sent.Contains).ShouldBe(sent, ignoreOrder: true, $"what reached {handler} of {service}");
            });
        }
    }

    private async Task ThePlaceHasCountedAsync(int responses)
    {
        using var lead = await platform.ClientOfAsync("Sam Sample");
        var place = await lead.GetFromJsonAsync<PlaceDetail>($"/api/places/places/{Place}", Json.Options);
        place!.Exercises.Single(exercise => exercise.Slug == Survey).Responses.ShouldBe(responses);
    }
}

/// <summary>In the embedded platform.</summary>
[Collection(Embedded.Name)]
public sealed class NothingIsLostWhenEmbedded(EmbeddedPlatform platform, ITestOutputHelper output) : NothingIsLost(platform, output);

/// <summary>In the distributed platform over SQLite, with the broker killed, too.</summary>
[Collection(OnSqlite.Name)]
public sealed class NothingIsLostOnSqlite(DistributedOnSqlite platform, ITestOutputHelper output) : NothingIsLost(platform, output);

/// <summary>In the distributed platform over PostgreSQL, with the broker killed, too.</summary>
[Collection(OnPostgreSql.Name)]
public sealed class NothingIsLostOnPostgreSql(DistributedOnPostgreSql platform, ITestOutputHelper output) : NothingIsLost(platform, output);
