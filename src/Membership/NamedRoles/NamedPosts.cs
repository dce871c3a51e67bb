using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.NamedRoles;

/// <summary>A named role of an area or a partner, with everybody who ever held it, the latest first.</summary>
internal sealed record NamedPost(NamedRoleRule Rule, string? AreaCode, Guid? PartnerId, IReadOnlyList<RoleHolding> Holdings)
{
    public RoleHolding? HeldOn(DateOnly day) => Holdings.FirstOrDefault(holding => holding.IsHeld(day));

    /// <summary>What is wrong with somebody's time in it.</summary>
    public RoleAlarmKind? AlarmOf(RoleHolding holding, DateOnly today) =>
        Rule.AlarmOf(holding, Holdings.Any(other => other.Id != holding.Id && holding.Until is { } until && other.IsHeld(until.AddDays(1))), today);

    /// <summary>What somebody should see to; null where all is well.</summary>
    public RoleAlarm? Alarm(DateOnly today)
    {
        if (HeldOn(today) is not { } held)
        {
            // A partner has no duty to name anybody; it is heard of no more once its contact has gone.
            return AreaCode is null ? null : ToAlarm(RoleAlarmKind.Vacant, null, Holdings.Where(each => each.Until < today).Max(each => each.Until)?.AddDays(1));
        }

        return AlarmOf(held, today) is not { } what ? null : ToAlarm(what, held, what == RoleAlarmKind.Stale ? held.ConfirmedOn : held.Until);
    }

    public PublicRole ToPublic(DateOnly today)
    {
        var partner = Holdings.Select(holding => holding.Partner).FirstOrDefault(each => each is not null);
        return new(Rule.Role, AreaCode, partner?.Slug, partner?.Name, HeldOn(today)?.ToPublic());
    }

    public RoleHoldingView View(RoleHolding holding, DateOnly today) => new(
        holding.Id,
        holding.Kind,
        holding.AreaCode,
        holding.Partner?.Slug,
        holding.Partner?.Name,
        holding.Name,
        holding.NameAgreedOn,
        holding.PersonId,
        holding.Office,
        holding.Email,
        holding.Phone,
        holding.From,
        holding.Until,
        holding.Record,
        holding.RecordedBy,
        holding.RecordedOn,
        holding.ConfirmedOn,
        AlarmOf(holding, today),
        holding.Version);

    /// <summary>Told are the secretariat, whoever holds one of the rule's roles for the area, and the holder of what is stale.</summary>
    public bool Tells(ClaimsPrincipal user, RoleAlarm alarm) =>
        user.Holds(Roles.Secretariat, Grant.WholeSystem)
        || (AreaCode is not null && Rule.Tell.Any(role => user.Holds(role, AreaCode)))
        || (alarm.What == RoleAlarmKind.Stale && user.PersonId() is { } person && Holdings.Any(holding => holding.Id == alarm.Holding && holding.PersonId == person));

    private RoleAlarm ToAlarm(RoleAlarmKind what, RoleHolding? holding, DateOnly? since) =>
        new(what, Rule.Role, AreaCode, holding?.Partner?.Name, holding?.Id, since);
}

/// <summary>The named roles that the policy pack in force asks to be filled, and those of partners that somebody holds or held.</summary>
internal sealed class NamedPosts(MembershipDb db, PolicyPacks packs, TimeProvider time)
{
    public DateOnly Today => time.Today();

    /// <summary>The rule in force for the role; null where there is none.</summary>
    public async Task<NamedRoleRule?> RuleForAsync(NamedRoleKind kind, CancellationToken cancellationToken) =>
        RuleFor(await packs.InForceAsync(cancellationToken), kind);

    /// <summary>All of them: the system's first, then places' and partners'.</summary>
    public async Task<IReadOnlyList<NamedPost>> ReadAsync(CancellationToken cancellationToken)
    {
        var pack = await packs.InForceAsync(cancellationToken);
        var areas = await db.Partnerships.AsNoTracking()
            .Select(partnership => new { partnership.Kind, partnership.AreaCode, partnership.Name }).ToListAsync(cancellationToken);
        var holdings = (await db.NamedRoles.AsNoTracking().Include(holding => holding.Partner).ToListAsync(cancellationToken))
            .OrderByDescending(holding => holding.From)
            .ThenByDescending(holding => holding.Id)
            .ToLookup(holding => (holding.Kind, holding.AreaCode, holding.PartnerId));
        var ofAreas =
            from area in areas.OrderBy(area => area.Kind).ThenBy(area => area.Name, StringComparer.Ordinal)
            from rule in pack.NamedRoles
            where rule.Partnerships.Contains(area.Kind)
            select new NamedPost(rule, area.AreaCode, null, [.. holdings[(rule.Role, area.AreaCode, null)]]);
        var ofPartners =
            from held in holdings
            where held.Key.PartnerId is not null
            let rule = RuleFor(pack, held.Key.Kind)
            where rule is not null
            let name = held.First().Partner!.Name
            orderby name
            select new NamedPost(rule, null, held.Key.PartnerId, [.. held]);
        return [.. ofAreas, .. ofPartners];
    }

    private static NamedRoleRule? RuleFor(PolicyPack pack, NamedRoleKind kind) => pack.NamedRoles.FirstOrDefault(rule => rule.Role == kind);
}
