using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Platform.Tests.Platforms;

/// <summary>The embedded platform with a collector of telemetry, which is told every request that is begun.</summary>
public sealed class ObservedPlatform : EmbeddedPlatform
{
    private readonly ConcurrentQueue<string> console = new();
    private readonly ConcurrentQueue<string> traces = new();
    private readonly ConcurrentQueue<string> logs = new();
    private WebApplication collector = null!;

    /// <inheritdoc />
    public override string Name => "observed";

    /// <summary>Everything that was written to the console.</summary>
    public string Console => string.Join('\n', console);

    /// <summary>Traces and logs that reached the collector. OTLP's texts are plain UTF-8.</summary>
    public string Collected => string.Join('\n', traces.Concat(logs));

    /// <summary>Waits until this text has reached the collector.</summary>
    public Task CollectedAsync(string text) => Until.TrueAsync(
        $"the collector was told of {text}",
        TimeSpan.FromSeconds(30),
        () => Task.FromResult(Collected.Contains(text, StringComparison.Ordinal)));

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        collector = builder.Build();
        collector.MapPost("/v1/traces", request => KeepAsync(request, traces));
        collector.MapPost("/v1/logs", request => KeepAsync(request, logs));
        collector.MapPost("/v1/metrics", () => Results.Ok());
        await collector.StartAsync();
        await base.InitializeAsync();
    }

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await collector.DisposeAsync();
    }

    /// <inheritdoc />
    protected override void Prepare(ProcessStartInfo start)
    {
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.Single();
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        start.Environment["OTEL_BLRP_SCHEDULE_DELAY"] = "500";
        start.Environment["Logging__OpenTelemetry__LogLevel__Microsoft.AspNetCore.Hosting"] = "Information";
        start.Environment["Logging__OpenTelemetry__LogLevel__System.Net.Http"] = "Information";
    }

    private static async Task KeepAsync(HttpContext http, ConcurrentQueue<string> kept)
    {
        using var body = new StreamReader(http.Request.Body, Encoding.UTF8);
        kept.Enqueue(await body.ReadToEndAsync());
    }

    /// <inheritdoc />
    protected override void Hear(string line) => console.Enqueue(line);
}
