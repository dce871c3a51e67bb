using System.Security.Claims;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Surveys;

/// <summary>Starts a draft without questions.</summary>
internal static partial class CreateSurvey
{
    public static async Task<Results<Created<SurveyDetail>, ProblemHttpResult>> HandleAsync(
        NewSurvey request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!user.LeadsEngagementOf(request.OwnerAreaCode))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        var owner = await db.Areas.AsNoTracking()
            .SingleOrDefaultAsync(area => area.Code == request.OwnerAreaCode, cancellationToken);
        var errors = new FieldErrors()
            .RequireText(request.Title, 3, 120, "title", "The title")
            .RequireText(request.Introduction, 0, DefinitionRules.LongestIntroduction, "introduction", "The introduction")
            .Require(owner is { Kind: AreaKind.System or AreaKind.Place }, "ownerAreaCode", "Choose the system or one of its places.")
            .Require(AudiencePattern().IsMatch(request.AudienceCode ?? ""), "audienceCode", "Choose whom the survey is for.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var today = time.Today();
        var survey = await db.AddDraftAsync(
            request.Title.Trim(),
            slug => Survey.Draft(
                Guid.CreateVersion7(time.GetUtcNow()),
                slug,
                request.Title.Trim(),
                request.OwnerAreaCode,
                request.AudienceCode!,
                new SurveyDefinition(request.Introduction?.Trim() ?? "", []),
                today,
                by: user.PersonId()),
            cancellationToken);
        return TypedResults.Created(AddressOf(survey), await db.DetailAsync(survey, today, cancellationToken));
    }

    /// <summary>Where a survey is found, the same in every deployment.</summary>
    public static string AddressOf(Survey survey) => $"/api/{EngagementService.Name}/surveys/{survey.Slug}";

    /// <summary>Saves a draft under the first free slug of its title; the unique index decides between two at once.</summary>
    public static async Task<Survey> AddDraftAsync(
        this EngagementDb db, string title, Func<string, Survey> make, CancellationToken cancellationToken)
    {
        var stem = Slug.FromTitle(title);
        while (true)
        {
            var taken = await db.Surveys.Where(each => each.Slug.StartsWith(stem)).Select(each => each.Slug).ToListAsync(cancellationToken);
            var survey = db.Surveys.Add(make(Slug.Unique(title, taken.ToHashSet()))).Entity;
            db.TellPlan(survey);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return survey;
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
                if (!await db.Surveys.AnyAsync(each => each.Slug == survey.Slug, cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AudiencePattern();
}
