using System.Globalization;
using System.Text;
using System.Text.Json;
using IcpEngage.Bench.Platform;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Bench.Intake;

/// <summary>Whole responses as bytes that a server is sent, each under a key of its own.</summary>
internal sealed class ResponseRequests
{
    private const int Created = 201;
    private const string AnyKey = "00000000-0000-0000-0000-000000000000";

    private readonly Uri address;
    private readonly byte[][] requests;
    private readonly int key;
    private long sent;

    public ResponseRequests(Uri address, string path)
    {
        this.address = address;
        var random = new Random(7);
        requests = [.. Enumerable.Range(0, 64).Select(_ => Request(address, path, random))];
        key = Encoding.ASCII.GetString(requests[0]).IndexOf(AnyKey, StringComparison.Ordinal);
    }

    /// <summary>Sends for a while.</summary>
    public Task<LoadResult> LoadAsync(int connections, TimeSpan duration) => Load.RunAsync(address, connections, duration, Next, Created);

    /// <summary>The next response.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        var number = Interlocked.Increment(ref sent);
        byte[] request = [.. requests[number % requests.Length]];
        Encoding.ASCII.GetBytes(number.ToString("D36", CultureInfo.InvariantCulture), request.AsSpan(key));
        return request;
    }

    /// <summary>About 1 KB.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Answers(Random random)
    {
        var answers = BenchedSurvey.Answers(random);
        answers["q8"] = [string.Join(' ', Enumerable.Repeat(answers["q8"][0], 7))];
        return answers;
    }

    private static byte[] Request(Uri address, string path, Random random)
    {
        var body = JsonSerializer.Serialize(new SubmitResponse("halton", Answers(random)), Json.Options);
        return Encoding.UTF8.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\n{ResponseHeaders.IdempotencyKey}: {AnyKey}\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
