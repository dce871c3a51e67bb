using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Tests.Hosting;

/// <summary>Reads what a service answered.</summary>
internal static class Answers
{
    /// <summary>The body, of an answer with this status.</summary>
    public static async Task<T> ReadAsync<T>(this Task<HttpResponseMessage> answering, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await answering;
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<T>(Json.Options))!;
    }

    /// <summary>Requires problem details with this status and code; gives them for more.</summary>
    public static async Task<JsonElement> ShouldBeProblemAsync(this Task<HttpResponseMessage> answering, HttpStatusCode status, string code)
    {
        using var answer = await answering;
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().ShouldBe(code);
        return problem;
    }

    /// <summary>The sentence beside a field.</summary>
    public static string ErrorOf(this JsonElement problem, string field) =>
        problem.GetProperty("errors").GetProperty(field)[0].GetString()!;
}
