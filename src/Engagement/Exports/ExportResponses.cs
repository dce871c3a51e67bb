using System.IO.Compression;
using System.Security.Claims;
using System.Text;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Exports;

/// <summary>A survey's responses as a file, for its team. That it was taken is on the audit trail.</summary>
internal static class ExportResponses
{
    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        string slug,
        string? format,
        string? shape,
        string? values,
        HttpContext http,
        ClaimsPrincipal user,
        EngagementDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (found, problem) = await db.FindForTeamAsync(slug, user, cancellationToken);
        if (found is not { } survey)
        {
            return problem!;
        }

        var errors = new FieldErrors();
        if (ExportChoices.Read(format, shape, values, errors) is not { } choices)
        {
            return errors.ToProblem();
        }

        if (survey.State == SurveyState.Draft)
        {
            return SurveyEndpoints.WrongState(survey, "Responses come with the first answers.");
        }

        if (survey.AnswersDeletedOn is not null)
        {
            return Problems.Conflict(
                ErrorCodes.AnswersDeleted, "The answers are past their keeping time and were deleted, so there is nothing to download.");
        }

        var export = await db.OpenAsync(survey, choices, cancellationToken);
        if (choices.Format == ExportFormat.Xlsx && export.Table.Header.Count > Workbook.MostColumns)
        {
            return Problems.Invalid(
                "format", $"A sheet of Excel has {Workbook.MostColumns:N0} columns at most; these answers need {export.Table.Header.Count:N0}. Choose CSV, or a row for each answer.");
        }

        await db.AuditAsync(
            survey,
            AuditActions.ResponsesExported,
            user,
            time,
            before: null,
            after: new { choices.Format, choices.Shape, choices.Values },
            cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (choices.Format != ExportFormat.Csv)
        {
            // Workbooks and ZIP files are written by libraries that know no other way.
            http.Features.Get<IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
        }

        return TypedResults.Stream(
            stream => export.WriteAsync(stream, cancellationToken), choices.ContentType, choices.FileName(survey.Slug));
    }

    private static async Task<Export> OpenAsync(
        this EngagementDb db, Survey survey, ExportChoices choices, CancellationToken cancellationToken)
    {
        var places = await db.Areas.AsNoTracking().ToDictionaryAsync(area => area.Code, area => area.Name, cancellationToken);
        var reused = await db.ReusedQuestions.AsNoTracking().Where(each => each.SurveyId == survey.Id).ToListAsync(cancellationToken);
        var editions = await db.Editions.AsNoTracking().Where(edition => edition.SurveyId == survey.Id && edition.Asked)
            .OrderByDescending(edition => edition.Version).ToListAsync(cancellationToken);
        var definition = Editions.WithRetired(survey.Definition, [.. editions.Select(edition => edition.Definition)]);
        var asked = new AskedQuestions(
            definition,
            reused.ToLookup(each => each.AreaCode, each => each.QuestionCode),
            [.. editions.Select(edition => (edition.Version, edition.Definition)).Reverse(), (int.MaxValue, survey.Definition)]);
        return new Export(db, survey, definition, choices, asked, places);
    }

    /// <summary>What is written, once everything that can be refused was looked at.</summary>
    private sealed class Export
    {
        private readonly EngagementDb db;
        private readonly Survey survey;
        private readonly SurveyDefinition definition;
        private readonly ExportChoices choices;
        private readonly IReadOnlyList<Variable> variables;

        public Export(
            EngagementDb db,
            Survey survey,
            SurveyDefinition definition,
            ExportChoices choices,
            AskedQuestions asked,
            IReadOnlyDictionary<string, string> places)
        {
            this.db = db;
            this.survey = survey;
            this.definition = definition;
            this.choices = choices;
            variables = Variable.Of(definition);
            Table = choices.Shape == ExportShape.Wide
                ? new WideTable(variables, choices.Values, asked, places)
                : new LongTable(definition, asked, places);
        }

        public ResponseTable Table { get; }

        public Task WriteAsync(Stream stream, CancellationToken cancellationToken) => choices.Format switch
        {
            ExportFormat.Csv => WriteCsvAsync(stream, cancellationToken),
            ExportFormat.Xlsx => WriteWorkbookAsync(stream, cancellationToken),
            ExportFormat.Spss => WriteSpssAsync(stream, cancellationToken),
        };

        private async Task WriteCsvAsync(Stream stream, CancellationToken cancellationToken)
        {
            await using var sheet = new CsvSheet(stream);
            await sheet.RowAsync(Table.Header, cancellationToken);
            await WriteRowsAsync(sheet, cancellationToken);
        }

        private async Task WriteWorkbookAsync(Stream stream, CancellationToken cancellationToken)
        {
            using var workbook = new Workbook(stream);
            using (var sheet = new WorkbookSheet(workbook, "Responses", Table.Header))
            {
                await WriteRowsAsync(sheet, cancellationToken);
            }

            using (var sheet = new WorkbookSheet(workbook, "Codebook", []))
            {
                await Codebook.WriteAsync(sheet, variables, cancellationToken);
            }
        }

        private async Task WriteSpssAsync(Stream stream, CancellationToken cancellationToken)
        {
            var data = $"{survey.Slug}-responses-spss.csv";
            await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
            await using (var file = await zip.CreateEntry(data).OpenAsync(cancellationToken))
            {
                await WriteCsvAsync(file, cancellationToken);
            }

            await using (var file = await zip.CreateEntry($"{survey.Slug}.sps").OpenAsync(cancellationToken))
            {
                await using var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await writer.WriteAsync(SpssSyntax.For(survey, variables, data).AsMemory(), cancellationToken);
            }

            await using (var file = await zip.CreateEntry($"{survey.Slug}-codebook.csv").OpenAsync(cancellationToken))
            {
                await using var sheet = new CsvSheet(file);
                await Codebook.WriteAsync(sheet, variables, cancellationToken);
            }
        }

        private async Task WriteRowsAsync(SheetWriter sheet, CancellationToken cancellationToken)
        {
            var row = new AnswerRow([.. definition.Parts().Select(part => part.Code)]);
            var number = 0;
            await foreach (var stored in db.ReadAnswersAsync(survey.Id, cancellationToken))
            {
                row.Read(stored.Answers);
                await Table.WriteAsync(sheet, ++number, stored, row, cancellationToken);
            }
        }
    }
}
