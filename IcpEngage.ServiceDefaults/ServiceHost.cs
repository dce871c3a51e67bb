using System.Diagnostics;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Http.Limits;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Telemetry;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IcpEngage.ServiceDefaults;

/// <summary>What every process of the platform does the same way.</summary>
public static class ServiceHost
{
    private const string Live = "live";

    /// <summary>What is worth a line unless a setting says otherwise: not every query, call and health check.</summary>
    private static readonly Dictionary<string, string?> LogLevels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",

        // Keys lie beside the databases: who can read the one can read the other.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",

        // A form token that is not one is somebody else's mistake, or malice: answered, and not to fill our log with.
        ["Logging:LogLevel:Microsoft.AspNetCore.Antiforgery"] = "None",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",

        // On SQLite, that a step is outside of a transaction: a set-up that is interrupted begins again from a copy.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Migrations"] = "Error",
        ["Logging:LogLevel:MassTransit"] = "Warning",
        ["Logging:LogLevel:Polly"] = "Error",
        ["Logging:LogLevel:Yarp"] = "Warning",
    };

    /// <summary>Clock, JSON, problem details, security, health and telemetry. Call once for a process.</summary>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogLevels });
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestSizes.Body;
            kestrel.Limits.MaxRequestHeaderCount = RequestSizes.Headers;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<FormOptions>(RequestSizes.Limit);
        builder.Services.AddTransient<IStartupFilter, OutermostPipeline>();
        builder.Services.TryAddSingleton(MovedClock.Of(builder.Configuration, builder.Environment));
        builder.Services.AddSingleton<Readiness>();
        builder.Services.ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddExceptionHandler<ApiExceptionHandler>();

        // Thrown, a request that cannot be read gets its problem details from the handler, in every environment alike.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        builder.AddSecurity();
        builder.AddTelemetry();
        return builder;
    }

    /// <summary>Adds the OpenAPI document of a service, served at <c>/openapi/{service}.json</c>.</summary>
    public static WebApplicationBuilder AddServiceDocument(this WebApplicationBuilder builder, string service)
    {
        builder.Services.AddOpenApi(service, document => document.ShouldInclude = api => api.GroupName == service);
        return builder;
    }

    /// <summary>Error answers of the API, then turns at what many ask for, then who is calling, then whether they may.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/api"), api => api.UseExceptionHandler());
        app.UseBodiesTooLarge();
        app.UseUnmatchedRequests();
        if (!app.HasRateLimits())
        {
            app.UseRateLimiter();
        }

        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary><c>/health</c> (ready to work), <c>/alive</c> (the process runs) and the OpenAPI documents.</summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live) }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    /// <summary>The group under which a host maps a service: <c>/api/{service}</c>, in the service's OpenAPI document.</summary>
    public static RouteGroupBuilder MapServiceGroup(this WebApplication app, string service) =>
        // Callers carry a token, not a cookie, so there is no cross-site request to forge.
        app.MapGroup($"/api/{service}").WithGroupName(service).DisableAntiforgery();

    /// <summary>
    /// Runs the service. With configuration <c>Migrate=true</c> it applies its migrations and seeds, declares its queues
    /// on the broker, and ends: the step that a distributed deployment runs for every service before it starts any. Or it
    /// does what else an operator asks for (<see cref="OperatorCommand"/>), and ends.
    /// </summary>
    public static async Task RunServiceAsync(this WebApplication app)
    {
        if (await app.RunCommandAsync(Console.Out, CancellationToken.None) is { } exitCode)
        {
            Environment.ExitCode = exitCode;
            return;
        }

        if (!app.Configuration.GetValue<bool>("Migrate"))
        {
            await app.RunAsync();
            return;
        }

        try
        {
            await app.MigrateAndSeedAsync(CancellationToken.None);
        }
        catch (NewerSchemaException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} Nothing was changed.");
            Environment.ExitCode = OperatorCommand.Failed;
            return;
        }

        await app.DeclareQueuesAsync(CancellationToken.None);
        app.Logger.LogInformation("Migrated");
    }

    /// <summary>Migrates and seeds every database of this process; says so when that takes over two seconds.</summary>
    /// <param name="app">The process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="beforeChange">Done before the first of them is made or changed, where one has to be; throws to have none changed.</param>
    /// <exception cref="NewerSchemaException">A database is of a newer version; none was changed.</exception>
    public static async Task MigrateAndSeedAsync(
        this WebApplication app, CancellationToken cancellationToken, Func<Task>? beforeChange = null)
    {
        // Side by side: each has a database of its own, and most of the time goes into starting EF Core up.
        var databases = app.Services.GetServices<IServiceDatabase>().ToList();
        var behind = await Task.WhenAll(databases.Select(database => Task.Run(() => database.IsBehindAsync(cancellationToken), cancellationToken)));
        if (beforeChange is not null && behind.Contains(true))
        {
            await beforeChange();
        }

        await Task.WhenAll(databases.Zip(behind, SetUpAsync));

        async Task SetUpAsync(IServiceDatabase database, bool isBehind)
        {
            // Not asked of a current one, because migrating prepares a good deal before it finds nothing to do.
            if (isBehind)
            {
                await Reported($"Migrating {database.Name}", () => database.MigrateAsync(cancellationToken));
            }

            await Reported($"Filling {database.Name}", () => database.SeedAsync(cancellationToken));
        }

        async Task Reported(string name, Func<Task> step)
        {
            var start = Stopwatch.GetTimestamp();
            var running = Task.Run(step, cancellationToken);
            if (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2), cancellationToken)) != running)
            {
                app.Logger.LogInformation("{Step} is still at work …", name);
            }

            await running;
            app.Logger.LogDebug("{Step} took {Elapsed}", name, Stopwatch.GetElapsedTime(start));
        }
    }
}
