using System.Net.Http.Json;
using System.Text.Json;

namespace IcpEngage.Gateway.Tests;

internal static class Problem
{
    /// <summary>The stable code of a problem details answer.</summary>
    public static async Task<string?> ProblemCodeAsync(this HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
