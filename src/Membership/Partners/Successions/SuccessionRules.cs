using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// What can become of partners: those that end were there until the day before and those that come after are there on the
/// day. So nobody comes after themselves, and following successors always leads to somebody who is there, or to an end.
/// </summary>
internal sealed class SuccessionRules(TimeProvider time)
{
    private const int Most = 50;

    /// <summary>The change, or what is wrong with it. A rehearsal takes a later day for today.</summary>
    public async Task<(Change? Change, ProblemHttpResult? Problem)> ReadAsync(
        SucceedPartners request, ClaimsPrincipal? actor, DateOnly today, MembershipDb db, CancellationToken cancellationToken)
    {
        var into = (request.Successors ?? []).Distinct().ToList();
        var from = (request.Partners ?? []).Distinct().Except(request.Kind == SuccessionKind.Merged ? into : []).ToList();
        var errors = new FieldErrors()
            .Require(request.Kind is SuccessionKind.Merged or SuccessionKind.Split or SuccessionKind.Ended, "kind", "Choose what becomes of the organisation.")
            .Require(from.Count is > 0 and <= Most, "partners", "Choose at least one organisation that ends.")
            .Require(request.Kind != SuccessionKind.Split || from.Count == 1, "partners", "One organisation is split at a time.")
            .Require(request.Kind != SuccessionKind.Merged || into.Count == 1, "successors", "Choose the one organisation that they go into.")
            .Require(request.Kind != SuccessionKind.Split || into.Count is > 1 and <= Most, "successors", "Choose at least two organisations that it becomes.")
            .Require(request.Kind != SuccessionKind.Ended || into.Count == 0, "successors", "An organisation that ends has no successor. Merge it instead.")
            .Require(request.Kind != SuccessionKind.Split || !into.Intersect(from).Any(), "successors", "An organisation that goes on beside a new one is not split: add the new one, and change the areas of both.")
            .Require(request.On is not null, "on", "Enter the first day on which it holds.")
            .Require(request.On is null || request.On <= today, "on", "The day must be today or earlier. Rehearse what comes later.")
            .RequireText(request.Because, 5, 500, "because", "The reason");
        if (errors.Any)
        {
            return (null, errors.ToProblem());
        }

        var all = await db.Partners.WithAll().Where(partner => from.Contains(partner.Slug) || into.Contains(partner.Slug))
            .ToDictionaryAsync(partner => partner.Slug, StringComparer.Ordinal, cancellationToken);
        if (from.Concat(into).FirstOrDefault(slug => !all.ContainsKey(slug)) is { } unknown)
        {
            return (null, Problems.NotFound($"There is no partner “{unknown}”."));
        }

        var change = new Change(
            request.Kind!.Value,
            request.On!.Value,
            [.. from.Select(slug => all[slug]).OrderBy(partner => partner.Id)],
            [.. into.Select(slug => all[slug])],
            request.Because!.Trim(),
            actor,
            time.GetUtcNow())
        { Today = today };
        return await NotThereAsync(change, db, cancellationToken) is { } sentence
            ? (null, Problems.Conflict(ErrorCodes.PartnerNotThere, sentence))
            : (change, null);
    }

    private static async Task<string?> NotThereAsync(Change change, MembershipDb db, CancellationToken cancellationToken)
    {
        var settled = await db.Successions.Where(step => change.Ending.Contains(step.PartnerId) && step.Kind != SuccessionKind.Renamed)
            .Select(step => step.PartnerId).FirstOrDefaultAsync(cancellationToken);
        return settled != Guid.Empty ? $"What became of {change.Ended(settled).Name} is on record already."
            : change.From.FirstOrDefault(partner => partner.From > change.LastDay) is { } late ? $"{late.Name} began on that day or later."
            : change.From.FirstOrDefault(partner => partner.Until < change.LastDay) is { } early ? $"{early.Name} ended before that day: {Day(early.Until!.Value)} was its last."
            : change.Into.FirstOrDefault(partner => !partner.IsThere(change.On)) is { } absent ? $"{absent.Name} is not there on {Day(change.On)}. Change its first day."
            : null;
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
