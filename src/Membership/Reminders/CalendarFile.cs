using System.Globalization;
using System.Text;

namespace IcpEngage.Membership.Reminders;

/// <summary>Something on whole days of a calendar.</summary>
/// <param name="Id">The same each time the feed is read, so that a calendar replaces it.</param>
/// <param name="Version">Grows with each change.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, not before the first.</param>
/// <param name="Title">On one line.</param>
/// <param name="Text">More of it; lines may be many.</param>
/// <param name="Address">The page about it; null where nothing says where the site is.</param>
/// <param name="Tentative">It is not agreed yet.</param>
internal sealed record CalendarEntry(
    Guid Id, int Version, DateOnly From, DateOnly To, string Title, string Text, string? Address, bool Tentative);

/// <summary>
/// Writes a calendar feed by RFC 5545 (iCalendar), with the name and the interval of RFC 7986. Entries take whole days and
/// leave the reader free on them: an ask of eight hours in three weeks says nothing of any hour.
/// </summary>
internal static class CalendarFile
{
    /// <summary>RFC 5545 section 3.1: octets of a line, its end not counted.</summary>
    private const int LongestLine = 75;

    /// <param name="name">What calendars call the feed.</param>
    /// <param name="entries">In any order.</param>
    /// <param name="now">When it is read.</param>
    public static string Write(string name, IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//IcpEngage//Asks//EN");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Line(file, $"NAME:{Escape(name)}");

        // Outlook and Google read these two instead of the names and intervals of RFC 7986.
        Line(file, $"X-WR-CALNAME:{Escape(name)}");
        Line(file, "X-PUBLISHED-TTL:PT4H");
        Line(file, "REFRESH-INTERVAL;VALUE=DURATION:PT4H");
        foreach (var entry in entries)
        {
            Write(file, entry, now);
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static void Write(StringBuilder file, CalendarEntry entry, DateTimeOffset now)
    {
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{entry.Id}@icpengage");
        Line(file, $"SEQUENCE:{entry.Version.ToString(CultureInfo.InvariantCulture)}");
        Line(file, $"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(file, $"DTSTART;VALUE=DATE:{Day(entry.From)}");

        // The end is the first day that is no longer part of it (section 3.6.1).
        Line(file, $"DTEND;VALUE=DATE:{Day(entry.To.AddDays(1))}");
        Line(file, $"SUMMARY:{Escape(entry.Title)}");
        Line(file, $"DESCRIPTION:{Escape(entry.Text)}");
        if (entry.Address is not null)
        {
            Line(file, $"URL:{entry.Address}");
        }

        Line(file, entry.Tentative ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED");
        Line(file, "TRANSP:TRANSPARENT");
        Line(file, "END:VEVENT");
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Section 3.3.11. Control characters but line ends have no place in a text.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            _ = character switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(character),
                _ when char.IsControl(character) => escaped,
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Ends the line, and folds it where it is too long: never inside a character (section 3.1).</summary>
    private static void Line(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
