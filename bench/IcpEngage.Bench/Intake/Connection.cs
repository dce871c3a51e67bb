using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IcpEngage.Bench.Intake;

/// <summary>A kept connection that sends bytes and reads an answer to its end: HTTP/1.1 as far as Kestrel speaks it.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket socket;
    private byte[] buffer = new byte[8 * 1024];
    private int filled;

    private Connection(Socket socket) => this.socket = socket;

    /// <summary>The last answer.</summary>
    public string Answer => Encoding.UTF8.GetString(buffer, 0, filled);

    /// <summary>The last answer's status line and headers.</summary>
    public string Head => Encoding.Latin1.GetString(buffer, 0, HeadLength);

    /// <summary>The last answer's body.</summary>
    public string Body
    {
        get
        {
            var body = buffer.AsSpan(HeadLength, filled - HeadLength);
            return Head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.Ordinal) ? Joined(body) : Encoding.UTF8.GetString(body);
        }
    }

    private int HeadLength => buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8) + 4;

    public static async Task<Connection> OpenAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return new Connection(socket);
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <returns>The status.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        filled = 0;
        while (!IsWhole(buffer.AsSpan(0, filled)))
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 4 * filled);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            filled += read > 0 ? read : throw new IOException("The connection was closed before the answer's end.");
        }

        return Utf8Parser.TryParse(buffer.AsSpan("HTTP/1.1 ".Length, 3), out int status, out _) ? status : 0;
    }

    public void Dispose() => socket.Dispose();

    private static string Joined(ReadOnlySpan<byte> chunks)
    {
        var body = new List<byte>(chunks.Length);
        while (Utf8Parser.TryParse(chunks, out int length, out var digits, 'x') && length > 0)
        {
            body.AddRange(chunks.Slice(digits + 2, length));
            chunks = chunks[(digits + 2 + length + 2)..];
        }

        return Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(body));
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var length = answer[..head].IndexOf("\r\nContent-Length: "u8);
        if (length < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8);
        }

        return Utf8Parser.TryParse(answer[(length + "\r\nContent-Length: ".Length)..], out int body, out _) && answer.Length >= head + 4 + body;
    }
}
