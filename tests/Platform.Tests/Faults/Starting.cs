using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IcpEngage.Platform.Tests.Faults;

/// <summary>What a newcomer's first minute can meet.</summary>
public sealed class Starting : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("icpengage-starting-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Who_comes_while_a_new_system_is_set_up_waits_for_the_first_page()
    {
        var address = new Uri($"http://127.0.0.1:{Ports.InARow(1)}");
        using var platform = Start(address);
        try
        {
            using var early = new HttpClient { BaseAddress = address };
            HttpResponseMessage? page = null;
            await Until.TrueAsync("the platform listens", TimeSpan.FromSeconds(60), async () => (page = await TryGetAsync(early)) is not null);

            // The very first request that was taken in got the page, with the places that were being set up.
            page!.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await page.Content.ReadAsStringAsync()).ShouldContain("Halton");
        }
        finally
        {
            platform.Kill();
            await platform.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_taken_address_is_told_in_a_sentence_and_nothing_is_set_up()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var platform = Start(new Uri($"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"));

        var told = await platform.StandardError.ReadToEndAsync();
        await platform.WaitForExitAsync();

        platform.ExitCode.ShouldBe(1);
        told.Trim().ShouldEndWith("Give another address: --urls http://localhost:8081");
        (told + await platform.StandardOutput.ReadToEndAsync()).ShouldNotContain("   at ");
        Directory.EnumerateFiles(data, "*.db").ShouldBeEmpty();
    }

    private static async Task<HttpResponseMessage?> TryGetAsync(HttpClient client)
    {
        try
        {
            return await client.GetAsync("/");
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return null;
        }
    }

    private Process Start(Uri address) => Process.Start(
        new ProcessStartInfo("dotnet", [Repository.Standalone, "--urls", address.ToString(), "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
