using System.Security.Cryptography;
using System.Text;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>Ids for reference and demonstration data, the same on every installation and in every service.</summary>
public static class DeterministicId
{
    /// <summary>A UUID version 8 (RFC 9562, vendor specific) made of the SHA-256 of the name; <c>partner/healthwatch-halton</c>.</summary>
    public static Guid From(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes("icpengage/" + name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
