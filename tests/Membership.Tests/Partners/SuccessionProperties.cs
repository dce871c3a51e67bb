using FsCheck;
using FsCheck.Fluent;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Workloads;
using IcpEngage.Membership.Partners.Rehearsals;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.Membership.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static IcpEngage.Membership.Tests.MembershipHouse;
using HeldCode = IcpEngage.Membership.Partners.HeldCode;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Tests.Partners;

/// <summary>Random mergers, splits, new names and ends, one after the other, on copies of the house's database.</summary>
public sealed class SuccessionProperties : IAsyncLifetime
{
    private const int Steps = 8;

    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public void Nothing_is_orphaned_lost_or_counted_twice() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
        seed => StoryAsync(new Random(seed)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private async Task StoryAsync(Random random)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var work = services.GetRequiredService<SuccessionWork>();
        await using var copy = await CopyOfPartners.TakeAsync(
            services.GetRequiredService<MembershipDb>(), services.GetServices<IPartnerReference>(), CancellationToken.None);
        await FillAsync(copy.Db, random);
        for (var step = 0; step < Steps; step++)
        {
            var before = await Picture.OfAsync(copy.Db);
            if (await NextAsync(copy.Db, random) is not { } change)
            {
                continue;
            }

            await work.ApplyAsync(change, copy.Db, CancellationToken.None);
            await copy.Db.SaveChangesAsync();
            copy.Db.ChangeTracker.Clear();
            var after = await Picture.OfAsync(copy.Db);

            (await work.LeftAsync(change.Ending, Today, copy.Db, CancellationToken.None)).ShouldBeEmpty();

            after.ShouldKeep(before, change);
        }

        await ShouldLeadSomewhereAsync(copy.Db);
    }

