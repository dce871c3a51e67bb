using System.Diagnostics;
using System.Net.Sockets;

namespace IcpEngage.Fuzz;

/// <summary>Sends the requests, many at a time, and reports each answer.</summary>
internal sealed class FuzzRun(FuzzOptions options, Uri platform, RequestMaker maker, Report report)
{
    /// <summary>Longer than this is no answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = options.AtOnce })
        {
            Timeout = Patience,
        };
        var numbers = options.Only is { } only ? [only] : Enumerable.Range(0, options.Requests);
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            numbers,
            new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce },
            async (number, cancellation) =>
            {
                await report.PauseForNewTokensAsync();
                await SendAsync(client, maker.Make(number), cancellation);
                if (report.Sent % 20_000 == 0)
                {
                    Console.WriteLine($"{report.Sent:N0} after {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {report.InShort()}");
                }
            });
    }

    private async Task SendAsync(HttpClient client, MadeRequest made, CancellationToken cancellation)
    {
        if (made.Raw is not null)
        {
            await SendRawAsync(made, cancellation);
            return;
        }

        using var message = made.Message!;
        try
        {
            message.RequestUri = new Uri(
                $"{platform.ToString().TrimEnd('/')}{message.RequestUri!.OriginalString["http://platform".Length..]}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            using var answer = await client.SendAsync(message, cancellation);
            report.Answered(made, (int)answer.StatusCode, answer.Headers.RetryAfter is not null, await answer.Content.ReadAsStringAsync(cancellation));
        }
        catch (TaskCanceledException)
        {
            report.NotAnswered(made);
        }
        catch (Exception cut) when (cut is HttpRequestException or InvalidOperationException or FormatException or IOException)
        {
            // The platform may cut a connection whose request is no HTTP; and a request may be none that our side can send.
            report.Cut(cut);
        }
    }

    private async Task SendRawAsync(MadeRequest made, CancellationToken cancellation)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(platform.Host, platform.Port, cancellation);
            await using var stream = connection.GetStream();
            await stream.WriteAsync(made.Raw, cancellation);
            connection.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream);
            var first = await reader.ReadLineAsync(cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(20), cancellation) ?? "";
            if (first.Split(' ') is [_, { Length: 3 } status, ..] && int.TryParse(status, out var code))
            {
                report.Answered(made, code, retryAfter: false, "");
            }
            else
            {
                report.Cut(null);
            }
        }
        catch (Exception cut) when (cut is SocketException or IOException or TimeoutException)
        {
            report.Cut(cut);
        }
    }
}
