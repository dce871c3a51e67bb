using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace IcpEngage.Faults.Platforms;

/// <summary>Connections between two programs of this machine, carried by a third, which can cut them at any byte.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Connection, bool> connections = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private readonly int target;
    private int left = int.MaxValue;

    /// <param name="target">The port that is really meant.</param>
    public Wire(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Lets so many bytes through, in whichever direction, and cuts every connection in the middle of the next.</summary>
    public void CutAfter(int bytes) => Volatile.Write(ref left, bytes);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        CutAll();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private void CutAll()
    {
        foreach (var connection in connections.Keys)
        {
            connection.Cut();
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var near = await listener.AcceptSocketAsync(ending.Token);
            _ = CarryAsync(near);
        }
    }

    private async Task CarryAsync(Socket near)
    {
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var connection = new Connection(near, far);
        connections[connection] = true;
        try
        {
            near.NoDelay = far.NoDelay = true;
            await far.ConnectAsync(IPAddress.Loopback, target, ending.Token);
            await Task.WhenAll(PumpOrCutAsync(near, far, connection), PumpOrCutAsync(far, near, connection));
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // An end is gone, or it was cut.
        }
        finally
        {
            connections.TryRemove(connection, out _);
            connection.Cut();
        }
    }

    /// <summary>What breaks one way breaks the other way too, as where nothing is in between.</summary>
    private async Task PumpOrCutAsync(Socket from, Socket to, Connection connection)
    {
        try
        {
            await PumpAsync(from, to);
        }
        catch
        {
            connection.Cut();
            throw;
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReceiveAsync(buffer, ending.Token)) > 0)
        {
            var allowed = Allowed(read);
            await SendAsync(to, buffer.AsMemory(0, allowed));
            if (allowed < read)
            {
                Volatile.Write(ref left, int.MaxValue);
                CutAll();
                return;
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }

    /// <summary>How much of it may go through; nothing is counted while nobody wants it cut.</summary>
    private int Allowed(int bytes)
    {
        if (Volatile.Read(ref left) == int.MaxValue)
        {
            return bytes;
        }

        var remaining = Interlocked.Add(ref left, -bytes);
        return remaining >= 0 ? bytes : Math.Max(0, bytes + remaining);
    }

    private async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes, SocketFlags.None, ending.Token)..];
        }
    }

    private sealed record Connection(Socket Near, Socket Far)
    {
        /// <summary>Ends both at once, as a broken line does: with a reset, not with a goodbye.</summary>
        public void Cut()
        {
            foreach (var end in new[] { Near, Far })
            {
                try
                {
                    end.LingerState = new LingerOption(enable: true, seconds: 0);
                    end.Dispose();
                }
                catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
                {
                    // It has ended already.
                }
            }
        }
    }
}
