using IcpEngage.Membership.Partnerships.Chairs;
using IcpEngage.Membership.Partnerships.Forums;
using IcpEngage.Membership.Partnerships.Interests;
using IcpEngage.Membership.Partnerships.Meetings;
using IcpEngage.Membership.Partnerships.Seats;

namespace IcpEngage.Membership.Partnerships;

/// <summary>Partnerships: who has a seat and who fills it, forums, the chair, interests and meetings.</summary>
internal static class PartnershipsSetup
{
    public static void MapPartnerships(this IEndpointRouteBuilder routes)
    {
        routes.MapListPartnerships();
        routes.MapPublicPartnerships();
        routes.MapShowPartnerships();
        routes.MapDownloadRecords();
        routes.MapDeclareInterests();
        routes.MapTakePositionOnChair();

        var kept = routes.MapGroup("/partnerships/{id:guid}")
            .RequireAuthorization(PartnershipKeepers.Policy)
            .AddEndpointFilter<KeptByCaller>()
            .WithTags("Partnerships");
        kept.MapKeepSeats();
        kept.MapKeepHolders();
        kept.MapKeepForums();
        kept.MapReportUp();
        kept.MapKeepChair();
        kept.MapKeepMeetings();
    }
}