    /// <summary>Each Healthwatch has asks of every state, hours to give and people who answer for it.</summary>
    private static async Task FillAsync(MembershipDb db, Random random)
    {
        foreach (var partner in (await db.Partners.Include(partner => partner.Areas).ToListAsync()).Where(partner => partner.Kind != PartnerKind.LocalAuthority))
        {
            for (var number = random.Next(4); number > 0; number--)
            {
                var act = new Act(null, new DateTimeOffset(Today.AddDays(-20), new TimeOnly(9, 0), TimeSpan.Zero));
                var ask = Membership.Asks.Ask.Raise(
                    new Membership.Asks.Ask { Id = Guid.CreateVersion7(), PartnerId = partner.Id, AreaCode = partner.Areas[0].AreaCode, Purpose = "Help", Activity = null },
                    Today.AddDays(random.Next(-90, 60)),
                    Today.AddDays(random.Next(-60, 90)),
                    new AskLine { Id = Guid.CreateVersion7(), AskedBy = "Somebody", AskedByAreaCode = null, Hours = random.Next(2, 80) / 2m, Funded = false, RaisedOn = Today.AddDays(-20) },
                    act);
                switch (random.Next(6))
                {
                    case 0 or 1:
                        ask.Accept(ask.Hours, act);
                        ask.Log(new TimeEntry { Id = Guid.CreateVersion7(), Day = Today.AddDays(-1), Hours = 1.25m, LoggedAt = act.At });
                        break;
                    case 2:
                        ask.Decline("No time", act);
                        break;
                    case 3:
                        ask.Counter(new AskProposal(1, Today, Today, true, null), act);
                        break;
                    default:
                        break;
                }

                db.Add(ask);
            }

            for (var quarter = Quarter.Of(Today.AddDays(-120)); quarter.From < Today.AddDays(200); quarter = quarter.Next)
            {
                db.Add(new Capacity { PartnerId = partner.Id, QuarterFrom = quarter.From, Hours = random.Next(200) });
            }

            var person = new Person(Guid.CreateVersion7(), $"Officer of {partner.Name}", email: null, "", AccountState.Active, DateTimeOffset.UnixEpoch);
            db.Add(person);
            db.Add(new RoleGrant { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = Roles.HealthwatchOfficer, Scope = partner.Slug, From = Today.AddDays(-9), Reason = "Test", GrantedAt = DateTimeOffset.UnixEpoch });
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private async Task<Change?> NextAsync(MembershipDb db, Random random)
    {
        var there = (await db.Partners.Include(partner => partner.Areas).Include(partner => partner.Codes).ToListAsync())
            .Where(partner => partner.IsThere(Today)).OrderBy(_ => random.Next()).ToList();
        var on = Today.AddDays(-random.Next(30));
        SucceedPartners? request = random.Next(7) switch
        {
            0 or 1 or 2 when there.Count > 3 => new(SuccessionKind.Merged, [.. there.Skip(1).Take(random.Next(1, 3)).Select(each => each.Slug)], [there[0].Slug], on, "At random"),
            3 or 4 when there.Count > 3 => new(SuccessionKind.Split, [there[0].Slug], [.. there.Skip(1).Take(random.Next(2, 4)).Select(each => each.Slug)], on, "At random"),
            5 => new(SuccessionKind.Ended, [there[0].Slug], [], on, "At random"),
            _ => null,
        };
        if (request is null)
        {
            await RenameAsync(db, there[0], random);
            return null;
        }

        // Partners that a step of a later day made are not there on an earlier one.
        var (change, _) = await new SuccessionRules(house.Clock).ReadAsync(request, null, Today, db, CancellationToken.None);
        return change;
    }

    private async Task RenameAsync(MembershipDb db, Partner partner, Random random)
    {
        var before = partner.Name;
        Membership.Partners.ChangePartners.Rename(db, partner, $"{before.Split(" no. ")[0]} no. {random.Next()}", Today, null, house.Clock);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        (await db.Successions.AnyAsync(step => step.PartnerId == partner.Id && step.Name == before)).ShouldBeTrue();
    }

    /// <summary>Whoever was merged or split is followed to somebody who is there, or to one that ended for good.</summary>
    private static async Task ShouldLeadSomewhereAsync(MembershipDb db)
    {
        var partners = await db.Partners.ToDictionaryAsync(partner => partner.Id);
        var next = (await db.Successions.Where(step => step.Kind != SuccessionKind.Renamed).ToListAsync()).ToLookup(step => step.PartnerId, step => step.SuccessorId);
        foreach (var partner in partners.Values)
        {
            var open = new Queue<Guid>([partner.Id]);
            var steps = 0;
            while (open.TryDequeue(out var id))
            {
                (steps++).ShouldBeLessThan(10_000, "successors go round in a circle");
                (next[id].Any() || partners[id].IsThere(Today)).ShouldBeTrue($"{partners[id].Name} is not there, and nothing says what became of it");
                foreach (var successor in next[id].OfType<Guid>())
                {
                    open.Enqueue(successor);
                }
            }
        }
    }

    /// <summary>What must not change by what becomes of partners.</summary>
    private sealed record Picture(
        int Partners,
        int Codes,
        IReadOnlyList<Membership.Asks.Ask> Asks,
        IReadOnlyList<Capacity> Capacity,
        IReadOnlyList<(Guid Person, Guid Ask)> Answerable,
        IReadOnlyList<(Guid Partnership, Guid Partner, Standing Standing)> Seats)
    {
        public static async Task<Picture> OfAsync(MembershipDb db)
        {
            var asks = await db.Asks.AsNoTracking().Include(ask => ask.Lines).Include(ask => ask.Time).OrderBy(ask => ask.Id).ToListAsync();
            var slugs = await db.Partners.ToDictionaryAsync(partner => partner.Id, partner => partner.Slug);
            var grants = (await db.Grants.Where(RoleGrant.StandsOn(Today)).ToListAsync()).ToLookup(grant => grant.Scope, grant => grant.PersonId);
            var seats = await db.Partnerships.Include(partnership => partnership.Seats).SelectMany(partnership => partnership.Seats).Where(seat => seat.Until == null).ToListAsync();
            return new(
                await db.Partners.CountAsync(),
                await db.Set<HeldCode>().CountAsync(),
                asks,
                await db.Capacities.AsNoTracking().ToListAsync(),
                [.. asks.Where(ask => ask.Waits).SelectMany(ask => grants[slugs[ask.PartnerId]].Distinct().Select(person => (person, ask.Id)))],
                [.. seats.Select(seat => (seat.PartnershipId, seat.PartnerId, seat.Standing))]);
        }

        public void ShouldKeep(Picture before, Change change)
        {
            Partners.ShouldBe(before.Partners);
            Codes.ShouldBe(before.Codes);
            Asks.Select(ask => (ask.Id, ask.Hours, ask.HoursAgreed, ask.HoursSpent)).ShouldBe(before.Asks.Select(ask => (ask.Id, ask.Hours, ask.HoursAgreed, ask.HoursSpent)));
            Capacity.Sum(each => each.Hours).ShouldBe(before.Capacity.Sum(each => each.Hours));
            Capacity.GroupBy(each => each.QuarterFrom).ToDictionary(each => each.Key, each => each.Sum(one => one.Hours))
                .ShouldBe(before.Capacity.GroupBy(each => each.QuarterFrom).ToDictionary(each => each.Key, each => each.Sum(one => one.Hours)), ignoreOrder: true);
            if (change.MainHeir is null)
            {
                return;
            }

            Capacity.ShouldNotContain(each => change.Ending.Contains(each.PartnerId) && each.QuarterFrom >= Quarter.Of(change.On).From);
            Asks.Select(ask => ask.State).ShouldBe(before.Asks.Select(ask => ask.State));
            before.Answerable.Except(Answerable).ShouldBeEmpty("somebody could answer an ask before and cannot any more");
            foreach (var (partnership, _, standing) in before.Seats.Where(seat => change.Ending.Contains(seat.Partner)))
            {
                var heirs = change.Into.Select(heir => heir.Id).ToList();
                Seats.ShouldContain(seat => seat.Partnership == partnership && heirs.Contains(seat.Partner) && seat.Standing <= standing);
            }
        }
    }
}
