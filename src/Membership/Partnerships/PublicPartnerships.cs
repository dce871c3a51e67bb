using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Partnerships;

/// <summary>A partnership as the public sees it. A person is named where they agreed to it, else by their job.</summary>
internal static class PublicPartnerships
{
    public static void MapPublicPartnerships(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/partnerships/{id:guid}", HandleAsync)
            .AllowAnonymous()
            .WithName("ShowPartnership")
            .WithSummary("A partnership: chair, members, groups, meetings to come, register of interests")
            .WithTags("Partnerships");

    private static async Task<Results<Ok<PublicPartnership>, ProblemHttpResult>> HandleAsync(
        Guid id, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
        await PartnershipOnDay.LoadAsync(db, id, time, cancellationToken) is { } found
            ? TypedResults.Ok(For(found))
            : Problems.NotFound("There is no such partnership.");

    private static PublicPartnership For(PartnershipOnDay shown)
    {
        var (partnership, today) = (shown.Partnership, shown.Today);
        return new(
            partnership.Id,
            partnership.Kind,
            partnership.Name,
            partnership.AreaCode,
            Chair(partnership, today),
            [.. partnership.SeatsOn(today).Select(seat => new PublicSeat(seat.Partner.Name, seat.Standing, seat.Basis, Named(seat, today)))],
            [
                .. partnership.Forums.Where(forum => forum.GoesOn(today)).OrderBy(forum => forum.Name, StringComparer.Ordinal).Select(forum => new PublicForum(
                    forum.Kind,
                    forum.Name,
                    forum.Purpose,
                    forum.Remit,
                    shown.NameOf(forum.ReportsToId),
                    [.. forum.Partners.Select(partner => partner.Partner.Name).Order(StringComparer.Ordinal)])),
            ],
            [
                .. partnership.Meetings.Where(meeting => meeting.On >= today).OrderBy(meeting => meeting.On).Select(meeting => new PublicMeeting(
                    shown.NameOf(meeting.ForumId),
                    meeting.On,
                    meeting.Title,
                    meeting.OpenToPublic ? meeting.Where : "",
                    meeting.OpenToPublic,
                    meeting.Papers)),
            ],
            shown.BySector(),
            shown.Rules.BalanceMonths,
            [
                .. from seat in partnership.SeatsOn(today)
                   where shown.Rules.InterestsShownFor.Contains(seat.Standing)
                   from holder in seat.Holders
                   where holder.IsInOfficeOn(today)
                   from interest in holder.Interests
                   where interest.IsShownOn(today, shown.Rules)
                   orderby holder.Name, interest.From
                   select new PublicInterest(
                       PublicName(holder, seat), seat.Partner.Name, interest.Kind, interest.Description, interest.From, interest.Until, interest.Managed),
            ]);
    }

    private static PublicChair? Chair(Partnership partnership, DateOnly today)
    {
        var holders = partnership.Seats.SelectMany(seat => seat.Holders.Select(holder => (Seat: seat, Holder: holder))).ToDictionary(each => each.Holder.Id);
        return (
            from selection in partnership.Selections
            let names = selection.InTheChairOn(today).Select(candidate => holders[candidate.HolderId]).ToList()
            where names.Count > 0
            select new PublicChair(
                selection.Model,
                [.. names.Select(each => PublicName(each.Holder, each.Seat))],
                DateOnly.FromDateTime(selection.EndedAt!.Value.InLondon().DateTime),
                selection.Until)).FirstOrDefault();
    }

    private static PublicHolder[] Named(Seat seat, DateOnly today) =>
    [
        .. seat.Holders.Where(holder => holder.NamedInPublic && holder.IsInOfficeOn(today))
            .OrderBy(holder => holder.Kind).ThenBy(holder => holder.Name, StringComparer.Ordinal)
            .Select(holder => new PublicHolder(holder.Kind, holder.Name, holder.JobTitle)),
    ];

    private static string PublicName(SeatHolder holder, Seat seat) =>
        holder.NamedInPublic ? $"{holder.Name}, {seat.Partner.Name}"
        : holder.JobTitle.Length > 0 ? $"{holder.JobTitle}, {seat.Partner.Name}"
        : seat.Partner.Name;
}
