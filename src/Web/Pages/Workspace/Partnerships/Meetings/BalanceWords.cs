using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Partnerships.Meetings;

/// <summary>The balance of a partnership by sector, as a table.</summary>
internal static class BalanceWords
{
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("Sector"), new("Seats", Numeric: true), new("Came", Numeric: true), new("Of times expected", Numeric: true),
        new("Items led", Numeric: true), new("Share of items led", Numeric: true), new("Items spoken to", Numeric: true), new("Share of items spoken to", Numeric: true),
    ];

    public static IReadOnlyList<IReadOnlyList<TableCell>> Rows(IReadOnlyList<SectorShare> balance)
    {
        var (led, spoke) = (balance.Sum(share => share.Led), balance.Sum(share => share.Spoke));
        return
        [
            .. balance.Select(share => new TableCell[]
            {
                share.Sector,
                Words.Number(share.Seats),
                $"{Words.Number(share.Present)} of {Words.Number(share.Expected)}",
                PartnershipWords.Share(share.Present, share.Expected),
                Words.Number(share.Led),
                PartnershipWords.Share(share.Led, led),
                Words.Number(share.Spoke),
                PartnershipWords.Share(share.Spoke, spoke),
            }),
        ];
    }
}
