using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Web.Tests.Clients;

/// <summary>A real HTTP server that stands in for the five services: it answers what a test tells it to.</summary>
public sealed class FakeServices : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, RequestDelegate> answers = new();
    private readonly ConcurrentQueue<ReceivedRequest> received = new();

    private FakeServices()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Requests so far, in order.</summary>
    public IReadOnlyList<ReceivedRequest> Received => [.. received];

    public static async Task<FakeServices> StartAsync()
    {
        var services = new FakeServices();
        await services.app.StartAsync();
        return services;
    }

    /// <summary>Answers requests for the path with this.</summary>
    public FakeServices On(string method, string path, RequestDelegate answer)
    {
        answers[$"{method} {path}"] = answer;
        return this;
    }

    /// <summary>Answers GET for the path with this value as JSON.</summary>
    public FakeServices OnGet<T>(string path, T value) => On("GET", path, Json(200, value));

    /// <summary>A JSON answer.</summary>
    public static RequestDelegate Json<T>(int status, T value) => Text(
        status, "application/json", JsonSerializer.Serialize(value, ServiceDefaults.Http.Json.Options));

    /// <summary>Problem details as services write them.</summary>
    public static RequestDelegate Problem(int status, string code, string detail, Dictionary<string, string[]>? errors = null) =>
        Text(status, "application/problem+json", JsonSerializer.Serialize(
            new { status, code, detail, errors }, ServiceDefaults.Http.Json.Options));

    public static RequestDelegate Text(int status, string contentType, string body) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        var request = new ReceivedRequest(
            context.Request.Method,
            context.Request.Path,
            context.Request.QueryString.Value ?? "",
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        context.Request.Body.Position = 0;
        received.Enqueue(request);
        var answer = answers.GetValueOrDefault($"{request.Method} {request.Path}") ?? Problem(404, "not-found", "Not here.");
        await answer(context);
    }
}

/// <summary>A request that came in.</summary>
public sealed record ReceivedRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body);
