using IcpEngage.Contracts.Membership;
using static IcpEngage.Web.Languages.Texts;

namespace IcpEngage.Web.Pages.Public.People;

/// <summary>Partners and named roles in words.</summary>
internal static class PartnerWords
{
    /// <summary>“NHS trust”.</summary>
    public static string Of(PartnerKind kind) => kind switch
    {
        PartnerKind.IntegratedCareBoard => Say($"Integrated care board"),
        PartnerKind.LocalAuthority => Say($"Local council"),
        PartnerKind.NhsTrust => Say($"NHS trust"),
        PartnerKind.PrimaryCareNetwork => Say($"Primary care network"),
        PartnerKind.Healthwatch => "Healthwatch",
        PartnerKind.Vcse => Say($"Voluntary or community group"),
        PartnerKind.SocialCareProvider => Say($"Social care provider"),
        PartnerKind.Housing => Say($"Housing organisation"),
        PartnerKind.Police => Say($"Police, fire or rescue service"),
        PartnerKind.Education => Say($"School, college or university"),
        PartnerKind.Business => Say($"Business"),
        PartnerKind.Other => Say($"Another organisation"),
    };

    /// <summary>“Place lead”.</summary>
    public static string Of(NamedRoleKind kind) => kind switch
    {
        NamedRoleKind.PlaceLead => Say($"Place lead"),
        NamedRoleKind.SinglePointOfContact => Say($"First point of contact"),
        NamedRoleKind.CommunicationsLink => Say($"Communications link"),
    };

    /// <summary>How a partner takes part.</summary>
    public static string Of(Standing standing) => standing switch
    {
        Standing.Member => Say($"Member"),
        Standing.Participant => Say($"Takes part in a forum or group"),
        Standing.Involved => Say($"Involved, without a seat"),
    };
}
