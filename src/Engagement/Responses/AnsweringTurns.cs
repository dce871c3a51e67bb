using IcpEngage.Engagement.Answers;
using IcpEngage.ServiceDefaults.Http.Limits;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// Turns at answering: each survey has its own, so that a survey that everybody answers at once leaves the others theirs. Names
/// that no published survey has share one, however many somebody makes up.
/// </summary>
internal static class AnsweringTurns
{
    /// <summary>At sending a response: as many at a time as make good groups for the intake.</summary>
    public const string Sending = "sending";

    /// <summary>At half-filled answers, where each writes for itself.</summary>
    public const string Filling = "filling";

    /// <summary>A database takes few writes at the same time, and SQLite one.</summary>
    private const int FillingAtOnce = 16;

    public static void AddAnsweringTurns(this WebApplicationBuilder builder)
    {
        var intake = builder.Configuration.GetSection(IntakeOptions.Section).Get<IntakeOptions>() ?? new IntakeOptions();
        builder.AddTurns(Sending, new Turns(intake.AtOnce, intake.Waiting, SurveyOf, RefuseAsync));
        builder.AddTurns(Filling, new Turns(FillingAtOnce, intake.Waiting, SurveyOf, RefuseAsync));
    }

    private static string SurveyOf(HttpContext http) =>
        http.GetRouteValue("slug") is string slug && http.RequestServices.GetRequiredService<SurveysInField>().Knows(slug) ? slug : "";

    private static Task RefuseAsync(HttpContext http) => ResponseEndpoints.Busy(http).ExecuteAsync(http);
}
