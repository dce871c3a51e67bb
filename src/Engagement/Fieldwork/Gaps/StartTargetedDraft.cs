using System.Globalization;
using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Fieldwork.Gaps;

/// <summary>
/// Starts a draft out of a gap plan: the questions that are missing, in the places chosen and nowhere else. What is reused in
/// one of them stays reused there, and why the others are asked again is on record with the person's name.
/// </summary>
internal static class StartTargetedDraft
{
    private const int LongestTitle = 120;
    private const string Suffix = ": filling the gaps";

    public static async Task<Results<Created<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        string slug,
        StartGapExercise request,
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

        var (aim, problem) = GapEndpoints.Read(request.Points, request.DesignEffect, request.WholeSystem, time.Today());
        if (problem is not null)
        {
            return problem;
        }

        var plan = await planner.PlanAsync(survey, aim, cancellationToken);
        var chosen = plan.Places.Where(place => (request.AreaCodes ?? []).Contains(place.AreaCode)).ToList();
        if (chosen.Count == 0 || chosen.Count != (request.AreaCodes ?? []).Distinct().Count())
        {
            return Problems.Invalid("areaCodes", "Choose one or more of the places that need more answers.");
        }

        var draft = await db.AddDraftAsync(TitleOf(survey), slug => Make(slug, survey, chosen, user, time), cancellationToken);
        await DecideAsync(db, survey, draft, chosen, aim, user, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(CreateSurvey.AddressOf(draft), await db.DetailAsync(draft, time.Today(), cancellationToken));
    }

    private static string TitleOf(Survey survey) =>
        survey.Title[..Math.Min(survey.Title.Length, LongestTitle - Suffix.Length)].TrimEnd() + Suffix;

    private static Survey Make(string slug, Survey survey, List<GapPlace> places, ClaimsPrincipal user, TimeProvider time)
    {
        var draft = Survey.Draft(
            Guid.CreateVersion7(time.GetUtcNow()), slug, TitleOf(survey), survey.OwnerAreaCode, survey.AudienceCode, Missing(survey, places), time.Today(), by: user.PersonId());
        draft.FillGaps(survey.Id, [.. places.Select(place => place.AreaCode)]);
        return draft;
    }

    /// <summary>The questions that are missing somewhere, those on which they depend, and where people live.</summary>
    private static SurveyDefinition Missing(Survey survey, List<GapPlace> places)
    {
        var missing = places.SelectMany(place => place.Questions).Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
        var spared = survey.Definition.Questions
            .Where(question => !missing.Contains(question.Code) && question.Kind != QuestionKind.Neighbourhood).Select(question => question.Code);
        var asked = SurveyScope.AskedIn(survey.Definition, spared);
        return SurveyTexts.Pruned(survey.Definition with
        {
            // Which wards people choose from is settled when it opens; quotas were on how many the other survey wanted.
            Questions = [.. asked.Select(question => question.Kind == QuestionKind.Neighbourhood ? question with { Options = [] } : question)],
            Quotas = [],
        });
    }

    private static async Task DecideAsync(
        EngagementDb db, Survey survey, Survey draft, List<GapPlace> places, GapAim aim, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        var decisions = await db.Set<Decision>().AsNoTracking()
            .Where(decision => decision.SurveyId == survey.Id).ToDictionaryAsync(decision => decision.QuestionCode, cancellationToken);
        foreach (var question in draft.Definition.Questions.Where(GapPlanner.IsMeasured))
        {
            var enough = places.Where(place => place.Questions.All(missing => missing.Code != question.Code)).Select(place => place.AreaCode).ToList();
            List<DecidedEvidence> kept =
            [
                .. from evidence in decisions.GetValueOrDefault(question.Code)?.Evidence ?? []
                   let codes = evidence.AreaCodes.Intersect(enough).ToList()
                   where codes.Count > 0
                   select evidence with { AreaCodes = codes },
            ];
            var decision = new Decision
            {
                SurveyId = draft.Id,
                QuestionCode = question.Code,
                Evidence = kept,
                AskAgainBecause = kept.Count > 0 ? null : Because(survey, aim),
            };
            decision.Sign(draft, user, time);
            db.Add(decision);
            db.ReusedQuestions.AddRange(decision.AreaCodes.Select(code => new ReusedQuestion(draft.Id, code, question.Code)));
            await db.AuditAsync(
                draft,
                kept.Count > 0 ? AuditActions.EvidenceReused : AuditActions.QuestionAskedAgain,
                user,
                time,
                before: null,
                decision.ForTrail(),
                cancellationToken);
        }
    }

    private static string Because(Survey survey, GapAim aim) => string.Create(
        CultureInfo.InvariantCulture,
        $"Too few answers in these places for ± {aim.Points:0.#} points: it fills the gaps of “{survey.Title}”.");
}
