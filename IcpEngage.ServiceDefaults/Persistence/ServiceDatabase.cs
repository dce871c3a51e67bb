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

    /// <summary>Whether it has to be made or brought to this build's schema. Changes nothing.</summary>
    /// <exception cref="NewerSchemaException">A newer version has been at it.</exception>
    Task<bool> IsBehindAsync(CancellationToken cancellationToken);

    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Runs the service's seed, where it has one.</summary>
    Task SeedAsync(CancellationToken cancellationToken);
}

/// <summary>A database was written by a newer version than this build.</summary>
/// <param name="database">Which.</param>
/// <param name="migration">The first migration that this build does not know.</param>
public sealed class NewerSchemaException(string database, string migration)
    : Exception($"{database} was written by a newer version of IcpEngage than this one: it knows no {migration}. Use that version, or restore a back-up of this one.");

internal sealed class ServiceDatabase<TDb>(IServiceScopeFactory scopes) : IServiceDatabase
    where TDb : ServiceDbContext
{
    public string Name => typeof(TDb).Name;

    public async Task<bool> IsBehindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TDb>().Database;
        var applied = await database.GetAppliedMigrationsAsync(cancellationToken);
        var known = database.GetMigrations().ToList();
        return applied.Except(known).FirstOrDefault() is { } unknown ? throw new NewerSchemaException(Name, unknown)
            : known.Except(applied).Any();
    }

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TDb>().Database.MigrateAsync(cancellationToken);
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
