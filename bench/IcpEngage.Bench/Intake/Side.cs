using System.Text;
using System.Text.Json;
using IcpEngage.Bench.Platform;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Bench.Intake;

/// <summary>One of the two that take turns: the server, what is sent to it, and what became of it.</summary>
internal sealed class Side
{
    private const int Created = 201;
    private const string AnyKey = "00000000-0000-0000-0000-000000000000";

    private readonly ServerProcess server;
    private readonly byte[][] requests;
    private readonly int key;
    private readonly Dictionary<int, List<LoadResult>> results = [];
    private readonly Dictionary<int, List<double>> processor = [];
    private long sent;

    public Side(ServerProcess server, string path)
    {
        this.server = server;
        var random = new Random(7);
        requests = [.. Enumerable.Range(0, 64).Select(_ => Request(server.Address, path, random))];
        key = Encoding.ASCII.GetString(requests[0]).IndexOf(AnyKey, StringComparison.Ordinal);
    }

    /// <summary>Responses that were acknowledged, in rounds that count and in others.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Sends for a while, each response under a key of its own.</summary>
    public async Task LoadAsync(int connections, TimeSpan duration, bool counts)
    {
        var before = server.ProcessorTime;
        var result = await Load.RunAsync(server.Address, connections, duration, NextRequest, Created);
        var took = server.ProcessorTime - before;
        Acknowledged += result.Answered;
        if (counts)
        {
            Of(results, connections).Add(result);
            Of(processor, connections).Add(took.TotalMilliseconds / result.Answered);
        }
    }

    public double PerSecond(int connections) => Figure.Median(results[connections].Select(result => result.PerSecond));

    public double P99(int connections) => Figure.Median(results[connections].Select(result => result.P99));

    /// <summary>How far the rounds lie apart, as a share of their median.</summary>
    public double Spread(int connections) =>
        (results[connections].Max(result => result.PerSecond) - results[connections].Min(result => result.PerSecond)) / PerSecond(connections);

    /// <summary>Processor time of the server for one response.</summary>
    public double ProcessorMilliseconds(int connections) => Figure.Median(processor[connections]);

    /// <exception cref="InvalidOperationException">Not every acknowledged response is there once.</exception>
    public void RequireStored(long stored)
    {
        if (stored != Acknowledged)
        {
            throw new InvalidOperationException($"{Acknowledged} responses were acknowledged, and {stored} are stored.");
        }
    }

    private static List<T> Of<T>(Dictionary<int, List<T>> rounds, int connections) =>
        rounds.TryGetValue(connections, out var before) ? before : rounds[connections] = [];

    /// <summary>About 1 KB.</summary>
    private static byte[] Request(Uri address, string path, Random random)
    {
        var answers = BenchedSurvey.Answers(random);
        answers["q8"] = [string.Join(' ', Enumerable.Repeat(answers["q8"][0], 7))];
        var body = JsonSerializer.Serialize(new SubmitResponse("halton", answers), Json.Options);
        return Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n{ResponseHeaders.IdempotencyKey}: {AnyKey}\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private ReadOnlyMemory<byte> NextRequest()
    {
        var number = Interlocked.Increment(ref sent);
        byte[] request = [.. requests[number % requests.Length]];
        Encoding.ASCII.GetBytes(number.ToString("D36", System.Globalization.CultureInfo.InvariantCulture), request.AsSpan(key));
        return request;
    }
}
