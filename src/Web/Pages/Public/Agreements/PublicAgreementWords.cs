using IcpEngage.Contracts.Membership;
using static IcpEngage.Web.Languages.Texts;

namespace IcpEngage.Web.Pages.Public.Agreements;

/// <summary>Agreements in words for everybody.</summary>
internal static class PublicAgreementWords
{
    /// <summary>“Memorandum of understanding”.</summary>
    public static string Of(AgreementKind kind) => kind switch
    {
        AgreementKind.Memorandum => Say($"Memorandum of understanding"),
        AgreementKind.TermsOfReference => Say($"Terms of reference"),
        AgreementKind.PlaceAgreement => Say($"Place agreement"),
    };
}
