using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IcpEngage.Membership.Sessions;

/// <summary>
/// Time-based one-time passwords of six digits every 30 seconds (RFC 6238 with SHA-1, which is what authenticator apps
/// make). The framework's provider takes a code as often as it is given within its time, and reads a clock of its own.
/// </summary>
internal static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret of 160 bits, in base 32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>The step whose code this is: the current one, or its neighbours for clocks that differ; null for a wrong code.</summary>
    /// <param name="key">In base 32.</param>
    /// <param name="code">As typed.</param>
    /// <param name="now">The moment.</param>
    /// <param name="after">Codes up to this step were used.</param>
    public static long? Match(string key, string? code, DateTimeOffset now, long after)
    {
        var typed = code?.Replace(" ", "", StringComparison.Ordinal);
        if (typed is not { Length: 6 } || !typed.All(char.IsAsciiDigit))
        {
            return null;
        }

        var secret = FromBase32(key);
        var current = now.ToUnixTimeSeconds() / 30;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > after && CryptographicOperations.FixedTimeEquals(Digits(Code(secret, step)), Digits(typed)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The six digits of a step.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238's SHA-1; as a keyed hash it is not known to be broken.
        HMACSHA1.HashData(secret, message, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFF_FFFF;
        return $"{number % 1_000_000:D6}";
    }

    /// <summary>The bytes of a base 32 text (RFC 4648) without padding.</summary>
    public static byte[] FromBase32(string text)
    {
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var character in text)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(character, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }

    private static byte[] Digits(string code) => [.. code.Select(digit => (byte)digit)];
}
