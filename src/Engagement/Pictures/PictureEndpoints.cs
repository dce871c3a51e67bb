using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Pictures;

/// <summary>Pictures that go with a survey's texts, as in Easy Read.</summary>
internal static class PictureEndpoints
{
    private const string Keeps = "public, max-age=31536000, immutable";

    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        var pictures = routes.MapGroup("/surveys/{slug}/pictures").WithTags("Surveys");
        pictures.MapPost("", AddAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("AddPicture")
            .WithSummary("Keep a picture for a survey’s texts; the body is the picture")
            .WithMetadata(new RequestSizeLimitAttribute(SurveyPicture.LargestBytes + 1));
        pictures.MapGet("/{id}", ShowAsync)
            .AllowAnonymous()
            .WithName("ShowPicture")
            .WithSummary("A picture of a survey");
    }

    private static async Task<Results<Created<Picture>, ProblemHttpResult>> AddAsync(
        string slug, HttpRequest request, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var survey = await db.FindSurveyAsync(slug, cancellationToken);
        if (survey is null)
        {
            return SurveyEndpoints.NoSuchSurvey(slug);
        }

        if (!user.LeadsEngagementOf(survey.OwnerAreaCode))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        if (await ReadAsync(request, cancellationToken) is not { } bytes)
        {
            return Problems.Invalid("picture", $"The picture is larger than {SurveyPicture.LargestBytes / 1024} KB. Make it smaller and send it again.");
        }

        if (SurveyPicture.KindOf(bytes) is not { } kind)
        {
            return Problems.Invalid("picture", "Choose a picture in one of the formats PNG, JPEG and WebP.");
        }

        var id = SurveyPicture.IdOf(bytes);
        var kept = await db.Pictures.Where(picture => picture.SurveyId == survey.Id).Select(picture => picture.Id).ToListAsync(cancellationToken);
        if (!kept.Contains(id))
        {
            if (kept.Count >= SurveyPicture.MostOfSurvey)
            {
                return Problems.Invalid("picture", $"A survey can have {SurveyPicture.MostOfSurvey} pictures at most.");
            }

            db.Add(new SurveyPicture { SurveyId = survey.Id, Id = id, ContentType = kind, Bytes = bytes });
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Created($"/api/{EngagementService.Name}/surveys/{slug}/pictures/{id}", new Picture(id, ""));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ShowAsync(
        string slug, string id, HttpContext http, ClaimsPrincipal user, EngagementDb db, CancellationToken cancellationToken)
    {
        var found = await db.Pictures.AsNoTracking().Where(picture => picture.Id == id)
            .Join(db.Surveys.Where(survey => survey.Slug == slug), picture => picture.SurveyId, survey => survey.Id, (picture, survey) => new { picture, survey.State })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || (found.State == SurveyState.Draft && !user.SeesDrafts()))
        {
            return Problems.NotFound("There is no such picture.");
        }

        http.Response.Headers.CacheControl = found.State == SurveyState.Draft ? "no-store" : Keeps;
        return TypedResults.Bytes(found.picture.Bytes, found.picture.ContentType);
    }

    /// <summary>The body; null where it is too large.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, cancellationToken);
            return bytes.Length > SurveyPicture.LargestBytes ? null : bytes.ToArray();
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
