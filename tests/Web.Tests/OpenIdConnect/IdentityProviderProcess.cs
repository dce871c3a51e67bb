using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using IcpEngage.Web.Tests.Components;

namespace IcpEngage.Web.Tests.OpenIdConnect;

/// <summary>A real identity provider: npm's oidc-provider, which is certified, in a process of its own.</summary>
public sealed partial class IdentityProviderProcess : IAsyncDisposable
{
    /// <summary>Signs and odd characters, which have to be encoded on their way.</summary>
    public const string ClientSecret = "a secret of tests: with spaces & signs";

    private static readonly string Home = Path.Combine(Examples.Root(), "tests", "Web.Tests", "OpenIdConnect", "provider");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;

    private IdentityProviderProcess(Process process, string issuer)
    {
        this.process = process;
        Issuer = issuer;
    }

    /// <summary>Its issuer.</summary>
    public string Issuer { get; }

    /// <summary>Restores it where needed, and starts it.</summary>
    public static async Task<IdentityProviderProcess> StartAsync()
    {
        await RestoreAsync();
        var process = Start("node", "server.mjs");
        using var limit = new CancellationTokenSource(Patience);
        var issuer = await process.StandardOutput.ReadLineAsync(limit.Token)
            ?? throw new InvalidOperationException($"The identity provider did not start: {await process.StandardError.ReadToEndAsync(limit.Token)}");
        return new IdentityProviderProcess(process, issuer);
    }

    /// <summary>Tells it where it may send people back to.</summary>
    public async Task RegisterAsync(Uri callback)
    {
        using var limit = new CancellationTokenSource(Patience);
        await process.StandardInput.WriteLineAsync(callback.ToString());
        await process.StandardInput.FlushAsync(limit.Token);
        (await process.StandardOutput.ReadLineAsync(limit.Token)).ShouldBe("ready");
    }

    /// <summary>Somebody signs in there with a browser of their own; returns the address that they are sent back to.</summary>
    /// <param name="authorization">Where our site sent them.</param>
    /// <param name="name">As whom they sign in.</param>
    public async Task<string> SignInAsync(string authorization, string name)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var address = new Uri(authorization);
        HttpContent? form = null;
        for (var step = 0; step < 20; step++)
        {
            using var answer = form is null ? await http.GetAsync(address) : await http.PostAsync(address, form);
            form = null;
            if (answer.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                if (!address.ToString().StartsWith(Issuer, StringComparison.Ordinal)) return address.ToString();
                continue;
            }

            var page = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var prompt = Prompt().Match(page).Groups[1].Value;
            address = new Uri(address, WebUtility.HtmlDecode(Action().Match(page).Groups[1].Value));
            form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["prompt"] = prompt,
                ["login"] = name,
                ["password"] = "any will do there",
            });
        }

        throw new InvalidOperationException("The identity provider did not come to an end.");
    }

    /// <summary>Ends it, if it has not ended yet.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
    }

    // What is installed is what the lock file names; npm's install scripts are not run.
    private static async Task RestoreAsync()
    {
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Home, "package-lock.json"))));
        var stamp = Path.Combine(Home, "node_modules", ".restored");
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == wanted) return;
        using var npm = Start("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error");
        var said = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        npm.ExitCode.ShouldBe(0, $"npm ci: {said}");
        await File.WriteAllTextAsync(stamp, wanted);
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Home,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    [GeneratedRegex("name=\"prompt\" value=\"([^\"]*)\"")]
    private static partial Regex Prompt();

    [GeneratedRegex("<form[^>]*action=\"([^\"]*)\"")]
    private static partial Regex Action();
}
