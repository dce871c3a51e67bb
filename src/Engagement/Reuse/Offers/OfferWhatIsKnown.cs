using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Reuse.Offers;

/// <summary>A place offers what it has on a question that the system is about to ask its people.</summary>
internal static class OfferWhatIsKnown
{
    public const int ShortestText = 10;
    public const int LongestText = 500;

    public static async Task<Results<Created<Offer>, ProblemHttpResult>> HandleAsync(
        string slug, MakeOffer request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null || !await db.Set<SurveyNotice>().AnyAsync(notice => notice.SurveyId == survey.Id, cancellationToken))
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        var place = (await db.PlacesOfAsync(survey, cancellationToken)).FirstOrDefault(place => place.Code == request.AreaCode);
        if (place is null || !user.SpeaksFor(place.Code))
        {
            return Problems.NotAllowed("You can offer what your own place has.");
        }

        if (survey.State != SurveyState.Draft)
        {
            return SurveyEndpoints.WrongState(survey, "What it asks where was settled when it was published.");
        }

        var (offered, errors) = await ReadAsync(db, survey, place, request, user, time, cancellationToken);
        if (offered is null)
        {
            return errors.ToProblem();
        }

        db.Add(offered);
        await db.AuditAsync(survey, AuditActions.OfferMade, user, time, before: null, offered.ForTrail(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/{EngagementService.Name}/surveys/{slug}/offers", offered.View(place.Name));
    }

    private static async Task<(SurveyOffer? Offer, FieldErrors Errors)> ReadAsync(
        EngagementDb db, Survey survey, AskedPlace place, MakeOffer request, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        var (what, link, note) = (Trimmed(request.What), Trimmed(request.Link), Trimmed(request.Note));
        var evidence = request.Kind != OfferKind.Evidence ? null : await db.EvidenceNow().AsNoTracking()
            .Where(record => record.Id == request.EvidenceId && record.AreaCode == place.Code)
            .Select(record => record.Released).FirstOrDefaultAsync(cancellationToken);
        var exercise = request.Kind != OfferKind.Survey ? null : await db.Surveys.AsNoTracking()
            .Where(each => each.Slug == request.SurveySlug && each.OwnerAreaCode == place.Code)
            .Select(each => new { each.Slug, each.Title }).FirstOrDefaultAsync(cancellationToken);
        var errors = new FieldErrors()
            .Require(survey.Definition.Questions.Any(question => question.Code == request.QuestionCode), "questionCode", "The survey has no such question.")
            .Require(Enum.IsDefined(request.Kind), "kind", "Choose what you offer.")
            .Require(request.Kind != OfferKind.Evidence || evidence is not null, "evidenceId", $"Choose evidence of {place.Name}.")
            .Require(request.Kind != OfferKind.Survey || exercise is not null, "surveySlug", $"Choose a survey of {place.Name}.")
            .Require(
                request.Kind != OfferKind.Elsewhere || what?.Length is >= ShortestText and <= LongestText,
                "what",
                $"Say in {ShortestText} to {LongestText} characters what it is.")
            .Require(link is null || IsWebAddress(link), "link", $"The address must begin with https:// and have {LongestText} characters at most.")
            .Require(note is null || note.Length <= LongestText, "note", $"The note can have {LongestText} characters at most.");
        return errors.Any ? (null, errors) : (new SurveyOffer
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            SurveyId = survey.Id,
            QuestionCode = request.QuestionCode,
            AreaCode = place.Code,
            Kind = request.Kind,
            EvidenceId = evidence?.Id,
            OfferedSlug = evidence?.SurveySlug ?? exercise?.Slug,
            What = evidence?.Title ?? exercise?.Title ?? what!,
            Link = request.Kind == OfferKind.Elsewhere ? link : null,
            Note = note,
            OfferedBy = user.DisplayName(),
            OfferedOn = time.Today(),
        }, errors);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsWebAddress(string link) =>
        link.Length <= LongestText && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
}
