using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Bank;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;

namespace IcpEngage.Engagement.Import;

/// <summary>Makes a draft of an uploaded LimeSurvey survey structure or JSON file of ours: all of it, or nothing.</summary>
internal static class ImportSurvey
{
    private const string FileField = "file";

    /// <summary>Room for the parts of the form around the file.</summary>
    private const int LargestForm = LssFile.LargestBytes + (64 * 1024);

    public static void MapImport(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/surveys/import", HandleAsync)
            .RequireAuthorization(Roles.EngagementLead)
            .WithName("ImportSurvey")
            .WithSummary("Make a draft of a LimeSurvey survey structure (.lss) or of a survey’s definition (.json)")
            .WithTags("Surveys")
            .WithMetadata(new RequestSizeLimitAttribute(RequestSizes.Upload))
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                operation.RequestBody = FormWithFile;
                return Task.CompletedTask;
            });

    /// <summary>
    /// Said to the document only: as a rule of the endpoint it would turn a request without a form away before the endpoint
    /// can say what is missing.
    /// </summary>
    private static OpenApiRequestBody FormWithFile => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        [FileField] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
                    },
                },
            },
        },
    };

    private static async Task<Results<Created<ImportReport>, ProblemHttpResult>> HandleAsync(
        string? area, HttpRequest request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!user.LeadsEngagementOf(area ?? ""))
        {
            return SurveyEndpoints.NotYourSurvey();
        }

        var owner = await db.Areas.AsNoTracking().SingleOrDefaultAsync(each => each.Code == area, cancellationToken);
        if (owner is not { Kind: AreaKind.System or AreaKind.Place })
        {
            return Problems.Invalid("area", "Choose the system or one of its places.");
        }

        try
        {
            if (await ReadFileAsync(request, cancellationToken) is not { } bytes)
            {
                return Problems.Invalid(FileField, "Choose a LimeSurvey survey structure (.lss) or a survey’s definition (.json) to import.");
            }

            var imported = DefinitionFile.LooksLikeOne(bytes) ? DefinitionFile.Read(bytes) : LssMapping.Read(bytes);
            Check(imported.Definition);
            var held = await db.HoldAgainstBankAsync(DefinitionRules.Clean(imported.Definition), before: null, cancellationToken);
            if (held.Locked.Count > 0)
            {
                return Refuse([.. held.Locked.Select(each => new ImportNote(null, each.Key, string.Join(' ', each.Value)))]);
            }

            var survey = await db.AddDraftAsync(
                imported.Title,
                slug => Survey.Draft(
                    Guid.CreateVersion7(time.GetUtcNow()),
                    slug,
                    imported.Title,
                    owner.Code,
                    imported.AudienceCode,
                    held.Definition,
                    time.Today(),
                    by: user.PersonId()),
                cancellationToken);
            return TypedResults.Created(CreateSurvey.AddressOf(survey), WithNotes(imported.Report, held) with { Slug = survey.Slug });
        }
        catch (LssRefusedException refused)
        {
            return Refuse([refused.Note]);
        }
        catch (DefinitionRefusedException refused)
        {
            return Refuse(refused.Notes);
        }
    }

    /// <summary>The file's bytes; null when none was sent.</summary>
    /// <exception cref="LssRefusedException">It is too large.</exception>
    private static async Task<byte[]?> ReadFileAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestForm }, cancellationToken);
            if (form.Files.Count > 1)
            {
                throw new LssRefusedException(null, "More than one file was sent. Send one at a time.");
            }

            if (form.Files.GetFile(FileField) is not { } file)
            {
                return null;
            }

            if (file.Length > LssFile.LargestBytes)
            {
                throw new LssRefusedException(null, LssFile.TooLarge);
            }

            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return bytes;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
        {
            // The framework says so of a form over the limit, of one that is not a form, and of one that breaks off.
            throw new LssRefusedException(
                null, request.ContentLength is > LargestForm or null ? LssFile.TooLarge : "The upload was damaged on its way. Send it again.");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new LssRefusedException(null, LssFile.TooLarge);
        }
    }

    /// <summary>Says which questions said that they were the bank's here, and are not.</summary>
    private static ImportReport WithNotes(ImportReport report, HeldAgainstBank held) => held.Own.Count == 0 ? report : report with
    {
        Approximated =
        [
            .. report.Approximated,
            .. held.Own.Select(code => new ImportNote(
                null, code, "It said that it is a question of the bank, and the bank here does not have it in these words. It is the survey’s own question.")),
        ],
    };

    /// <summary>What was mapped must be a survey that could have been written here; a file that defeats the mapping is refused.</summary>
    private static void Check(SurveyDefinition definition)
    {
        if (DefinitionRules.Check(definition).FirstOrDefault() is { Key: { } question, Value: { } sentences })
        {
            throw new LssRefusedException(new ImportNote(null, question, string.Join(" ", sentences)));
        }
    }

    private static ProblemHttpResult Refuse(IReadOnlyList<ImportNote> notes) => Problems.Problem(
        notes[0].Message == LssFile.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity,
        ErrorCodes.ImportRefused,
        $"The file was not imported. {Where(notes[0])}{notes[0].Message}",
        new Dictionary<string, object?> { ["report"] = new ImportReport(null, null, [], [], [], notes) });

    private static string Where(ImportNote note) => note switch
    {
        { Line: { } line } => $"Line {line:N0}: ",
        { Path: { } path } => $"{path}: ",
        _ => "",
    };
}
