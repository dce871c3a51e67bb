using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IcpEngage.Membership.Tests.Mail;

/// <summary>A small SMTP server (RFC 5321): takes mail, or turns it away with a passing failure (4xx).</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task listening;

    public SmtpListener()
    {
        listener.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many mails are still turned away.</summary>
    public int TurnAway { get; set; }

    public int TurnedAway { get; private set; }

    public ConcurrentQueue<(string To, string Text)> Received { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await TalkAsync(client.GetStream());
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test.invalid");
        var to = "";
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT")
            {
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            }

            if (verb == "MAIL" && TurnAway > 0)
            {
                TurnAway--;
                TurnedAway++;
                await writer.WriteLineAsync("451 Try again later");
            }
            else if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 Go ahead");
                var text = new StringBuilder();
                while (await reader.ReadLineAsync(stop.Token) is { } content && content != ".")
                {
                    // A dot at the beginning of a line travels as two.
                    text.AppendLine(content.StartsWith('.') ? content[1..] : content);
                }

                Received.Enqueue((to, text.ToString()));
                await writer.WriteLineAsync("250 Taken");
            }
            else if (verb == "QUIT")
            {
                await writer.WriteLineAsync("221 Bye");
                return;
            }
            else
            {
                await writer.WriteLineAsync("250 OK");
            }
        }
    }
}
