using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>Gives a service its database.</summary>
public static class DatabaseSetup
{
    /// <summary>
    /// Adds the service's database. The provider is configuration <c>Database:Provider</c>, the connection string
    /// <c>ConnectionStrings:{service}-db</c>; SQLite without one uses <c>{Data:Directory}/{service}.db</c>. Each provider
    /// has a context type of its own, because EF Core finds migrations by context type.
    /// </summary>
    /// <exception cref="InvalidOperationException">No connection string, or SQL Server in a build without FullFeed=true.</exception>
    public static WebApplicationBuilder AddServiceDatabase<TDb, TSqlite, TPostgreSql, TSqlServer>(
        this WebApplicationBuilder builder, string service)
        where TDb : ServiceDbContext
        where TSqlite : TDb
        where TPostgreSql : TDb
        where TSqlServer : TDb
    {
        var configuration = builder.Configuration;
        var signal = new OutboxSignal<TDb>();
        builder.Services.AddSingleton(signal);
        var wakeDispatcher = new WakeDispatcher<TDb>(signal);

        switch (DatabaseProviders.Read(configuration))
        {
            case DatabaseProvider.Sqlite:
                Add<TSqlite>(options => options.UseSqlite(SqliteConnectionString(configuration, service)).AddInterceptors(new SqliteDurability()));
                break;
            case DatabaseProvider.PostgreSql:
                Add<TPostgreSql>(options => options.UseNpgsql(PostgreSqlConnectionString(configuration, service)));
                break;
            case DatabaseProvider.SqlServer:
                RequireSqlServerBuild();
                Add<TSqlServer>(options => options.UseSqlServer(RequiredConnectionString(configuration, service)));
                break;
            default:
                throw new InvalidOperationException("Database:Provider is Sqlite, PostgreSql or SqlServer.");
        }

        // Pooled: making a context and its options for each request costs as much as checking a response.
        void Add<TProvider>(Action<DbContextOptionsBuilder> provider)
            where TProvider : TDb => builder.Services.AddDbContextPool<TDb, TProvider>(
                options => provider(Configured(options).AddInterceptors(wakeDispatcher)));

        builder.Services.AddSingleton<IServiceDatabase, ServiceDatabase<TDb>>();
        builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"{service}-db", provider => new DatabaseHealth<TDb>(provider.GetRequiredService<IServiceScopeFactory>()), null, ["ready"]));
        return builder;
    }

    /// <summary>
    /// Adds the service's seed, run after its migrations on every start of Standalone and in the migration step of a
    /// distributed deployment. One for each service: services set themselves up side by side.
    /// </summary>
    public static IServiceCollection AddSeed<TDb, TSeed>(this IServiceCollection services)
        where TDb : ServiceDbContext
        where TSeed : class, ISeed => services.AddKeyedScoped<ISeed, TSeed>(typeof(TDb));

    // Comparing the model with the migrations takes half of a start; a test does it for every build.
    private static DbContextOptionsBuilder Configured(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    private static string SqliteConnectionString(ConfigurationManager configuration, string service)
    {
        var given = configuration.GetConnectionString($"{service}-db");
        if (given is not null)
        {
            return given;
        }

        var directory = configuration["Data:Directory"] ?? "data";
        if (!EF.IsDesignTime)
        {
            Directory.CreateDirectory(directory);
        }

        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, $"{service}.db") }.ToString();
    }

    /// <summary>Statements that come again are prepared, unless the connection string says otherwise: planning took longer than doing.</summary>
    private static string PostgreSqlConnectionString(ConfigurationManager configuration, string service)
    {
        const string Prepared = "Max Auto Prepare";
        var given = new NpgsqlConnectionStringBuilder(RequiredConnectionString(configuration, service));
        if (!given.ShouldSerialize(Prepared))
        {
            given.MaxAutoPrepare = 100;
        }

        return given.ToString();
    }

    private static string RequiredConnectionString(ConfigurationManager configuration, string service) =>
        configuration.GetConnectionString($"{service}-db") is { Length: > 0 } given ? given
        // Writing migrations needs the provider, not a database.
        : EF.IsDesignTime ? "Host=design-time"
        : throw new InvalidOperationException($"Configuration ConnectionStrings:{service}-db is missing.");

    private static void RequireSqlServerBuild()
    {
#if !FULL_FEED
        if (!EF.IsDesignTime)
        {
            throw new InvalidOperationException(
                "Database:Provider is SqlServer, but this build lacks SqlClient's CLR types. Build with FullFeed=true "
                + "(environment variable or -p:FullFeed=true), where the public package feed is reachable.");
        }
#endif
    }
}
