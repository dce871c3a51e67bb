using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;

namespace IcpEngage.Membership.Tests.Asks;

/// <summary>Whatever is done on the ledger in whatever order, no hour is counted twice or lost.</summary>
public sealed class LedgerPropertyTests
{
    [Fact]
    public void Through_any_sequence_no_hour_is_counted_twice_or_lost_and_sums_by_any_grouping_agree() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ListOf(60).ToArbitrary(), choices => { Play(new Ledger(unit: 0.25m), choices, inQuarters: true); })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Hours_from_before_quarters_were_asked_for_add_up_just_as_exactly() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ListOf(60).ToArbitrary(), choices => { Play(new Ledger(unit: 0.1m), choices, inQuarters: false); })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Shares_add_up_in_quarters_and_nobody_gets_more_than_their_weight()
    {
        var quarters = Gen.Choose(0, 400).Select(quarter => quarter / 4m);
        Prop.ForAll(quarters.NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (weights, permille) =>
        {
            var total = Math.Floor(weights.Sum() * permille / 250) / 4;

            var shares = HourShares.Share(total, [.. weights]);

            shares.Sum().ShouldBe(total);
            shares.All(share => share >= 0 && share % 0.25m == 0).ShouldBeTrue();
            if (weights.Sum() > 0)
            {
                shares.Zip(weights).All(pair => pair.First <= pair.Second).ShouldBeTrue();
                shares.Zip(weights).All(pair => Math.Abs(pair.First - (total * pair.Second / weights.Sum())) < 0.25m).ShouldBeTrue();
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Splitting_keeps_the_hours_of_every_line_and_of_every_part() =>
        Prop.ForAll(
            Gen.Choose(0, 100).Select(quarter => quarter / 4m).NonEmptyListOf().ToArbitrary(),
            Gen.Choose(1, 6).ToArbitrary(),
            Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
            (lines, count, seed) =>
            {
                var random = new Random(seed);
                var left = lines.Sum();
                var parts = new List<decimal>();
                for (var part = 1; part < count; part++)
                {
                    parts.Add(random.Next((int)(left * 4) + 1) / 4m);
                    left -= parts[^1];
                }

                parts.Add(left);

                var split = HourShares.Split([.. lines], parts);

                split.Zip(parts).All(pair => pair.First.Sum() == pair.Second).ShouldBeTrue();
                for (var line = 0; line < lines.Count; line++)
                {
                    split.Sum(part => part[line]).ShouldBe(lines[line]);
                }

                split.All(part => part.All(hours => hours >= 0 && hours % 0.25m == 0)).ShouldBeTrue();
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_sequence_does_reach_every_state()
    {
        var seen = new HashSet<AskState>();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var ledger = new Ledger(unit: 0.25m);
            Play(ledger, [.. Enumerable.Range(0, 120).Select(_ => random.Next())], inQuarters: true);
            seen.UnionWith(ledger.Asks.Select(ask => ask.State));
        }

        seen.ShouldBe(Enum.GetValues<AskState>(), ignoreOrder: true);
    }

    private static void Play(Ledger ledger, IEnumerable<int> choices, bool inQuarters)
    {
        foreach (var choice in choices)
        {
            ledger.Do(choice);
        }

        ShouldAddUp(ledger, inQuarters);
    }

    private static void ShouldAddUp(Ledger ledger, bool inQuarters)
    {
        // Plain comparisons: thousands of them are made.
        var entries = ledger.Asks.SelectMany(LedgerEntry.Of).ToList();
        entries.TrueForAll(entry => HoursOf(entry).Sum() == entry.Asked).ShouldBeTrue();
        entries.SelectMany(entry => HoursOf(entry).Concat(entry.Spent.Select(spent => spent.Hours)))
            .All(hours => hours >= 0 && (!inQuarters || hours % 0.25m == 0)).ShouldBeTrue();

        // Every wish is on the ledger once, however often it was split, passed on or joined.
        var wishes = entries.GroupBy(entry => entry.LineId).ToDictionary(wish => wish.Key, wish => wish.Sum(entry => entry.Asked));
        Same(wishes, ledger.Wished).ShouldBeTrue();

        // What an ask says of itself is what its entries say.
        foreach (var ask in ledger.Asks)
        {
            var own = entries.Where(entry => entry.AskId == ask.Id).ToList();
            own.Sum(entry => entry.Agreed).ShouldBe(ask.HoursAgreed ?? 0);
            own.Sum(entry => entry.SpentHours).ShouldBe(ask.HoursSpent);
            Same(
                ByDay(own.SelectMany(entry => entry.Spent).Select(spent => (spent.Day, spent.Hours))),
                ByDay(ask.Time.Where(entry => entry.Counts).Select(entry => (entry.Day, entry.Hours)))).ShouldBeTrue();
        }

        entries.Sum(entry => entry.SpentHours).ShouldBe(ledger.Logged);
        var whole = Sums(entries);
        ShouldGroup(entries, entry => entry.PartnerId, whole);
        ShouldGroup(entries, entry => entry.AskedBy, whole);
        ShouldGroup(entries, entry => entry.Activity, whole);
        ShouldGroup(entries, entry => entry.AreaCode, whole);
        ShouldGroup(entries, entry => entry.Funded, whole);
        ShouldGroup(entries, entry => entry.State, whole);
        ShouldGroup(entries, entry => (entry.By.Year, entry.By.Month), whole);
    }

    private static decimal[] HoursOf(LedgerEntry entry) =>
        [entry.Waiting, entry.Agreed, entry.NotAgreed, entry.Declined, entry.Withdrawn, entry.Expired];

    private static Dictionary<DateOnly, decimal> ByDay(IEnumerable<(DateOnly Day, decimal Hours)> spent) =>
        spent.GroupBy(each => each.Day).ToDictionary(day => day.Key, day => day.Sum(each => each.Hours));

    private static bool Same<TKey>(Dictionary<TKey, decimal> one, Dictionary<TKey, decimal> other)
        where TKey : notnull => one.Count == other.Count && one.All(pair => other.GetValueOrDefault(pair.Key, -1) == pair.Value);

    private static void ShouldGroup<TKey>(List<LedgerEntry> entries, Func<LedgerEntry, TKey> key, IReadOnlyList<decimal> whole)
    {
        var sums = entries.GroupBy(key).Select(group => Sums([.. group])).ToList();
        Enumerable.Range(0, whole.Count).All(column => sums.Sum(sum => sum[column]) == whole[column]).ShouldBeTrue();
    }

    private static IReadOnlyList<decimal> Sums(List<LedgerEntry> entries) =>
    [
        entries.Sum(entry => entry.Asked), entries.Sum(entry => entry.Waiting), entries.Sum(entry => entry.Agreed),
        entries.Sum(entry => entry.NotAgreed), entries.Sum(entry => entry.Declined), entries.Sum(entry => entry.Withdrawn),
        entries.Sum(entry => entry.Expired), entries.Sum(entry => entry.SpentHours),
    ];

    /// <summary>A ledger on which a number chooses what is done next; what is not allowed then is passed over.</summary>
    private sealed class Ledger(decimal unit)
    {
        private static readonly Guid[] Partners = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        private static readonly DateOnly Start = new(2026, 11, 2);

        private Act act = new(null, new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

        public List<Ask> Asks { get; } = [];

        /// <summary>Hours of each wish, as its asker counts them.</summary>
        public Dictionary<Guid, decimal> Wished { get; } = [];

        /// <summary>Hours logged and not taken back.</summary>
        public decimal Logged { get; private set; }

        public void Do(int choice)
        {
            var random = new Random(choice);
            act = act with { At = act.At.AddHours(random.Next(48)) };
            if (Asks.Count == 0 || random.Next(5) == 0)
            {
                Asks.Add(Raise(random));
                return;
            }

            var ask = Asks[random.Next(Asks.Count)];
            if (ask.Waits)
            {
                DoWaiting(ask, random);
            }
            else if (ask.State == AskState.Accepted)
            {
                DoAccepted(ask, random);
            }

            if (random.Next(6) == 0 && ask.Time.Find(entry => entry.Counts) is { } entry)
            {
                Logged -= entry.Hours;
                entry.TakeBack(act);
            }
        }

        private void DoWaiting(Ask ask, Random random)
        {
            var line = ask.StandingLines[random.Next(ask.StandingLines.Count)].Id;
            switch (random.Next(10))
            {
                case 0 or 1 when ask.State == AskState.Open:
                    ask.Join(Line(random, least: 0), act);
                    break;
                case 2:
                    ask.Accept(Part(ask, random), act);
                    break;
                case 3:
                    ask.Counter(new AskProposal(Part(ask, random), ask.From, ask.By.AddDays(random.Next(9)), random.Next(2) == 0, Note: null), act);
                    break;
                case 4 when ask.State == AskState.Countered:
                    ask.AgreeToProposal(line, act);
                    break;
                case 5 when ask.State == AskState.Countered && random.Next(3) == 0:
                    ask.LetStand(line, "We cannot.", act);
                    break;
                case 6:
                    ask.Withdraw(line, "No longer needed.", act);
                    break;
                case 7 when ask.Hours >= 1:
                    Split(ask, random);
                    break;
                case 8:
                    Asks.Add(ask.Delegate(Guid.CreateVersion7(), Partners[random.Next(Partners.Length)], ask.Activity, "They know it better.", act));
                    break;
                case 9 when random.Next(2) == 0:
                    ask.Decline("No time.", act);
                    break;
                case 9:
                    ask.Escalate(act);
                    ask.Expire("Nobody answered.", act);
                    break;
                default:
                    break;
            }
        }

        private void DoAccepted(Ask ask, Random random)
        {
            if (random.Next(6) == 0)
            {
                ask.Withdraw(ask.StandingLines[random.Next(ask.StandingLines.Count)].Id, "It was called off.", act);
                return;
            }

            var hours = random.Next(1, 20) / 4m;
            ask.Log(new TimeEntry { Id = Guid.CreateVersion7(), Day = Start.AddDays(random.Next(20)), Hours = hours, LoggedAt = act.At });
            Logged += hours;
        }

        private void Split(Ask ask, Random random)
        {
            var first = Math.Max(unit, Math.Floor(ask.Hours * random.Next(1, 9) / 10 / unit) * unit);
            Asks.AddRange(ask.Split(
                [
                    (Guid.CreateVersion7(), new AskPart(first, ask.From, ask.By)),
                    (Guid.CreateVersion7(), new AskPart(ask.Hours - first, ask.From.AddDays(7), ask.By.AddDays(7))),
                ],
                act));
        }

        private Ask Raise(Random random)
        {
            var from = Start.AddDays(random.Next(60));
            return Ask.Raise(
                new Ask
                {
                    Id = Guid.CreateVersion7(),
                    PartnerId = Partners[random.Next(Partners.Length)],
                    AreaCode = random.Next(2) == 0 ? "E06000006" : "E08000012",
                    Purpose = "Listen",
                    Activity = (StatutoryActivity)random.Next(8),
                },
                from,
                from.AddDays(random.Next(30)),
                Line(random, least: 1),
                act);
        }

        private AskLine Line(Random random, int least)
        {
            var line = new AskLine
            {
                Id = Guid.CreateVersion7(),
                AskedBy = $"Body {random.Next(3)}",
                AskedByAreaCode = null,
                Hours = random.Next(4) == 0 && least == 0 ? 0 : random.Next(5, 80) * unit,
                Funded = random.Next(2) == 0,
                RaisedOn = act.Day,
            };
            Wished.Add(line.Id, line.Hours);
            return line;
        }

        private decimal Part(Ask ask, Random random) =>
            Math.Clamp(Math.Floor(ask.Hours * random.Next(11) / 10 / unit) * unit, ask.LeastHours, ask.Hours);
    }
}
