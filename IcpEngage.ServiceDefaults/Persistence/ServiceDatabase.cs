using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>Puts first data into an empty database; leaves one that has it alone.</summary>
public interface ISeed
{
    /// <summary>Looks whether there is anything to do, and does it in one transaction.</summary>
    Task SeedAsync(CancellationToken cancellationToken);
}

/// <summary>A database of this process, to be set up.</summary>
internal interface IServiceDatabase
{
    /// <summary>Which, for people.</summary>
    string Name { get; }

    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Runs the service's seed, where it has one.</summary>
    Task SeedAsync(CancellationToken cancellationToken);
}

internal sealed class ServiceDatabase<TDb>(IServiceScopeFactory scopes) : IServiceDatabase
    where TDb : ServiceDbContext
{
    public string Name => typeof(TDb).Name;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;

        // Asked first, because migrating prepares a good deal before it finds nothing to do, at every start.
        if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await database.MigrateAsync(cancellationToken);
        }
    }

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetKeyedService<ISeed>(typeof(TDb)) is { } seed)
        {
            await seed.SeedAsync(cancellationToken);
        }
    }
}

internal sealed class DatabaseHealth<TDb>(IServiceScopeFactory scopes) : IHealthCheck
    where TDb : ServiceDbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TDb>().Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
