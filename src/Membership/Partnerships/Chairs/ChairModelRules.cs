using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Partnerships.Chairs;

/// <summary>Who can be proposed, by the model of chair.</summary>
internal static class ChairModelRules
{
    private const int MostCoChairs = 3;
    private const int LongestTurn = 24;
    private const int LongestYears = 5;

    /// <summary>Notes what does not suit. Needs the proposed people's seats and partners.</summary>
    public static void Check(
        ProposeChair request, IReadOnlyList<SeatHolder> proposed, PartnershipRules rules, DateOnly today, FieldErrors errors)
    {
        errors.Require(request.Model is not null, "model", "Choose how the partnership is chaired.");
        if (request.Model is { } model)
        {
            CheckPeople(model, request.MonthsEach, proposed, rules, errors);
        }

        errors
            .Require(request.From is not null, "from", "Enter the first day of the term.")
            .Require(request.Until is not null, "until", "Enter the last day of the term.")
            .Require(request.Until is null || request.Until > today, "until", "The last day must be in the future.")
            .Require(request.From is null || request.Until is null || request.Until > request.From, "until", "The last day must be after the first.")
            .Require(
                request.From is null || request.Until is null || request.Until <= request.From.Value.AddYears(LongestYears),
                "until",
                "A term is five years at most.")
            .RequireText(request.Why, 5, 1000, "why", "The reason");
    }

    private static void CheckPeople(
        ChairModel model, int? monthsEach, IReadOnlyList<SeatHolder> proposed, PartnershipRules rules, FieldErrors errors)
    {
        var partners = proposed.Select(holder => holder.Seat.PartnerId).Distinct().Count();
        _ = model switch
        {
            ChairModel.SharedWithIcb => errors.Require(
                proposed is [var shared] && shared.Seat.Partner.Kind == rules.SharedChairFrom,
                "holders",
                "Choose one person of the integrated care board: its chair chairs both."),
            ChairModel.ElectedMember => errors.Require(
                proposed is [var elected] && elected.Seat.Partner.Kind == rules.ElectedChairFrom,
                "holders",
                "Choose one person, an elected member of a local authority."),
            ChairModel.CoChairs => errors.Require(
                proposed.Count is >= 2 and <= MostCoChairs && partners == proposed.Count,
                "holders",
                "Choose two or three people of different partners."),
            ChairModel.RotatingConvenors => errors
                .Require(proposed.Count >= 2 && partners == proposed.Count, "holders", "Choose two people or more, of different partners.")
                .Require(monthsEach is >= 1 and <= LongestTurn, "monthsEach", "Say how many months each has the chair, from 1 to 24."),
        };
    }
}
