using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.ReferenceData;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Partners.Rehearsals;

/// <summary>Rehearses what becomes of partners. Nothing is changed but a copy, which is thrown away.</summary>
internal static class RehearsePartnersEndpoint
{
    public static void MapRehearsePartners(this IEndpointRouteBuilder routes)
    {
        var rehearsals = routes.MapGroup("/partners/rehearsals").RequireAuthorization(PartnerRegister.Keepers).WithTags("Partners");
        rehearsals.MapPost("", HandleAsync).WithName("RehearsePartners").WithSummary("Try a plan of mergers, splits and ends on a copy");
        rehearsals.MapGet("/changes-2026", ExampleAsync).WithName("ShowChangesOf2026").WithSummary("What became of integrated care boards on 1 April 2026, as a plan to rehearse");
    }

    private static async Task<Results<Ok<RehearsalReport>, ProblemHttpResult>> HandleAsync(
        RehearsePartners request, Rehearsal rehearsal, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var report = await rehearsal.RunAsync(request, errors, cancellationToken);
        return errors.Any ? errors.ToProblem() : TypedResults.Ok(report);
    }

    private static Ok<PartnerTable> ExampleAsync() => TypedResults.Ok(new PartnerTable(ReferenceFiles.ChangesOf2026()));
}
