using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace IcpEngage.ServiceDefaults.Http.Limits;

/// <summary>
/// Tells clients apart for a day without knowing them: a keyed hash of the address, under a key that is made anew each day,
/// is only in memory and is forgotten. The hash is never stored, logged or sent on. An IPv6 address counts with its /64,
/// which is what one customer is given.
/// </summary>
internal sealed class ClientIdentity(TimeProvider time)
{
    private const int BytesOfNetwork = 8;

    private readonly Lock changing = new();
    private (DateOnly Day, byte[] Salt) current = (DateOnly.MinValue, []);

    /// <summary>The same for the same client within a day (UTC), and nothing that leads back to the address.</summary>
    public string Of(IPAddress? address)
    {
        var bytes = (address ?? IPAddress.None) switch
        {
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().GetAddressBytes(),
            { AddressFamily: AddressFamily.InterNetworkV6 } six => six.GetAddressBytes()[..BytesOfNetwork],
            var four => four.GetAddressBytes(),
        };
        return Convert.ToBase64String(HMACSHA256.HashData(Salt(), bytes));
    }

    private byte[] Salt()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        lock (changing)
        {
            if (current.Day != today)
            {
                current = (today, RandomNumberGenerator.GetBytes(32));
            }

            return current.Salt;
        }
    }
}
