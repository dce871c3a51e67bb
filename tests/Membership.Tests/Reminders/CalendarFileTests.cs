using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using IcpEngage.Membership.Reminders;

namespace IcpEngage.Membership.Tests.Reminders;

/// <summary>What is written is read by somebody else's reader of RFC 5545.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly CalendarEntry Entry = new(
        new Guid("0199f000-0000-7000-8000-000000000001"),
        Version: 3,
        new DateOnly(2026, 12, 7),
        new DateOnly(2026, 12, 18),
        "Agreed: Help from general practice",
        "Two drop-in sessions",
        "https://engage.example.org/workspace/asks/1",
        Tentative: false);

    [Fact]
    public void An_entry_takes_whole_days_to_the_end_of_its_last_and_leaves_the_reader_free()
    {
        var read = Read(Entry);

        (read.Uid, read.Sequence, read.Summary, read.Description).ShouldBe(
            ("0199f000-0000-7000-8000-000000000001@icpengage", 3, Entry.Title, Entry.Text));
        read.IsAllDay.ShouldBeTrue();
        (read.Start!.Date, read.End!.Date).ShouldBe((new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 19)));
        (read.Status, read.Transparency, read.Url!.ToString()).ShouldBe(("CONFIRMED", "TRANSPARENT", Entry.Address));
        read.DtStamp!.AsUtc.ShouldBe(Now.UtcDateTime);
    }

    [Theory]
    [InlineData("Plain")]
    [InlineData("Comma, semicolon; backslash \\ and colon: all of them")]
    [InlineData("Line one\nline two, \\n is no line end")]
    [InlineData("Gŵyl y Nadolig ☃ 🎄🎄🎄 – “quoted”")]
    public void Whatever_is_written_is_read_as_it_was(string text) => Read(Entry with { Text = text }).Description.ShouldBe(text);

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public void Long_lines_are_folded_within_75_octets_and_never_inside_a_character(int times)
    {
        var text = string.Concat(Enumerable.Repeat("Hê🎄, ", times)).Trim();
        var file = CalendarFile.Write("Asks", [Entry with { Text = text }], Now);

        file.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        file.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        Read(Entry with { Text = text }).Description.ShouldBe(text);
    }

    [Fact]
    public void Nobody_writes_a_line_of_the_file_by_what_they_type()
    {
        var read = Read(Entry with { Title = "Tea\r\nEND:VEVENT\r\nBEGIN:VALARM\u0007", Tentative = true });

        read.Summary.ShouldBe("Tea\nEND:VEVENT\nBEGIN:VALARM");
        read.Status.ShouldBe("TENTATIVE");
    }

    [Fact]
    public void A_calendar_without_entries_is_one_all_the_same() =>
        Calendar.Load(CalendarFile.Write("Asks", [], Now))!.Events.ShouldBeEmpty();

    private static CalendarEvent Read(CalendarEntry entry) =>
        Calendar.Load(CalendarFile.Write("Asks", [entry], Now))!.Events.ShouldHaveSingleItem();
}
