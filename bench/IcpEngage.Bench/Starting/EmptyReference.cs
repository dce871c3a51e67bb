using Microsoft.AspNetCore.Builder;

namespace IcpEngage.Bench.Starting;

/// <summary>An ASP.NET app that does nothing: what any of them takes to start, and of memory.</summary>
internal static class EmptyReference
{
    /// <summary>The word with which this program serves as it.</summary>
    public const string Word = "--empty-reference";

    /// <param name="arguments">Its address, and its directory, which it leaves alone.</param>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        await using var app = WebApplication.CreateBuilder().Build();
        app.Urls.Add(arguments[0]);
        app.MapGet("/", () => "Ready");
        await app.RunAsync();
        return 0;
    }
}
