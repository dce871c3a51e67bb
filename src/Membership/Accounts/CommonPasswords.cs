using System.Globalization;
using System.Text.RegularExpressions;

namespace IcpEngage.Membership.Accounts;

/// <summary>
/// Passwords that are tried first. The published lists of leaked passwords hold almost none of twelve characters and
/// more; those they hold are a common word or walk over the keyboard, repeated, put together with another, or filled up
/// with digits and signs. So the rule knows the words and walks, and takes the filling away.
/// </summary>
internal static partial class CommonPasswords
{
    /// <summary>The words that the long ones among published leaked passwords are made of, and those of this field.</summary>
    private static readonly string[] Words =
    [
        "password", "passwort", "passw", "pass", "word", "passphrase", "welcome", "letmein", "login", "admin", "administrator", "root", "user",
        "guest", "test", "testing", "demo", "default", "secret", "changeme", "change", "temp", "temporary", "access", "system", "master",
        "superman", "batman", "spiderman", "pokemon", "starwars", "trustno", "whatever", "monkey", "dragon", "shadow", "sunshine", "princess",
        "football", "baseball", "liverpool", "everton", "chelsea", "arsenal", "manchester", "united", "london", "england", "britain",
        "cheshire", "merseyside", "halton", "wirral", "sefton", "knowsley", "warrington", "chester", "charlie", "michael", "jordan", "ashley", "jennifer",
        "jessica", "daniel", "thomas", "george", "hello", "flower", "flowers", "chocolate", "cookie", "butterfly", "summer", "winter", "spring",
        "autumn", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "iloveyou", "loveyou", "love", "lovely", "you", "me", "my", "the", "is",
        "this", "that", "forever", "babygirl", "baby", "girl", "angel", "computer", "internet", "samsung", "google", "facebook", "microsoft",
        "windows", "hospital", "health", "nhs", "nurse", "doctor", "ward", "council", "engage", "engagement", "survey", "healthwatch", "team", "office",
        "company", "work", "new", "old", "now", "one", "two", "three", "four", "five", "correct", "horse", "battery", "staple",
        "qwerty", "qwertyuiop", "asdf", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qazwsx", "wsxedc", "edc", "qaz", "wsx", "abc", "abcd", "abcdef", "abcdefgh", "xyz",
    ];

    private static readonly string[] Walks =
    [
        "01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba",
        "qwertyuiopasdfghjklzxcvbnm", "poiuytrewqlkjhgfdsamnbvcxz", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujmikolp",
        "q1w2e3r4t5y6u7i8o9p0", "!\"£$%^&*()_+", "!@#$%^&*()_+",
    ];

    /// <summary>It is one of those.</summary>
    public static bool Contains(string password)
    {
        var lower = password.ToLower(CultureInfo.InvariantCulture);
        return lower.Distinct().Count() < 5
            || Repeated().IsMatch(lower)
            || IsOnly(lower, Walks.SelectMany(walk => Pieces(walk, 4)))
            || IsMadeFrom(password, Words);
    }

    /// <summary>Nothing but these words is left when digits, signs and swapped letters (p4ssw0rd) are read as they are meant.</summary>
    public static bool IsMadeFrom(string password, string[] words)
    {
        var lower = password.ToLower(CultureInfo.InvariantCulture);
        var meant = words.Where(word => word.Length >= 2).Select(word => word.ToLower(CultureInfo.InvariantCulture)).ToList();
        return Made(Letters(lower)) || Made(Letters(Read(lower))) || Made(Letters(Read(Edges().Replace(lower, ""))));

        bool Made(string letters) => letters.Length > 0 && IsOnly(letters, meant);
    }

    /// <summary>The text is one or more of the pieces, one after the other.</summary>
    private static bool IsOnly(string text, IEnumerable<string> pieces)
    {
        var known = pieces.ToHashSet(StringComparer.Ordinal);
        var longest = known.Count == 0 ? 0 : known.Max(piece => piece.Length);
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var end = 1; end <= text.Length; end++)
        {
            for (var start = Math.Max(0, end - longest); start < end && !reached[end]; start++)
            {
                reached[end] = reached[start] && known.Contains(text[start..end]);
            }
        }

        return reached[^1];
    }

    private static IEnumerable<string> Pieces(string walk, int shortest) =>
        from start in Enumerable.Range(0, walk.Length)
        from length in Enumerable.Range(shortest, Math.Max(0, walk.Length - start - shortest + 1))
        select walk.Substring(start, length);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    private static string Read(string text) => string.Concat(text.Select(character => character switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => character,
    }));

    /// <summary>The same few characters again and again.</summary>
    [GeneratedRegex("^(.{1,6})\\1+.{0,2}$")]
    private static partial Regex Repeated();

    /// <summary>Digits and signs at either end.</summary>
    [GeneratedRegex(@"^[^\p{L}]+|[^\p{L}]+$")]
    private static partial Regex Edges();
}
