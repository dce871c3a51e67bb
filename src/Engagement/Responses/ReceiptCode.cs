using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// The receipt of a response: 60 bits of the SHA-256 of survey and key as twelve characters of Crockford's base 32,
/// <c>7K3M-9QXT-2WPA</c>. The same key makes the same receipt, so sending again is harmless; only a hash of the code is
/// stored, so nobody reads receipts out of the database.
/// </summary>
internal readonly record struct ReceiptCode
{
    /// <summary>No I, L, O and U: https://www.crockford.com/base32.html.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Characters of an idempotency key at most; a UUID has 36.</summary>
    public const int LongestKey = 200;

    private ReceiptCode(string text) => Text = text;

    /// <summary>As people see it.</summary>
    public string Text { get; }

    /// <summary>What is stored: the SHA-256 of <see cref="Text"/> in 64 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Text)));

    /// <summary>The receipt for a key, which is the sender's idempotency key or the token of half-filled answers.</summary>
    public static ReceiptCode For(Guid surveyId, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"receipt/{surveyId:N}/{key}"));
        Span<char> code = stackalloc char[14];
        var position = 0;
        for (var character = 0; character < 12; character++)
        {
            if (character is 4 or 8)
            {
                code[position++] = '-';
            }

            code[position++] = Alphabet[FiveBits(hash, character * 5)];
        }

        return new ReceiptCode(new string(code));
    }

    /// <summary>
    /// A code as a person typed it: small letters, spaces and hyphens of any kind do not matter, and the letters that the
    /// alphabet lacks count as the digits they look like. What cannot be a code comes out as one that nobody holds, so that
    /// it is looked for like any other.
    /// </summary>
    public static ReceiptCode Read(string? typed)
    {
        Span<char> code = stackalloc char[14];
        var position = 0;
        foreach (var character in typed ?? "")
        {
            if (char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format)
            {
                continue;
            }

            var letter = Digit(char.ToUpperInvariant(character));
            if (position == code.Length || !Alphabet.Contains(letter))
            {
                return Nobodys;
            }

            if (position is 4 or 9)
            {
                code[position++] = '-';
            }

            code[position++] = letter;
        }

        return position == code.Length ? new ReceiptCode(new string(code)) : Nobodys;
    }

    /// <summary>A key nobody else has, for a response that came without one.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static ReceiptCode Nobodys => new("");

    private static char Digit(char letter) => letter switch
    {
        'I' or 'L' => '1',
        'O' => '0',
        _ => letter,
    };

    private static int FiveBits(ReadOnlySpan<byte> bytes, int from)
    {
        var window = (bytes[from / 8] << 8) | bytes[(from / 8) + 1];
        return (window >> (11 - (from % 8))) & 31;
    }
}
