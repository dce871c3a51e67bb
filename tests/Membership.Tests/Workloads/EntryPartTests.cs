using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Workloads;

namespace IcpEngage.Membership.Tests.Workloads;

public sealed class EntryPartTests
{
    [Fact]
    public void However_time_is_cut_and_whatever_is_grouped_by_the_parts_add_up_to_the_whole()
    {
        var random = new Random(2026);
        for (var round = 0; round < 300; round++)
        {
            var entries = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Entry(random)).ToList();
            var whole = entries.Select(EntryPart.Whole).Sum();
            var parts = Cut(random, entries).SelectMany(days => entries.Select(entry => EntryPart.In(entry, days.From, days.To))).ToList();

            (parts.Sum() with { Asks = whole.Asks }).ShouldBe(whole);
            whole.Asked.ShouldBe(entries.Sum(entry => entry.Asked));
            var grouped = parts.Grouped();
            foreach (var groups in new[] { grouped.Asker, grouped.Activity, grouped.Area, grouped.Skill })
            {
                groups.Sum(group => group.Hours.Asked).ShouldBe(whole.Asked);
                groups.Sum(group => group.Hours.Agreed).ShouldBe(whole.Agreed);
                groups.Sum(group => group.Hours.Spent).ShouldBe(whole.Spent);
                groups.Sum(group => group.Hours.FundedAgreed).ShouldBe(whole.FundedAgreed);
                groups.ShouldAllBe(group => group.Hours.Asked == group.Hours.Waiting + group.Hours.Agreed + group.Hours.NotAgreed
                    + group.Hours.Declined + group.Hours.Withdrawn + group.Hours.Expired);
            }
        }
    }

    [Fact]
    public void A_part_is_never_negative_nor_more_than_the_whole()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var from = new DateOnly(2026, 1, 1).AddDays(random.Next(400));
            var spread = new Spread(from, from.AddDays(random.Next(120)));
            var hours = random.Next(0, 500) / 4m;
            var day = from.AddDays(random.Next(-20, 140));

            spread.Part(hours, day, day.AddDays(random.Next(0, 40))).ShouldBeInRange(0, hours);
        }
    }

    private static LedgerEntry Entry(Random random)
    {
        var from = new DateOnly(2026, 1, 1).AddDays(random.Next(300));
        var by = from.AddDays(random.Next(120));
        decimal Hours() => random.Next(2) == 0 ? 0 : random.Next(0, 400) / 4m;
        return Entries.Of(from, by, Hours(), Hours(), Hours(), Hours(), Hours(), Hours(), random.Next(2) == 0, $"Asker {random.Next(4)}") with
        {
            Activity = random.Next(4) == 0 ? null : (StatutoryActivity)random.Next(8),
            AreaCode = $"E0600000{random.Next(4)}",
            Skill = random.Next(2) == 0 ? null : "easy-read",
            Spent = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new SpentHours(from.AddDays(random.Next(-10, 130)), random.Next(1, 20) / 4m))],
        };
    }

    /// <summary>Spans of days that cover two years, cut anywhere.</summary>
    private static IEnumerable<(DateOnly From, DateOnly To)> Cut(Random random, List<LedgerEntry> entries)
    {
        var last = entries.Max(entry => entry.By).AddDays(400);
        for (var from = new DateOnly(2025, 12, 1); from <= last;)
        {
            var to = from.AddDays(random.Next(0, 90));
            yield return (from, to);
            from = to.AddDays(1);
        }
    }
}
