using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Fuzz;

/// <summary>Something to send requests to.</summary>
/// <param name="Method">The right one.</param>
/// <param name="Path">A template, with <c>{blanks}</c>.</param>
/// <param name="Query">Names of the parameters that it reads.</param>
/// <param name="Body">Schema of its body; null where it takes none, or a form.</param>
/// <param name="IsForm">It takes a form.</param>
internal sealed record Target(string Method, string Path, IReadOnlyList<string> Query, JsonElement? Body, bool IsForm);

/// <summary>Every operation of the API documents, and every page.</summary>
/// <param name="All">What to send requests to.</param>
/// <param name="Schemas">Named shapes that bodies refer to, by reference.</param>
internal sealed record Targets(IReadOnlyList<Target> All, IReadOnlyDictionary<string, JsonElement> Schemas)
{
    private static readonly string[] Services = ["engagement", "membership", "places", "communications", "strategy"];

    /// <summary>Reads the documents that the platform publishes, and the routes of Web's pages.</summary>
    public static async Task<Targets> ReadAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        var all = new List<Target>();
        var schemas = new Dictionary<string, JsonElement>();
        foreach (var service in Services)
        {
            var document = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/openapi/{service}.json", UriKind.Relative))).RootElement;
            foreach (var path in document.GetProperty("paths").EnumerateObject())
            {
                all.AddRange(path.Value.EnumerateObject().Select(operation => Read(operation.Name.ToUpperInvariant(), path.Name, operation.Value)));
            }

            foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
            {
                schemas[$"#/components/schemas/{schema.Name}"] = schema.Value;
            }
        }

        var pages = Assembly.Load("IcpEngage.Web").GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template)
            .ToList();
        all.AddRange(pages.Select(page => new Target("GET", page, ["page", "from", "returnUrl", "ended"], null, IsForm: false)));
        all.AddRange(pages.Select(page => new Target("POST", page, [], null, IsForm: true)));
        all.Add(new Target("POST", "/sign-out", [], null, IsForm: true));
        all.Add(new Target("GET", "/health", [], null, IsForm: false));
        all.Add(new Target("GET", "/openapi/{documentName}.json", [], null, IsForm: false));
        all.Add(new Target("GET", "/dist/{file}", [], null, IsForm: false));
        return new Targets(all, schemas);
    }

    private static Target Read(string method, string path, JsonElement operation)
    {
        var query = operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray()
                .Where(each => each.GetProperty("in").GetString() == "query")
                .Select(each => each.GetProperty("name").GetString()!)
                .ToList()
            : [];
        var content = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : default;
        var isJson = content.ValueKind == JsonValueKind.Object && content.TryGetProperty("application/json", out _);
        return new Target(
            method,
            path,
            query,
            isJson ? content.GetProperty("application/json").GetProperty("schema") : null,
            IsForm: content.ValueKind == JsonValueKind.Object && !isJson);
    }
}
