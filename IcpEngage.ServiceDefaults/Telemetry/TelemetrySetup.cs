using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IcpEngage.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs by OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; otherwise nothing.</summary>
internal static class TelemetrySetup
{
    /// <summary>Spans of our own: events sent.</summary>
    public static readonly ActivitySource Source = new("IcpEngage");

    private static readonly string[] Sources =
        [Source.Name, "Microsoft.AspNetCore", "System.Net.Http", "MassTransit", "Npgsql", "Experimental.Microsoft.EntityFrameworkCore"];

    private static readonly string[] Meters =
    [
        Source.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "MassTransit",
        "Npgsql", "Microsoft.EntityFrameworkCore", "Polly",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        var name = builder.Configuration["OTEL_SERVICE_NAME"] ?? builder.Environment.ApplicationName;
        var resource = ResourceBuilder.CreateDefault().AddService(name);

        // The hosting package of OpenTelemetry is not used: the SDK is created here and disposed with the host.
        builder.Services.AddSingleton(_ => OpenTelemetrySdk.Create(telemetry => telemetry
            .ConfigureResource(each => each.AddService(name))
            .UseOtlpExporter()
            .WithTracing(tracing => tracing.AddSource(Sources).AddProcessor(new TracesWithoutCodes()))
            .WithMetrics(metrics => metrics.AddMeter(Meters))));
        builder.Services.AddHostedService<TelemetryStart>();
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.SetResourceBuilder(resource);
            logs.AddProcessor(new LogsWithoutCodes());
            logs.AddOtlpExporter();
        });
    }

    /// <summary>Creates the SDK when the host starts; a singleton nobody asks for would never listen.</summary>
    private sealed class TelemetryStart(OpenTelemetrySdk sdk) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = sdk.TracerProvider;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
