using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>The database under a service: configuration <c>Database:Provider</c>.</summary>
public enum DatabaseProvider
{
    /// <summary>A file in the data directory; one process at a time. The embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    PostgreSql,

    /// <summary>SQL Server, compatibility level 150 or later; needs a build with FullFeed=true.</summary>
    SqlServer,
}

internal static class DatabaseProviders
{
    public static DatabaseProvider Read(IConfiguration configuration) =>
        configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);

    /// <summary>Whether several replicas may work on one database, so that a lease of another must be respected.</summary>
    public static bool IsShared(this DbContext db) => db.Database.ProviderName != "Microsoft.EntityFrameworkCore.Sqlite";

    public static bool IsSqlite(this DbContext db) => !db.IsShared();
}
