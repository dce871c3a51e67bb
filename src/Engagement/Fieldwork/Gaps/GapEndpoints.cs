using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Fieldwork.Gaps;

/// <summary>What is missing of a survey's answers, and fieldwork for it.</summary>
internal static class GapEndpoints
{
    private const decimal FewestPoints = 1;
    private const decimal MostPoints = 20;
    private const decimal MostDesignEffect = 5;

    public static void MapGaps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/surveys/{slug}/gaps", ShowAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ShowGaps")
            .WithSummary("Which answers are missing where, and the fieldwork that would fill it")
            .WithTags("Fieldwork");
        routes.MapPost("/surveys/{slug}/gaps/draft", StartTargetedDraft.HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("StartGapExercise")
            .WithSummary("Start a draft that asks what is missing in the places where it is missing")
            .WithTags("Fieldwork");
    }

    /// <summary>What is wanted where nothing else is said, or what is wrong with what is said.</summary>
    public static (GapAim Aim, ProblemHttpResult? Problem) Read(decimal? points, decimal? designEffect, bool? wholeSystem, DateOnly today)
    {
        var rules = GapRules.On(today);
        var aim = new GapAim(points ?? rules.Points, designEffect ?? rules.DesignEffect, wholeSystem ?? false);
        var errors = new FieldErrors()
            .Require(aim.Points is >= FewestPoints and <= MostPoints, "points", $"The precision must be {FewestPoints} to {MostPoints} points.")
            .Require(aim.DesignEffect is >= 1 and <= MostDesignEffect, "designEffect", $"The design effect must be 1 to {MostDesignEffect}.");
        return (aim, errors.Any ? errors.ToProblem() : null);
    }

    private static async Task<Results<Ok<GapPlan>, ProblemHttpResult>> ShowAsync(
        string slug,
        decimal? points,
        decimal? designEffect,
        bool? wholeSystem,
        ClaimsPrincipal user,
        EngagementDb db,
        GapPlanner planner,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (survey, refused) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return refused!;
        }

        var (aim, problem) = Read(points, designEffect, wholeSystem, time.Today());
        return problem is not null ? problem : TypedResults.Ok(await planner.PlanAsync(survey, aim, cancellationToken));
    }
}
