using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Journey;

/// <summary>Somebody new each time who answers the whole survey without JavaScript and ends with a receipt.</summary>
internal sealed class Respondent(Browser browser, string slug) : IVisitor
{
    private readonly (string Name, string Value)[] answers =
    [
        .. ResponseRequests.Answers(new Random(7)).SelectMany(answer => answer.Value.Select(value => ($"answer.{answer.Key}", value))),
    ];

    /// <summary>Opens a browser for them.</summary>
    public static async Task<IVisitor> ComeToAsync(Uri address, string slug) => new Respondent(await Browser.OpenAsync(address), slug);

    public async ValueTask<bool> ComeAsync()
    {
        browser.ForgetCookies();
        if (!await browser.GetAsync($"/surveys/{slug}") || !await browser.PostAsync("start", ("place", "halton")))
        {
            return false;
        }

        while (browser.Path.Contains("/questions/", StringComparison.Ordinal))
        {
            if (!await browser.PostAsync("answer", answers.Where(answer => IsAsked(answer.Name))))
            {
                return false;
            }
        }

        return await browser.PostAsync("send")
            && await browser.GetAsync($"/surveys/{slug}/done")
            && (browser.Page.Contains("app-receipt-code", StringComparison.Ordinal)
                ? true
                : throw new InvalidOperationException($"There is no receipt: {browser.Page}"));
    }

    /// <summary>Pages and forms of a whole journey.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public static async Task<(int Gets, int Posts)> PagesAsync(ServerProcess platform, string slug)
    {
        using var browser = await Browser.OpenAsync(platform.Address);
        return await new Respondent(browser, slug).ComeAsync() ? (browser.Gets, browser.Posts) : throw new InvalidOperationException(browser.Page);
    }

    public void Dispose() => browser.Dispose();

    private bool IsAsked(string field) => browser.Page.Contains($"name=\"{field}\"", StringComparison.Ordinal);
}

/// <summary>Somebody new each time who asks for as many empty forms, and sends as many.</summary>
internal sealed class FormVisitor(Browser browser, int gets, int posts) : IVisitor
{
    public async ValueTask<bool> ComeAsync()
    {
        browser.ForgetCookies();
        for (var page = 0; page < gets; page++)
        {
            if (!await browser.GetAsync(FormReference.Path) || (page < posts && !await browser.PostAsync(null)))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => browser.Dispose();
}
