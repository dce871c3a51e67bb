using System.Diagnostics;
using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Journey;
using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Overload;

/// <summary>
/// Many more responses to one survey than can be stored, from people who send again at once when they are turned away; what
/// that does to others, to memory, and for how long.
/// </summary>
internal static class OverloadBench
{
    private const int Sustainable = 32;
    private const double Megabyte = 1024 * 1024;
    private const string Rows = "SELECT count(*) FROM responses WHERE \"SurveyId\" = $survey";

    /// <summary>Milliseconds within which a page is usable.</summary>
    private const double Usable = 1_000;

    /// <summary>Milliseconds within which all is well again.</summary>
    private const double Recovery = 5_000;

    private static readonly TimeSpan LongestCalm = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var options = LoadOptions.Read(arguments, 5_000);
        await using var platform = await ServerProcess.StandaloneAsync();
        var flooded = (await platform.PublishAsync("Flooded")).Summary;
        var other = (await platform.PublishAsync("Other")).Summary;
        var requests = new ResponseRequests(platform.Address, Path(flooded.Slug));
        var otherRequests = new ResponseRequests(platform.Address, Path(other.Slug));
        var calm = options.Duration < LongestCalm ? options.Duration : LongestCalm;
        var warm = await requests.LoadAsync(Sustainable, calm);
        var sustainable = await requests.LoadAsync(Sustainable, calm);
        var (acknowledged, ofOther, leftOther) = ((long)warm.Answered + sustainable.Answered, 0L, 0L);

        var figures = new List<Figure>();
        foreach (var connections in options.Connections)
        {
            using var visitor = await Browser.OpenAsync(platform.Address);
            using var staff = await Staff.SignInAsync(platform);
            using var sender = await Connection.OpenAsync(platform.Address);
            using var respondent = await Browser.OpenAsync(platform.Address);
            Beside[] beside =
            [
                new("static-page", () => visitor.GetAsync("/accessibility").AsTask()),
                new("staff-page", () => staff.GetAsync("/workspace/surveys").AsTask()),
                new("other-survey", async () => Taken(await sender.SendAsync(otherRequests.Next()))),
                new("journey", () => new Respondent(respondent, other.Slug).ComeAsync().AsTask()),
            ];
            var before = await beside[2].OnceAsync();
            using var over = new CancellationTokenSource();
            var memory = MemoryAsync(platform, over.Token);
            var others = beside.Select(each => each.RunAsync(over.Token)).ToList();
            var result = await requests.LoadAsync(connections, options.Duration);
            var ended = Stopwatch.GetTimestamp();
            await over.CancelAsync();
            await Task.WhenAll(others);
            var recovered = await RecoveredAsync(platform, requests, Math.Max(20, 2 * before ?? 0), ended);
            acknowledged += result.Answered + recovered.Sent;

            var offered = (result.Answered + result.Refused) / options.Duration.TotalSeconds;
            var megabytes = await memory;
            figures.AddRange(
            [
                new($"offered-per-second-c{connections}", offered, "per second", sustainable.PerSecond),
                new($"acknowledged-per-second-c{connections}", result.PerSecond, "per second", sustainable.PerSecond),
                new($"acknowledged-p99-ms-c{connections}", result.P99, "ms"),
                .. beside.Select(each => new Figure($"{each.Name}-p99-ms-c{connections}", each.P99, "ms", Usable, AtMost: each.Name == "journey" ? null : 1)),
                .. beside.Select(each => new Figure($"{each.Name}-refused-share-c{connections}", each.Refused / (double)(each.Refused + each.Milliseconds.Count), "share")),
                new($"resident-megabytes-c{connections}", megabytes[(megabytes.Count / 2)..].Max(), "MB", megabytes[..((megabytes.Count / 2) + 1)].Max(), AtMost: 1.2),
                new($"recovery-ms-c{connections}", recovered.Milliseconds, "ms", Recovery, AtMost: 1),
            ]);
            Console.WriteLine($"{connections} connections for {options.Duration.TotalSeconds} s: {result.Answered} responses acknowledged, {result.Refused} turned away");
            ofOther += beside[2].Milliseconds.Count + beside[3].Milliseconds.Count;
            leftOther += beside[3].Refused;
        }

        RequireStored(acknowledged, platform.Count(Rows, flooded.Id));

        // A journey may be turned away after its answers were sent.
        RequireStored(ofOther, platform.Count(Rows, other.Id), leftOther);
        return figures;
    }

    private static void RequireStored(long acknowledged, long stored, long orMore = 0)
    {
        if (stored < acknowledged || stored > acknowledged + orMore)
        {
            throw new InvalidOperationException($"{acknowledged} responses were acknowledged, and {stored} are stored.");
        }
    }

    private static string Path(string slug) => $"/api/engagement/surveys/{slug}/responses";

    private static bool Taken(int status) => status switch
    {
        201 => true,
        429 or 503 => false,
        _ => throw new InvalidOperationException($"The answer was {status}."),
    };

    /// <summary>How long it takes until ten responses in a row are as fast as they were.</summary>
    private static async Task<(double Milliseconds, int Sent)> RecoveredAsync(ServerProcess platform, ResponseRequests requests, double fast, long ended)
    {
        using var connection = await Connection.OpenAsync(platform.Address);
        var sent = new Beside("sent", async () => Taken(await connection.SendAsync(requests.Next())));
        for (var inARow = 0; inARow < 10 && Stopwatch.GetElapsedTime(ended) < TimeSpan.FromMinutes(1);)
        {
            inARow = await sent.OnceAsync() <= fast ? inARow + 1 : 0;
        }

        return (Stopwatch.GetElapsedTime(ended).TotalMilliseconds, sent.Milliseconds.Count);
    }

    private static async Task<List<double>> MemoryAsync(ServerProcess platform, CancellationToken until)
    {
        var megabytes = new List<double> { platform.ResidentBytes / Megabyte };
        while (!until.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            megabytes.Add(platform.ResidentBytes / Megabyte);
        }

        return megabytes;
    }
}
