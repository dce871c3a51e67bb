using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using Microsoft.EntityFrameworkCore;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Reminders;

/// <summary>What waits for a person's answer.</summary>
/// <param name="OfPartners">Asks of the partners that the person speaks for, those first that are due first.</param>
/// <param name="Proposals">Asks that the person raised, to which the partner proposed something else.</param>
internal sealed record Awaited(IReadOnlyList<Ask> OfPartners, IReadOnlyList<Ask> Proposals)
{
    public bool Any => OfPartners.Count + Proposals.Count > 0;
}

/// <summary>Looks for the asks that concern a person, by what is granted to them today.</summary>
internal sealed class AwaitedAnswers(MembershipDb db, AccountSessions sessions)
{
    /// <summary>What waits for the person's answer, with partners and lines.</summary>
    public async Task<Awaited> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var asks = await ConcerningAsync(person, cancellationToken);
        return new Awaited(
            [.. asks.Where(each => each.Answers && each.Ask.State == AskState.Open).Select(each => each.Ask).OrderBy(ask => ask.By).ThenBy(ask => ask.Id)],
            [.. asks.Where(each => !each.Answers && each.Ask.State == AskState.Countered).Select(each => each.Ask).OrderBy(ask => ask.By).ThenBy(ask => ask.Id)]);
    }

    /// <summary>
    /// Asks that are waiting or agreed: those of the partners that the person speaks for, and those that the person raised.
    /// </summary>
    public async Task<IReadOnlyList<(Ask Ask, bool Answers)>> ConcerningAsync(Person person, CancellationToken cancellationToken)
    {
        var partners = await PartnersOfAsync(person, cancellationToken);
        var asks = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Partner).Include(ask => ask.Lines)
            .Where(ask => ask.State == AskState.Open || ask.State == AskState.Countered || ask.State == AskState.Accepted)
            .Where(ask => partners.Contains(ask.PartnerId) || ask.Lines.Any(line => line.RaisedById == person.Id && line.WithdrawnOn == null))
            .ToListAsync(cancellationToken);
        return [.. asks.Select(ask => (ask, partners.Contains(ask.PartnerId)))];
    }

    private async Task<IReadOnlyList<Guid>> PartnersOfAsync(Person person, CancellationToken cancellationToken)
    {
        var session = await sessions.OfAsync(person, cancellationToken);
        var scopes = session.Grants
            .Where(grant => grant.Role is Roles.HealthwatchOfficer or Roles.PartnerRepresentative)
            .Select(grant => grant.Scope)
            .ToList();
        var partners = await db.Partners.AsNoTracking()
            .Where(partner => scopes.Contains(partner.Slug))
            .ToListAsync(cancellationToken);
        return [.. partners.Where(partner => session.Grants.Contains(new Grant(RoleFor(partner), partner.Slug))).Select(partner => partner.Id)];
    }

    private static string RoleFor(Partner partner) =>
        partner.Kind == PartnerKind.Healthwatch ? Roles.HealthwatchOfficer : Roles.PartnerRepresentative;
}
