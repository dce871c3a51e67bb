using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults;
using IcpEngage.Web.Tests.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Web.Tests.Public;

/// <summary>Web on a port of its own, in front of a fake Engagement and what Membership does with mail; no other service answers.</summary>
public sealed partial class PagesFixture : IAsyncLifetime
{
    private readonly (string Key, string Value)[] _settings;
    private WebApplication? _services;
    private WebApplication? _web;

    public PagesFixture()
        : this([])
    {
    }

    /// <param name="settings">Of Web, beside those it needs.</param>
    internal PagesFixture(params (string Key, string Value)[] settings) => _settings = settings;

    /// <summary>What Web wrote down as an error of its own.</summary>
    internal ErrorLog Log { get; } = new();

    internal FakeEngagement Engagement { get; } = new();

    internal FakeMail Mail { get; } = new();

    public async Task InitializeAsync()
    {
        var services = WebApplication.CreateBuilder();
        services.Logging.ClearProviders();
        services.WebHost.UseUrls("http://127.0.0.1:0");
        _services = services.Build();
        Engagement.Map(_services);
        Mail.Map(_services);
        await _services.StartAsync();

        var web = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "IcpEngage.Web",
            ContentRootPath = Path.Combine(Examples.Root(), "src", "Web"),
        });
        web.Logging.ClearProviders().AddProvider(Log);
        web.WebHost.UseUrls("http://127.0.0.1:0");
        web.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Security:SigningKey"] = TokenKeys.Generate(),
            ["Demonstration"] = "true",
            ["Services:Engagement"] = _services.Urls.First(),
            ["Services:Places"] = "http://127.0.0.1:9",
            ["Services:Membership"] = _services.Urls.First(),
            ["Services:Communications"] = "http://127.0.0.1:9",
            ["Services:Strategy"] = "http://127.0.0.1:9",
        });
        web.Configuration.AddInMemoryCollection(_settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        web.AddServiceDefaults();
        web.AddWeb();
        _web = web.Build();
        _web.UseServiceDefaults();
        _web.MapDefaultEndpoints();
        _web.MapWeb();
        await _web.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_web is not null)
            await _web.DisposeAsync();
        if (_services is not null)
            await _services.DisposeAsync();
    }

    /// <summary>A browser of somebody's own: it keeps cookies and, unless told otherwise, follows redirects.</summary>
    internal Browser Open(bool followRedirects = true) => new(new Uri(_web!.Urls.First()), followRedirects);

    /// <summary>Keeps errors.</summary>
    internal sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Errors.Enqueue($"{formatter(state, exception)} {exception?.Message}");
            }
        }

        public void Dispose()
        {
        }
    }

    /// <summary>As much of a browser as a page without script needs.</summary>
    internal sealed partial class Browser : IDisposable
    {
        private readonly HttpClientHandler _handler;
        private readonly HttpClient _http;

        public Browser(Uri address, bool followRedirects)
        {
            _handler = new HttpClientHandler { AllowAutoRedirect = followRedirects };
            _http = new HttpClient(_handler) { BaseAddress = address };
        }

        public CookieContainer Cookies => _handler.CookieContainer;

        public async Task<Shown> GetAsync(string path) => await ReadAsync(await _http.GetAsync(path));

        /// <summary>Fills in the form of the page shown and sends it, hidden fields and all.</summary>
        public async Task<Shown> SendAsync(Shown page, params (string Name, string Value)[] fields)
        {
            var hidden = HiddenField().Matches(page.Html[page.Html.IndexOf("<main", StringComparison.Ordinal)..])
                .Select(field => (Name: Of(NameOf(), field.Value), Value: Of(ValueOf(), field.Value)));
            using var form = new FormUrlEncodedContent(
                hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value)));
            return await ReadAsync(await _http.PostAsync(page.Address, form));
        }

        public async Task<HttpResponseMessage> SendRawAsync(HttpRequestMessage request) => await _http.SendAsync(request);

        public void Dispose()
        {
            _http.Dispose();
            _handler.Dispose();
        }

        private static async Task<Shown> ReadAsync(HttpResponseMessage response)
        {
            using (response)
            {
                return new Shown(
                    response.RequestMessage!.RequestUri!,
                    response.StatusCode,
                    await response.Content.ReadAsStringAsync(),
                    response.Headers.Location,
                    [.. response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value.Select(value => (header.Key, value)))]);
            }
        }

        private static string Of(Regex part, string field) => WebUtility.HtmlDecode(part.Match(field).Groups[1].Value);

        [GeneratedRegex("""<input[^>]*type="hidden"[^>]*>""")]
        private static partial Regex HiddenField();

        [GeneratedRegex("name=\"([^\"]*)\"")]
        private static partial Regex NameOf();

        [GeneratedRegex("value=\"([^\"]*)\"")]
        private static partial Regex ValueOf();
    }

    /// <summary>A page as a browser shows it.</summary>
    internal sealed record Shown(
        Uri Address, HttpStatusCode Status, string Html, Uri? Redirect, IReadOnlyList<(string Name, string Value)> Headers)
    {
        /// <summary>Its HTML, line by line as <see cref="Markup"/> reduces it.</summary>
        public IReadOnlyList<string> Lines => Markup.Lines(Html);

        /// <summary>The words in the tab.</summary>
        public string Title => Lines[Lines.ToList().IndexOf("<title>") + 1];

        /// <summary>A header's value; null where it is missing.</summary>
        public string? Header(string name) =>
            Headers.FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value;
    }
}
