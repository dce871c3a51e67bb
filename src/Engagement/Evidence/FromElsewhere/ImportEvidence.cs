using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.OpenApi;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>Takes a results table from elsewhere, with what is typed beside it: all of it, or nothing and a report by line.</summary>
internal static class ImportEvidence
{
    /// <summary>More than the largest file, so that whoever sends a little too much is told so.</summary>
    public const int LargestRequest = 2 * ResultsSheet.LargestBytes;

    private const string FileField = "file";

    private static readonly string[] Fields =
        ["area", "title", "publisher", "link", "method", "from", "to", "reached", "limits", "rounded"];

    /// <summary>
    /// Said to the document only: as a rule of the endpoint it would turn a request without a form away before the endpoint
    /// can say what is missing.
    /// </summary>
    public static OpenApiRequestBody Form => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Properties = Fields.ToDictionary(name => name, _ => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String })
                        .Append(new(FileField, new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }))
                        .ToDictionary(),
                },
            },
        },
    };

    public static async Task<Results<Created<EvidenceImportView>, ProblemHttpResult>> HandleAsync(
        string? area, HttpRequest request, ClaimsPrincipal user, EngagementDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!user.LeadsEngagementOf(area ?? ""))
        {
            return Problems.NotAllowed("You can import results for areas whose engagement you lead.");
        }

        var areas = await db.Areas.AsNoTracking().ToListAsync(cancellationToken);
        if (areas.Find(each => each.Code == area) is not { Kind: AreaKind.System or AreaKind.Place } owner)
        {
            return Problems.Invalid("area", "Choose the system or one of its places.");
        }

        try
        {
            var (form, bytes) = await ReadFormAsync(request, cancellationToken);
            var errors = new FieldErrors();
            var about = AboutResults.Read(form, time.Today(), errors);
            errors.Require(bytes is { Length: > 0 }, FileField, "Choose a results table (.csv) that is not empty.");
            if (errors.Any)
            {
                return errors.ToProblem();
            }

            var results = new ResultsTable(SurveyScope.PlacesOf(owner.Code, areas), rounded: form["rounded"] == "true").Read(bytes!);
            var hash = EvidenceImport.HashOf(results);
            if (await EarlierAsync(db, hash, cancellationToken) is { } earlier)
            {
                return Problems.Conflict(ErrorCodes.ImportedAlready, earlier);
            }

            var import = new EvidenceImport
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()),
                AreaCode = owner.Code,
                About = about,
                Definition = results.Definition,
                Tallies = results.Tallies,
                Figures = results.Figures,
                Notes = results.Notes,
                ImportedBy = user.DisplayName(),
                ImportedOn = time.Today(),
                Hash = hash,
            };
            db.Add(import);
            await db.SaveChangesAsync(cancellationToken);
            return TypedResults.Created(
                $"/api/{EngagementService.Name}/evidence/imports/{import.Id}",
                await db.ViewAsync(import, owner.Name, time.Today(), cancellationToken));
        }
        catch (TableRefusedException refused)
        {
            return Refuse(refused.Notes);
        }
    }

    /// <summary>Where the same results are already, in a sentence; null where they are nowhere.</summary>
    private static async Task<string?> EarlierAsync(EngagementDb db, string hash, CancellationToken cancellationToken) =>
        await db.Set<EvidenceRecord>().AsNoTracking().FirstOrDefaultAsync(record => record.ImportHash == hash, cancellationToken) is { } released
            ? await db.Set<EvidenceEnding>().AnyAsync(ending => ending.EvidenceId == released.Id, cancellationToken)
                ? $"The same results were withdrawn. They had been published as “{released.Released.Title}”, and what was withdrawn is not published again."
                : $"The same results were imported already. They are published as “{released.Released.Title}”."
            : await db.Set<EvidenceImport>().AsNoTracking().FirstOrDefaultAsync(import => import.Hash == hash, cancellationToken) is { } waiting
                ? $"The same results were imported already, by {waiting.ImportedBy}. They wait to be released as “{waiting.About.Title}”."
                : null;

    /// <summary>The form, and the file's bytes; null when none was sent.</summary>
    /// <exception cref="TableRefusedException">It is too large, or broken.</exception>
    private static async Task<(IFormCollection Form, byte[]? Bytes)> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return (FormCollection.Empty, null);
        }

        try
        {
            var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = LargestRequest }, cancellationToken);
            if (form.Files.GetFile(FileField) is not { } file)
            {
                return (form, null);
            }

            if (file.Length > ResultsSheet.LargestBytes)
            {
                throw new TableRefusedException(null, ResultsSheet.TooLarge);
            }

            var bytes = new byte[file.Length];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, cancellationToken);
            return (form, bytes);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new TableRefusedException(null, "The upload was damaged on its way. Send it again.");
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new TableRefusedException(null, ResultsSheet.TooLarge);
        }
    }

    private static ProblemHttpResult Refuse(IReadOnlyList<ImportNote> notes) => Problems.Problem(
        notes[0].Message == ResultsSheet.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity,
        ErrorCodes.ImportRefused,
        $"The table was not imported. {(notes[0].Line is { } line ? $"Line {line:N0}: " : "")}{notes[0].Message}",
        new Dictionary<string, object?> { ["report"] = new ImportReport(null, null, [], [], [], notes) });
}
