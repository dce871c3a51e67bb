using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IcpEngage.Platform.Tests.Journey;

/// <summary>
/// Somebody with a browser, who finds things by what they say and not by how they are built. Each page on the way is kept
/// as a picture and looked over by axe-core: as wide as a desk and as narrow as a phone in the embedded platform, on a desk
/// in the others, whose pages are the same.
/// </summary>
internal sealed partial class Visitor : IAsyncDisposable
{
    private const int DesktopWidth = 1280;
    private const int PhoneWidth = 360;

    /// <summary>More than any page has links and controls.</summary>
    private const int MostTabs = 100;

    /// <summary>axe-core looks at the first of them; what tests read stands as in the last.</summary>
    private static readonly (int Width, int Height, string Device)[] EmbeddedLooks = [(PhoneWidth, 740, "phone"), (DesktopWidth, 900, "desktop")];

    private static readonly (int Width, int Height, string Device)[] DistributedLooks = [(DesktopWidth, 900, "desktop")];

    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly string pictures;
    private readonly bool script;
    private readonly bool embedded;
    private readonly bool takesPictures;
    private readonly HashSet<string> lookedAt = new(StringComparer.Ordinal);
    private readonly List<string> failures = [];
    private int visited;
    private bool refusalExpected;

    private Visitor(IBrowserContext context, IPage page, PlatformFixture platform, string journey, bool script, bool takesPictures)
    {
        (this.context, this.page, this.script, this.takesPictures) = (context, page, script, takesPictures);
        pictures = Repository.Artifacts("screenshots", platform.Name, journey);
        embedded = platform is EmbeddedPlatform;
        page.PageError += (_, error) => failures.Add($"{page.Url}: script failed: {error}");
        page.Dialog += async (_, dialog) =>
        {
            failures.Add($"{page.Url}: script opened a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                failures.Add($"{response.Url}: {response.Status}");
            }
        };
        page.Console += (_, message) =>
        {
            // A form that is put right is answered with 422, of which the browser makes a note.
            if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal)
                && !(refusalExpected && message.Text.Contains("403", StringComparison.Ordinal)))
            {
                failures.Add($"{page.Url}: {message.Text}");
            }
        };
    }

    /// <summary>Opens a browser window that knows nothing of earlier visits.</summary>
    /// <param name="platform">Where to.</param>
    /// <param name="chromium">With what.</param>
    /// <param name="journey">What the pictures are filed under.</param>
    /// <param name="script">Whether the browser runs script.</param>
    /// <param name="takesPictures">Whether the pages are kept as pictures.</param>
    public static async Task<Visitor> ArriveAsync(
        PlatformFixture platform, Chromium chromium, string journey, bool script = true, bool takesPictures = true)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = platform.BaseAddress.ToString(),
            JavaScriptEnabled = script,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ViewportSize = new ViewportSize { Width = DesktopWidth, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync(), platform, journey, script, takesPictures);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await context.CloseAsync();

    /// <summary>Types an address.</summary>
    public async Task GoToAsync(string path)
    {
        var answer = await page.GotoAsync(path);
        answer!.Status.ShouldBe(200, path);
        await LookAroundAsync();
    }

    /// <summary>Loads the page anew until the text is on it: it is on its way from another service.</summary>
    public async Task AwaitAsync(string path, string text)
    {
        await Until.TrueAsync($"“{text}” on {path}", TimeSpan.FromSeconds(60), async () =>
        {
            await page.GotoAsync(path);
            return await page.GetByRole(AriaRole.Main).GetByText(text).First.IsVisibleAsync();
        });
        await LookAroundAsync();
    }

    /// <summary>Follows the first link that begins with these words, also one that looks like a button.</summary>
    public async Task FollowAsync(string words)
    {
        await page.GetByRole(AriaRole.Link, new() { NameRegex = BeginsWith(words) })
            .Or(page.Locator("a[role=button]").Filter(new() { HasTextRegex = BeginsWith(words) }))
            .First.ClickAsync();
        await LookAroundAsync();
    }

    /// <summary>Presses the button with these words.</summary>
    public async Task PressAsync(string words)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();
        await LookAroundAsync();
    }

    /// <summary>Presses the button whose script does something first, and waits for the page it leads to.</summary>
    public async Task PressAndArriveAsync(string words, string path)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();
        await page.WaitForURLAsync(address => new Uri(address).PathAndQuery == path);
        await LookAroundAsync();
    }

    /// <summary>Types an address that is not for this visitor, who is told so.</summary>
    public async Task IsRefusedAsync(string path, string because)
    {
        refusalExpected = true;
        (await page.GotoAsync(path))!.Status.ShouldBe(403, path);
        await SeesAsync(because);
        await LookAroundAsync();
        refusalExpected = false;
    }

    /// <summary>Has a device that makes and keeps passkeys, and a finger on it.</summary>
    public async Task CarryAuthenticatorAsync()
    {
        var browser = await context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>What stands in the first of these elements.</summary>
    public async Task<string> ReadAsync(string css) => (await page.Locator(css).First.InnerTextAsync()).Trim();

    /// <summary>Types into the box whose label is exactly this; also where the text is not shown.</summary>
    public Task FillInExactlyAsync(string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Selects from the list with this label.</summary>
    public Task SelectAsync(string label, string option) =>
        page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Selects radio buttons or ticks boxes by their labels.</summary>
    public async Task ChooseAsync(params string[] labels)
    {
        foreach (var label in labels)
        {
            await page.GetByLabel(label, new() { Exact = true }).CheckAsync();
        }
    }

    /// <summary>Selects the radio button whose label begins with these words.</summary>
    public Task ChooseBeginningAsync(string words) => page.GetByRole(AriaRole.Radio, new() { NameRegex = BeginsWith(words) }).CheckAsync();

    /// <summary>Ticks the box whose label begins with these words.</summary>
    public Task TickBeginningAsync(string words) => page.GetByRole(AriaRole.Checkbox, new() { NameRegex = BeginsWith(words) }).CheckAsync();

    /// <summary>Takes ticks back by their labels.</summary>
    public async Task UntickAsync(params string[] labels)
    {
        foreach (var label in labels)
        {
            await page.GetByLabel(label, new() { Exact = true }).UncheckAsync();
        }
    }

    /// <summary>Nothing that somebody wrote has become script, or an element that could run any.</summary>
    public async Task SeesNoScriptAsync() =>
        (await page.Locator("main script, [onerror], [onload], [onclick], a[href^='javascript:']").CountAsync()).ShouldBe(0, Path);

    /// <summary>The page's main part does not say this.</summary>
    public async Task DoesNotSeeAsync(string text) => (await page.GetByRole(AriaRole.Main).GetByText(text).CountAsync()).ShouldBe(0, text);

    /// <summary>Selects a radio button in the group whose question has these words.</summary>
    public Task ChooseInAsync(string question, string label) =>
        page.GetByRole(AriaRole.Group, new() { Name = question })
            .GetByLabel(label, new() { Exact = true }).CheckAsync();

    /// <summary>Types into the box whose label has these words.</summary>
    public Task FillInAsync(string label, string text) =>
        page.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    /// <summary>Types a date into the three boxes of the question with these words.</summary>
    public async Task FillInDateAsync(string question, DateOnly date)
    {
        var group = page.GetByRole(AriaRole.Group, new() { Name = question });
        await group.GetByLabel("Day", new() { Exact = true }).FillAsync(Number(date.Day));
        await group.GetByLabel("Month", new() { Exact = true }).FillAsync(Number(date.Month));
        await group.GetByLabel("Year", new() { Exact = true }).FillAsync(Number(date.Year));
    }

    /// <summary>Chooses a file in the box with this label.</summary>
    public async Task AttachAsync(string label, string path)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByLabel(label, new() { Exact = true }).ClickAsync());
        await chooser.SetFilesAsync(path);
    }

    /// <summary>The page's first heading begins with these words.</summary>
    public async Task SeesHeadingAsync(string words) => (await HeadingAsync()).ShouldContain(words);

    /// <summary>The page's main part says this, where people can see it.</summary>
    public async Task SeesAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            // Not what only a printer shows.
            await Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText(text).Filter(new() { Visible = true }).First)
                .ToBeVisibleAsync(new() { Timeout = 5_000 });
        }
    }

    /// <summary>Answers every question on the page with the first thing that comes to hand.</summary>
    public async Task AnswerThePageAsync(string inWords)
    {
        var form = page.GetByRole(AriaRole.Main).Locator("form");
        foreach (var choice in await form.Locator("input[type=radio]:visible, input[type=checkbox]:visible").AllAsync())
        {
            // The first of each question has its name for an id.
            if (await choice.GetAttributeAsync("id") == await choice.GetAttributeAsync("name"))
            {
                await choice.CheckAsync();
            }
        }

        foreach (var box in await form.Locator(".nhsuk-input:visible, .nhsuk-textarea:visible").AllAsync())
        {
            var id = await box.GetAttributeAsync("id") ?? "";
            await box.FillAsync(
                id.EndsWith("-day", StringComparison.Ordinal) || id.EndsWith("-month", StringComparison.Ordinal) ? "1"
                : id.EndsWith("-year", StringComparison.Ordinal) ? "2000"
                // A number that suits an age and most other things that are counted.
                : await box.GetAttributeAsync("inputmode") is null ? inWords : "40");
        }

        if (await form.Locator("select:visible").CountAsync() > 0)
        {
            await form.Locator("select:visible").First.SelectOptionAsync("1");
        }
    }

    /// <summary>
    /// Answers the page with the keyboard alone, as far as Tab, Space, Enter and typing go: ticks the first of each question's
    /// choices, types into boxes, and presses what sends the page. Where the focus is can be seen all the way.
    /// </summary>
    public async Task AnswerByKeyboardAsync(string inWords)
    {
        for (var presses = 0; presses < MostTabs; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focus = await page.EvaluateAsync<Focus>(
                """
                () => {
                    const at = document.activeElement, style = getComputedStyle(at)
                    const label = at.labels?.[0] ? getComputedStyle(at.labels[0], '::before') : style
                    const shown = [style, label].some(each => each.boxShadow !== 'none'
                        || (each.outlineStyle !== 'none' && each.outlineColor !== 'rgba(0, 0, 0, 0)'))
                    return {
                        kind: at.matches('main form *') ? at.type ?? at.tagName : '', isFirst: at.id === at.name, isTicked: !!at.checked,
                        isNumber: at.inputMode === 'numeric' || at.inputMode === 'decimal', isShown: shown, html: at.outerHTML.slice(0, 200),
                    }
                }
                """);
            if (!focus.IsShown)
            {
                failures.Add($"{Path}: nobody sees that the focus is on {focus.Html}");
            }

            switch (focus.Kind)
            {
                case "radio" or "checkbox" when focus.IsFirst && !focus.IsTicked:
                    await page.Keyboard.PressAsync("Space");
                    break;
                case "text" or "textarea":
                    await page.Keyboard.TypeAsync(focus.IsNumber ? "3" : inWords);
                    break;
                case "submit":
                    await EnterAsync();
                    return;
            }
        }

        failures.Add($"{Path}: Tab never comes to the button that sends the page");
    }

    /// <summary>Follows the link to an address with the keyboard alone.</summary>
    public async Task FollowByKeyboardAsync(string path)
    {
        for (var presses = 0; presses < MostTabs; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href') ?? ''") == path)
            {
                await EnterAsync();
                return;
            }
        }

        failures.Add($"{Path}: Tab never comes to the link to {path}");
    }

    /// <summary>Reading direction of the page's first heading: <c>rtl</c> for Arabic.</summary>
    public Task<string> DirectionAsync() =>
        page.GetByRole(AriaRole.Heading, new() { Level = 1 }).EvaluateAsync<string>("heading => getComputedStyle(heading).direction");

    /// <summary>Pictures that have come and say in words what they show; not those that decorate.</summary>
    public async Task<IReadOnlyList<string>> PicturesAsync() => await page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('main img')].filter(image => image.complete && image.naturalWidth > 0).map(image => image.alt)");

    /// <summary>What the box with this label holds.</summary>
    public Task<string> TypedAsync(string label) => page.GetByLabel(label, new() { Exact = true }).InputValueAsync();

    /// <summary>What the page's first heading says.</summary>
    public async Task<string> HeadingAsync() =>
        Space().Replace(await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync(), " ").Trim();

    /// <summary>The cells of the table row with these words, in order.</summary>
    public async Task<IReadOnlyList<string>> RowAsync(string words) =>
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = words }).First.Locator("th, td").AllInnerTextsAsync();

    /// <summary>All cells of the tables on the page.</summary>
    public async Task<IReadOnlyList<string>> CellsAsync() => await page.Locator("td").AllInnerTextsAsync();

    /// <summary>How many drawings with a name and a description are on the page.</summary>
    public Task<int> ChartsAsync() => page.GetByRole(AriaRole.Img).CountAsync();

    /// <summary>Where the visitor is.</summary>
    public string Path => new Uri(page.Url).AbsolutePath;

    /// <summary>The first control of this role.</summary>
    public ILocator First(AriaRole role) => page.GetByRole(AriaRole.Main).GetByRole(role).First;

    /// <summary>Nothing on the way was wrong: no server error, no script error, nothing that axe-core objects to.</summary>
    public void FoundNothingWrong() => string.Join('\n', failures).ShouldBeEmpty();

    private async Task EnterAsync()
    {
        await page.Locator(":focus").PressAsync("Enter");
        await LookAroundAsync();
    }

    /// <summary>Takes the pictures, and has axe-core look at the page.</summary>
    private async Task LookAroundAsync()
    {
        await page.WaitForLoadStateAsync(LoadState.Load);

        // A page is looked at once on a journey, and once more where its title says that something is wrong.
        if (!lookedAt.Add(await page.TitleAsync()))
        {
            return;
        }

        visited++;
        var name = $"{visited:00}-{Words().Replace((await HeadingAsync()).ToLowerInvariant(), "-").Trim('-')}";
        name = name.Length > 70 ? name[..70] : name;
        var looks = embedded && script ? EmbeddedLooks : DistributedLooks;
        foreach (var (width, height, device) in looks)
        {
            await page.SetViewportSizeAsync(width, height);
            if (takesPictures)
            {
                await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(pictures, $"{name}-{device}.png"), FullPage = true });
            }

            if (width == PhoneWidth)
            {
                // Once the header's script has found its new width.
                await Until.TrueAsync($"{Path} does not scroll sideways on a phone", TimeSpan.FromSeconds(10), () =>
                    page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
            }

            // axe-core is script itself.
            if (script && width == looks[0].Width)
            {
                var result = await page.RunAxe();
                failures.AddRange(result.Violations.Select(violation =>
                    $"{Path} on a {device}: {violation.Id}, {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
            }
        }
    }

    /// <summary>Where the keyboard's focus is.</summary>
    private sealed record Focus
    {
        /// <summary>The type of control; empty outside the page's form.</summary>
        public string Kind { get; init; } = "";

        /// <summary>The first control of its question.</summary>
        public bool IsFirst { get; init; }

        public bool IsTicked { get; init; }

        public bool IsNumber { get; init; }

        /// <summary>Something marks it.</summary>
        public bool IsShown { get; init; }

        public string Html { get; init; } = "";
    }

    private static Regex BeginsWith(string words) => new($"^\\s*{Regex.Escape(words)}", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Words();
}
