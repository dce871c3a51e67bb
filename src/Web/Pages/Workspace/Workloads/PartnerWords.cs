using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Pages.Workspace.Workloads;

/// <summary>Kinds of partners in words.</summary>
internal static class PartnerWords
{
    /// <summary>“Local Healthwatch”, of many.</summary>
    public static string Many(PartnerKind kind) => kind switch
    {
        PartnerKind.IntegratedCareBoard => "Integrated care board",
        PartnerKind.LocalAuthority => "Councils",
        PartnerKind.NhsTrust => "NHS trusts",
        PartnerKind.PrimaryCareNetwork => "Primary care networks",
        PartnerKind.Healthwatch => "Local Healthwatch",
        PartnerKind.Vcse => "Voluntary and community organisations",
        PartnerKind.SocialCareProvider => "Social care providers",
        PartnerKind.Housing => "Housing organisations",
        PartnerKind.Police => "Police, fire and rescue services",
        PartnerKind.Education => "Schools, colleges and universities",
        PartnerKind.Business => "Businesses",
        PartnerKind.Other => "Other organisations",
    };
}
