using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Time;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Web.Pages.Public.Results;

/// <summary>Figures as files: the ones that a page shows, and no others.</summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/results/{slug}/figures.csv", PublishedAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/results/{slug}/places/{question}/figures.csv", PlacesAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/evidence/{id:guid}/figures.csv", EvidenceAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/results/{slug}/picture/figures.csv", PublishedPictureAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/workspace/surveys/{slug}/picture/figures.csv", PictureAsync)
            .RequireAuthorization($"{Roles.EngagementLead}|{Roles.Analyst}")
            .ExcludeFromDescription();
        routes.MapGet("/results/{slug}/by/{dimension}/{question}/figures.csv", GroupsAsync).AllowAnonymous().ExcludeFromDescription();
        var team = routes.MapGroup("/workspace/surveys/{slug}/results")
            .RequireAuthorization($"{Roles.EngagementLead}|{Roles.Analyst}")
            .ExcludeFromDescription();
        team.MapGet("/figures.csv", ExploredAsync);
        team.MapGet("/by/figures.csv", BrokenDownAsync);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PublishedAsync(
        string slug, EngagementClient engagement, TimeProvider time, CancellationToken cancellation) =>
        await engagement.ResultsAsync(slug, cancellation) is { } results
            ? File(slug, FiguresFile.Of(results, [], time.Today()))
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> PlacesAsync(
        string slug, string question, EngagementClient engagement, TimeProvider time, CancellationToken cancellation) =>
        await GroupsAsync(slug, ResultsAddress.Place, question, engagement, time, cancellation);

    private static async Task<Results<FileContentHttpResult, NotFound>> GroupsAsync(
        string slug, string dimension, string question, EngagementClient engagement, TimeProvider time, CancellationToken cancellation) =>
        await engagement.BreakdownAsync(slug, dimension, question, [], cancellation) is { } breakdown
            && (breakdown.Released || dimension == ResultsAddress.Place)
            ? File($"{slug}-{question}-by-{Word(dimension)}", FiguresFile.Of(breakdown, time.Today()))
            : TypedResults.NotFound();

    /// <summary>A dimension's code as a part of a file's name.</summary>
    private static string Word(string dimension) => string.Concat(dimension[(dimension.LastIndexOf('.') + 1)..].Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));

    private static async Task<Results<FileContentHttpResult, NotFound>> EvidenceAsync(
        Guid id, EngagementClient engagement, TimeProvider time, CancellationToken cancellation) =>
        await engagement.EvidenceAsync(id, cancellation) is { Evidence: var evidence }
            ? File(evidence.SurveySlug ?? $"evidence-{id}", FiguresFile.Of(evidence, time.Today()))
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> ExploredAsync(
        string slug, [FromQuery(Name = "filter")] string[]? filters, EngagementClient engagement, TimeProvider time, CancellationToken cancellation) =>
        await engagement.ExploreAsync(slug, filters ?? [], cancellation) is { } explored
            ? File(slug, FiguresFile.Of(explored.Results, explored.Filters, time.Today()))
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> BrokenDownAsync(
        string slug,
        string question,
        string by,
        [FromQuery(Name = "filter")] string[]? filters,
        EngagementClient engagement,
        TimeProvider time,
        CancellationToken cancellation) =>
        await engagement.BreakdownAsync(slug, by, question, filters ?? [], cancellation) is { } breakdown
            ? File($"{slug}-{question}", FiguresFile.Of(breakdown, time.Today()))
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> PublishedPictureAsync(
        string slug, EngagementClient engagement, TimeProvider time, CancellationToken cancellation) =>
        await engagement.PictureAsync(slug, [], null, [], cancellation) is { } picture
            ? File($"{slug}-picture", FiguresFile.Of(picture, time.Today()))
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> PictureAsync(
        string slug,
        [FromQuery(Name = "margin")] string[]? margins,
        string? cap,
        [FromQuery(Name = "together")] string[]? together,
        EngagementClient engagement,
        TimeProvider time,
        CancellationToken cancellation) =>
        await engagement.PictureAsync(slug, margins ?? [], cap, together ?? [], cancellation) is { } picture
            ? File($"{slug}-picture", FiguresFile.Of(picture, time.Today()))
            : TypedResults.NotFound();

    private static FileContentHttpResult File(string name, FiguresFile file) =>
        TypedResults.File(file.ToBytes(), "text/csv; charset=utf-8", $"{name}.csv");
}
