using System.Globalization;
using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>
/// What a survey and the evidence that it reuses say together. By place it is for everybody once the survey is released;
/// weighted by anything else it is for the survey's team.
/// </summary>
internal static class ShowWholePicture
{
    /// <summary>Limits of weights that can be chosen, in times the mean.</summary>
    private static readonly int[] Caps = [3, 5, 8];

    /// <summary>The limit where nothing was chosen: weights seldom reach it, and where they do, a few people would speak for many.</summary>
    private const int UsualCap = 5;

    private const string NoCap = "none";

    public static void MapWholePicture(this IEndpointRouteBuilder routes) => routes.MapGet("/surveys/{slug}/picture", HandleAsync)
        .AllowAnonymous()
        .WithName("ShowWholePicture")
        .WithSummary("Fresh and reused answers as one picture; released and by place for everybody, weighted by other margins for the survey’s team")
        .WithTags("Results");

    private static async Task<Results<Ok<WholePicture>, ProblemHttpResult>> HandleAsync(
        string slug,
        [FromQuery(Name = "margin")] string[]? margins,
        string? cap,
        [FromQuery(Name = "together")] string[]? together,
        ClaimsPrincipal user,
        EngagementDb db,
        PictureView view,
        CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        var asReleased = margins is null or [] && cap is null && together is null or [];
        if (user.Refuse(survey, slug, teamOnly: !asReleased) is { } refusal)
        {
            return refusal;
        }

        // The team goes on looking at the responses; as released there is nothing to see.
        var team = user.IsOfTeam(survey!);
        var standing = await db.StandingOfAsync(survey!, cancellationToken);
        if (!team && standing?.Withdrawal is not null)
        {
            return standing.WasWithdrawn();
        }

        if (team && ReadCap(cap) is null)
        {
            return Problems.Invalid("cap", $"Choose no limit ({NoCap}), or {string.Join(", ", Caps)} times the average.");
        }

        var known = team
            ? (IReadOnlyList<string>)[PopulationMargin.Place, .. (await view.MarginsAsync(survey!, cancellationToken)).Select(margin => margin.Code)]
            : [];
        if ((margins ?? []).Concat(together ?? []).FirstOrDefault(code => !known.Contains(code)) is { } unknown)
        {
            return Problems.Invalid("margin", $"Answers cannot be weighted by “{unknown}”: no population figures are known.");
        }

        // In one order, whatever order was asked for: the same choice gives the same figures to the last digit.
        var choice = new PictureChoice(
            margins is null or [] ? [PopulationMargin.Place] : [.. known.Where(margins.Contains)],
            !team || ReadCap(cap) is 0 ? null : ReadCap(cap),
            [.. known.Where((together ?? []).Contains)]);
        var picture = await view.OfAsync(survey!, choice, team ? user : null, cancellationToken);
        return TypedResults.Ok(picture with { Withdrawn = standing?.Withdrawal is not null });
    }

    /// <summary>Times the mean; 0 for no limit, null for something else.</summary>
    private static int? ReadCap(string? cap) => cap switch
    {
        null or "" => UsualCap,
        NoCap => 0,
        _ => int.TryParse(cap, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && Caps.Contains(times) ? times : null,
    };
}
