using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Audit;

/// <summary>Checks the chain, for an administrator and on an operator's command.</summary>
internal static class VerifyTrail
{
    /// <summary><c>--VerifyAudit=true</c>, with <c>--VerifyAudit:Expect=HASH</c> where a hash was noted before.</summary>
    public static OperatorCommand Command { get; } = new(OperatorCommand.VerifyAudit, RunAsync);

    public static void MapVerifyTrail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit/verification", HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("VerifyAuditTrail")
            .WithSummary("Whether the trail is as it was written, and whether a hash noted earlier is still in it")
            .WithTags("Audit");

    private static async Task<Ok<AuditVerification>> HandleAsync(string? expect, ChainCheck check, CancellationToken cancellationToken) =>
        TypedResults.Ok(await check.VerifyAsync(expect is { Length: > 0 } ? expect : null, cancellationToken));

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var noted = services.GetRequiredService<IConfiguration>()[$"{OperatorCommand.VerifyAudit}:Expect"];
        var found = await services.GetRequiredService<ChainCheck>().VerifyAsync(noted, cancellationToken);
        await output.WriteLineAsync(
            $"""
            Entries  {found.Entries}
            Head     {found.HeadHash}
            Finding  {(found.Intact ? "intact" : "BROKEN")}: {found.Finding}
            """);
        return found.Intact ? 0 : 1;
    }
}
