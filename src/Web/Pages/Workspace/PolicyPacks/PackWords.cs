using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.PolicyPacks;

/// <summary>Policy packs in words.</summary>
internal static class PackWords
{
    /// <summary>“From 1 July 2022 to 31 March 2027”.</summary>
    public static string Applies(PolicyPackSummary pack) =>
        $"From {Words.Date(pack.ValidFrom)}" + (pack.ValidTo is { } last ? $" to {Words.Date(last)}" : "");
}
