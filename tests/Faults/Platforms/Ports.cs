using System.Net;
using System.Net.Sockets;

namespace IcpEngage.Faults.Platforms;

/// <summary>Free ports on this machine.</summary>
internal static class Ports
{
    /// <summary>
    /// The first of <paramref name="count"/> ports in a row that nobody listens on. From the range that Linux does not
    /// hand out to outgoing connections, so that none is taken meanwhile by one.
    /// </summary>
    public static int InARow(int count)
    {
        // From somewhere in the middle: another run may be looking for its own at the same time.
        const int Lowest = 5200;
        const int Highest = 9000;
        var places = (Highest - Lowest) / count;
        var begin = Random.Shared.Next(places);
        for (var place = 0; place < places; place++)
        {
            var first = Lowest + ((begin + place) % places * count);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }

        throw new InvalidOperationException($"No {count} free ports in a row.");
    }

    /// <summary>Whether nobody listens there.</summary>
    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
