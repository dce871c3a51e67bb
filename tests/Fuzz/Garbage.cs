using System.Globalization;
using System.Text;

namespace IcpEngage.Fuzz;

/// <summary>Texts that somebody's code somewhere has choked on.</summary>
internal static class Garbage
{
    private static readonly string[] Texts =
    [
        "", " ", "\t\r\n", "null", "undefined", "NaN", "-1", "0", "1e999", "99999999999999999999", "-0", "0x1F", "1,5", "٣", "\0", "a\0b", "\ud800", "a\udfffb",
        "\u202e", "\ufeff", "e\u0301", "🙂", "👩‍👩‍👧‍👦", "ß", "İ", "ﷺ", "'; DROP TABLE responses; --", "' OR '1'='1", "%", "_", "[", "*", "\\", "\"", "{{7*7}}", "${7*7}", "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "%2e%2e%2f", "file:///etc/passwd", "//evil.example/", "=1+1", "@SUM(1)",
        "0001-01-01", "9999-12-31", "2026-02-30", "2026-13-01", "10000-01-01", "0000-00-00", "2026-12-01T25:00:00Z", "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff", "{0199f000-0000-7000-8000-000000000000}", "2147483648", "-2147483649", "9223372036854775808", "79228162514264337593543950336", "1.7976931348623157e308",
        "True", "CON", "a/b", "a;b", "a#b", "a?b", "a&b=c", "constructor", "__proto__", "Draft", "draft", "Live|Closed", "1|2",
    ];

    /// <summary>Paths' own: escapes that are wrong, or mean something else once read.</summary>
    private static readonly string[] Escapes =
    [
        "%", "%z", "%zz", "%00", "%2f", "%2F..%2F", "%5c", "%ff%fe", "%c0%af", "%ed%a0%80", "%u0041", "..%2f..%2f", "%2e%2e", "%252e", "a%0d%0aSet-Cookie:x=1", "%7b%7d", "+", "%20", ";a=b", "~", "@", "!$'()*,",
    ];

    /// <summary>A text; now and then a very long one.</summary>
    public static string Text(Random random) => random.Next(40) switch
    {
        0 => new string('a', random.Next(1_000, 100_000)),
        1 => string.Concat(Enumerable.Repeat("🙂", random.Next(100, 5_000))),
        2 => Scramble(random, random.Next(1, 200)),
        3 => random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        4 => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)).ToString("O", CultureInfo.InvariantCulture),
        5 => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]).ToString(),
        _ => Texts[random.Next(Texts.Length)],
    };

    /// <summary>A part of an address, escaped or wrongly so.</summary>
    public static string Segment(Random random) => random.Next(4) switch
    {
        0 => Escapes[random.Next(Escapes.Length)],
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => $"%{random.Next(256):x2}")),
        _ => Escape(Text(random) is { Length: > 6_000 } text ? text[..6_000] : Text(random)),
    };

    /// <summary>Percent-encoded, a lone surrogate as the bytes that nobody should send.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var unit in text.Length > 2_000 ? text[..2_000] : text)
        {
            escaped.Append(char.IsAsciiLetterOrDigit(unit) || unit is '-' or '.' or '_'
                ? unit.ToString()
                : char.IsSurrogate(unit) ? $"%ed%{(unit >> 6 & 0x3f) | 0x80:x2}%{(unit & 0x3f) | 0x80:x2}"
                : string.Concat(Encoding.UTF8.GetBytes([unit]).Select(single => $"%{single:x2}")));
        }

        return escaped.ToString();
    }

    /// <summary>Bytes of no meaning.</summary>
    public static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Scramble(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next(char.MaxValue + 1)));
}
