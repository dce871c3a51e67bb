using System.Net.Sockets;
using IcpEngage.Communications;
using IcpEngage.Engagement;
using IcpEngage.Membership;
using IcpEngage.Places;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Http.Limits;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Standalone.Backups;
using IcpEngage.Strategy;
using IcpEngage.Web;

namespace IcpEngage.Standalone;

/// <summary>The whole platform in one process: five services and Web, SQLite files, events delivered in process.</summary>
public static class StandaloneHost
{
    /// <summary>Composes the platform; nothing is opened yet.</summary>
    /// <param name="args">Command line: <c>--urls ADDRESS</c>, <c>--data DIR</c>, or any configuration key.</param>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddStandaloneSettings(args);

        builder.AddServiceDefaults();
        builder.AddPlaces();
        builder.AddMembership();
        builder.AddEngagement();
        builder.AddCommunications();
        builder.AddStrategy();
        builder.AddWeb();
        builder.AddMessageTransport();
        builder.AddRateLimits();

        var app = builder.Build();
        app.Use(UntilReadyAsync);
        app.UseRateLimits();
        app.UseServiceDefaults();
        app.MapDefaultEndpoints();
        app.MapServiceGroup("places").MapPlaces();
        app.MapServiceGroup("membership").MapMembership();
        app.MapServiceGroup("engagement").MapEngagement();
        app.MapServiceGroup("communications").MapCommunications();
        app.MapServiceGroup("strategy").MapStrategy();
        app.MapWeb();
        return app;
    }

    /// <summary>Listens, sets up the data directory where needed, serves, and returns the process's exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (await BackupCommand.RunAsync(args, Console.Out, Console.Error) is { } done)
        {
            return done;
        }

        if (StandaloneSettings.WhyNoCommand(args) is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return OperatorCommand.Failed;
        }

        await using var app = Create(args);
        if (await app.RunCommandAsync(Console.Out, CancellationToken.None) is { } exitCode)
        {
            return exitCode;
        }

        var data = DataDirectory.Open(app.Configuration["Data:Directory"]!);
        if (data is null)
        {
            await Console.Error.WriteLineAsync(
                $"Another IcpEngage runs on {Path.GetFullPath(app.Configuration["Data:Directory"]!)}. Stop it, or give another --data DIR.");
            return 1;
        }

        using (data)
        {
            var upgrade = new Upgrade(data.Path, TimeProvider.System, Console.Out);
            await upgrade.PutBackAsync();
            Console.WriteLine(data.IsNew ? $"Setting up a new system in {data.Path} …" : $"Opening {data.Path} …");
            var readiness = app.Services.GetRequiredService<Readiness>();
            readiness.Hold();
            try
            {
                await app.StartAsync();
            }
            catch (IOException exception) when (exception.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
            {
                await Console.Error.WriteLineAsync($"{exception.Message} Give another address: --urls http://localhost:8081");
                return 1;
            }

            if (!await SetUpAsync(app, upgrade))
            {
                await app.StopAsync();
                return 1;
            }

            // What setting up took is given back: it may be the most that this process ever needs.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            readiness.Release();
            Console.WriteLine($"IcpEngage is ready: {string.Join(", ", app.Urls)}   (Ctrl+C stops it)");
            await app.WaitForShutdownAsync();
        }

        return 0;
    }

    /// <summary>Brings the databases to this build's schema; false, with a word why, where they stay as they are.</summary>
    private static async Task<bool> SetUpAsync(WebApplication app, Upgrade upgrade)
    {
        try
        {
            await app.MigrateAndSeedAsync(app.Lifetime.ApplicationStopping, upgrade.BeginAsync);
            upgrade.End();
            return true;
        }
        catch (Exception exception) when (exception is NewerSchemaException or BackupException)
        {
            await Console.Error.WriteLineAsync($"{exception.Message} Nothing was changed.");
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && upgrade.Advice is { Length: > 0 } advice)
        {
            await Console.Error.WriteLineAsync($"Setting up failed: {exception.GetBaseException().Message} {advice}");
            return false;
        }
    }

    /// <summary>Who comes early waits for the first page instead of being turned away.</summary>
    private static async Task UntilReadyAsync(HttpContext http, RequestDelegate next)
    {
        await http.RequestServices.GetRequiredService<Readiness>().WhenReady.WaitAsync(http.RequestAborted);
        await next(http);
    }
}
