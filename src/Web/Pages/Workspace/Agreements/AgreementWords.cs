using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Agreements;

/// <summary>Agreements in words.</summary>
internal static class AgreementWords
{
    /// <summary>“Memorandum of understanding”.</summary>
    public static string Of(AgreementKind kind) => kind switch
    {
        AgreementKind.Memorandum => "Memorandum of understanding",
        AgreementKind.TermsOfReference => "Terms of reference",
        AgreementKind.PlaceAgreement => "Place agreement",
    };

    /// <summary>“Out for signature”.</summary>
    public static string Of(AgreementVersionState state) => state switch
    {
        AgreementVersionState.Draft => "Draft",
        AgreementVersionState.Signing => "Out for signature",
        AgreementVersionState.InForce => "In force",
        AgreementVersionState.Replaced => "Replaced",
        AgreementVersionState.CalledBack => "Called back",
    };

    /// <summary>The colour that goes with it.</summary>
    public static TagColour ColourOf(AgreementVersionState state) => state switch
    {
        AgreementVersionState.Draft => TagColour.Blue,
        AgreementVersionState.Signing => TagColour.Yellow,
        AgreementVersionState.InForce => TagColour.Green,
        AgreementVersionState.Replaced or AgreementVersionState.CalledBack => TagColour.Grey,
    };

    /// <summary>How far the agreement is, and what is late, in a sentence.</summary>
    public static string Standing(AgreementSummary agreement, DateOnly today) => agreement switch
    {
        { EndedOn: { } ended } => $"Ended on {Words.Date(ended)}",
        { Signing: not null } => $"{agreement.Parties - agreement.ToSign.Count} of {agreement.Parties} have signed. {SignBy(agreement.SignBy!.Value, today)}",
        { InForce: not null, ReviewBy: { } review } when review < today => $"In force. Its review was due on {Words.Date(review)}",
        { InForce: not null, ReviewBy: { } review } => $"In force. To be reviewed by {Words.Date(review)}",
        { InForce: not null } => "In force",
        _ => "Being written",
    };

    /// <summary>“To be signed by 1 May 2027”, or that the day has passed.</summary>
    public static string SignBy(DateOnly day, DateOnly today) =>
        day < today ? $"The last day to sign was {Words.Date(day)}" : $"To be signed by {Words.Date(day)}";
}
