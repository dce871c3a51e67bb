using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.ReferenceData;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.NamedRoles;

/// <summary>
/// Made-up holders of named roles. All posts are filled but two: Wirral has no communications link, Knowsley no single point
/// of contact. Nobody has confirmed Sefton's for a year, and the place lead of St Helens leaves in three weeks.
/// </summary>
internal static class DemonstrationRoles
{
    private const string Halton = "E06000006";
    private const string Knowsley = "E08000011";
    private const string Sefton = "E08000014";
    private const string StHelens = "E08000013";
    private const string Wirral = "E08000015";

    private static readonly (NamedRoleKind, string)[] Vacant =
        [(NamedRoleKind.CommunicationsLink, Wirral), (NamedRoleKind.SinglePointOfContact, Knowsley)];

    private static readonly Dictionary<(NamedRoleKind, string), string> Accounts = new()
    {
        [(NamedRoleKind.PlaceLead, Halton)] = "ash-imaginary",
        [(NamedRoleKind.CommunicationsLink, Halton)] = "dana-pretend",
    };

    private static readonly string[] FirstNames = ["Sky", "Kit", "Max", "Val", "Jude", "Lou", "Remy", "Toni", "Nico", "Ari"];

    /// <summary>Adds them where nobody holds a role; call before saving.</summary>
    public static async Task SeedAsync(MembershipDb db, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.NamedRoles.AnyAsync(cancellationToken))
        {
            return;
        }

        foreach (var (number, area) in ReferenceFiles.Partnerships().Index())
        {
            foreach (var kind in Enum.GetValues<NamedRoleKind>().Where(kind => !Vacant.Contains((kind, area.AreaCode))))
            {
                if (kind != NamedRoleKind.PlaceLead || area.Kind == PartnershipKind.Place)
                {
                    db.Add(Role(kind, area, number, today));
                }
            }
        }
    }

    private static RoleHolding Role(NamedRoleKind kind, ReferencePartnership area, int number, DateOnly today)
    {
        var place = area.Kind == PartnershipKind.System ? "Cheshire and Merseyside" : area.Name.Replace(" place partnership", "", StringComparison.Ordinal);
        var account = Accounts.GetValueOrDefault((kind, area.AreaCode));
        var mailbox = place.ToLowerInvariant().Replace(' ', '-');
        return new RoleHolding
        {
            Id = DeterministicId.From($"named-role/{kind}/{area.AreaCode}"),
            Kind = kind,
            AreaCode = area.AreaCode,
            Name = account switch
            {
                "ash-imaginary" => "Ash Imaginary",
                "dana-pretend" => "Dana Pretend",
                _ => $"{FirstNames[(number + ((int)kind * 3)) % FirstNames.Length]} Makebelieve",
            },
            NameAgreedOn = kind == NamedRoleKind.PlaceLead ? today : null,
            PersonId = account is null ? null : DeterministicId.From($"person/{account}"),
            Office = kind switch
            {
                NamedRoleKind.PlaceLead => $"{place} place team",
                NamedRoleKind.SinglePointOfContact => $"{place} partnership office",
                NamedRoleKind.CommunicationsLink => $"{place} communications team",
            },
            Email = $"{mailbox}@partnership.example",
            Phone = $"01632 960 {(number * 10) + (int)kind:000}",
            From = today.AddDays(-300),
            Until = kind == NamedRoleKind.PlaceLead && area.AreaCode == StHelens ? today.AddDays(21) : null,
            Record = kind == NamedRoleKind.PlaceLead ? RoleRecord.Endorsed : RoleRecord.Nominated,
            RecordedBy = area.Name,
            RecordedOn = today.AddDays(-310),
            ConfirmedOn = area.AreaCode == Sefton && kind == NamedRoleKind.SinglePointOfContact ? today.AddDays(-300) : today.AddDays(-30),
            Demonstration = true,
        };
    }
}
