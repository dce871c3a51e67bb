using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Strategy.Evidence;
using IcpEngage.Strategy.Strategies;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy;

/// <summary>The database of Strategy.</summary>
internal abstract class StrategyDb(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<SystemStrategy> Strategies => Set<SystemStrategy>();

    public DbSet<StrategyClause> Clauses => Set<StrategyClause>();

    public DbSet<KnownEvidence> Evidence => Set<KnownEvidence>();

    public DbSet<WithdrawnEvidence> Withdrawn => Set<WithdrawnEvidence>();
}

internal sealed class SqliteStrategyDb(DbContextOptions<SqliteStrategyDb> options) : StrategyDb(options);

internal sealed class PostgreSqlStrategyDb(DbContextOptions<PostgreSqlStrategyDb> options) : StrategyDb(options);

internal sealed class SqlServerStrategyDb(DbContextOptions<SqlServerStrategyDb> options) : StrategyDb(options);
