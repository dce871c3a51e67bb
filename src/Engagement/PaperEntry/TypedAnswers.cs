using IcpEngage.Contracts;
using IcpEngage.Engagement.Answers;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>Answers of a paper after the rules: those that count, in the place they are for.</summary>
/// <param name="Place">The place.</param>
/// <param name="Answers">Values by part code.</param>
internal sealed record TypedAnswers(PlaceInField Place, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers)
{
    private static readonly string[] NotCounted = ["People who give these answers are not asked this question. Its answer will not be counted."];

    /// <summary>
    /// Looks at what was typed in. A required answer may be missing: a typist must not make one up. Nothing else may be wrong, and
    /// what the person was not asked is left out only after the typist was told.
    /// </summary>
    /// <param name="survey">The survey.</param>
    /// <param name="areaSlug">The place answered for.</param>
    /// <param name="given">Values by part code.</param>
    /// <param name="leftOut">Parts that the typist knows will not be counted.</param>
    public static (TypedAnswers? Typed, ProblemHttpResult? Problem) Check(
        SurveyInField survey, string? areaSlug, IReadOnlyDictionary<string, IReadOnlyList<string>>? given, IReadOnlyList<string>? leftOut)
    {
        if (survey.PlaceBySlug(areaSlug) is not { } place)
        {
            return (null, AnswerEndpoints.NotAskedThere());
        }

        var written = (given ?? new Dictionary<string, IReadOnlyList<string>>())
            .Where(answer => answer.Value is { } values && values.Any(value => !string.IsNullOrWhiteSpace(value)))
            .ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);
        var route = place.Route.OnPaper();
        var (answers, errors) = route.Check(
            written.Where(answer => route.Knows(answer.Key)).ToDictionary(answer => answer.Key, answer => answer.Value), survey.TextsIn(null));
        if (errors.Count > 0)
        {
            return (null, AnswerEndpoints.AnswerInvalid(errors));
        }

        string[] untold = [.. written.Keys.Where(code => !answers.ContainsKey(code)).Except(leftOut ?? [], StringComparer.Ordinal)];
        return untold.Length > 0
            ? (null, Problems.Invalid(
                untold.ToDictionary(code => code, _ => NotCounted),
                ErrorCodes.AnswersLeftOut))
            : (new(place, answers), null);
    }
}
