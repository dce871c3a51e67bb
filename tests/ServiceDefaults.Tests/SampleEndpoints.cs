using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static SQLitePCL.raw;

namespace IcpEngage.ServiceDefaults.Tests;

internal sealed record Order(string Name, Mood Mood);

internal static class SampleEndpoints
{
    public static void MapSample(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/public", () => "for everybody").AllowAnonymous();
        routes.MapGet("/forgotten", () => "no policy was named");
        routes.MapGet("/leads", (ClaimsPrincipal user) => user.DisplayName()).RequireAuthorization(Roles.EngagementLead);
        routes.MapGet("/editors", () => "for either").RequireAuthorization(SecuritySetup.AnyOf(Roles.Secretariat, Roles.EngagementLead));
        routes.MapPost("/orders", (Order order) => order).AllowAnonymous();
        routes.MapGet("/stale", string () => throw new DbUpdateConcurrencyException("internal words")).AllowAnonymous();
        routes.MapGet("/full", string () => throw new DbUpdateException("internal words", new SqliteException("database or disk is full", SQLITE_FULL)))
            .AllowAnonymous();
        routes.MapGet("/broken", string () => throw new InvalidOperationException("internal words")).AllowAnonymous();
        routes.MapOperations<SampleDb>();
    }
}
