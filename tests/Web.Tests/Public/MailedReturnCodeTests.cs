using System.Net;

namespace IcpEngage.Web.Tests.Public;

public sealed class MailedReturnCodeTests : IClassFixture<PagesFixture>
{
    private const string Save = "/surveys/gp-help/save";
    private const string Code = "2WPA-9QXT-7K3M";
    private const string Address = "ros@example.org";

    private readonly PagesFixture pages;

    public MailedReturnCodeTests(PagesFixture pages)
    {
        this.pages = pages;
        pages.Mail.Sent.Clear();
    }

    [Fact]
    public async Task The_code_is_mailed_to_an_address_that_is_in_no_address_and_no_cookie()
    {
        pages.Mail.CanBeSent = true;
        using var browser = pages.Open();
        var saved = await SavedAsync(browser);
        saved.Lines.ShouldContain("Get the code by e-mail");

        var mailed = await browser.SendAsync(saved, ("email", $" {Address} "));

        var mail = pages.Mail.Sent.ShouldHaveSingleItem();
        (mail.To, mail.Code, mail.KeptUntil, mail.Language).ShouldBe((Address, Code, new DateOnly(2026, 12, 22), "en"));
        mailed.Lines.ShouldContain($"We have sent the code to {Address}");
        mailed.Lines.ShouldContain(Code);
        mailed.Lines.ShouldNotContain("Get the code by e-mail");
        mailed.Address.PathAndQuery.ShouldBe(Save);
        mailed.Header("Cache-Control")!.ShouldContain("no-store");
        browser.Cookies.GetAllCookies().ShouldAllBe(cookie => !cookie.Value.Contains("example.org"));
        browser.Cookies.GetAllCookies().ShouldAllBe(cookie => cookie.Value != mail.Answers, "what answers are counted by does not open them");
    }

    [Theory]
    [InlineData("", null, HttpStatusCode.UnprocessableEntity, "Enter your e-mail address")]
    [InlineData("ros at home", 422, HttpStatusCode.UnprocessableEntity, "Enter an e-mail address, like name@example.org")]
    [InlineData(Address, 429, HttpStatusCode.TooManyRequests, "We can send only a few e-mails. Write the code down, or try again in an hour")]
    [InlineData(Address, 503, HttpStatusCode.ServiceUnavailable, "The e-mail could not be sent. Write the code down, or try again in a few minutes")]
    public async Task What_cannot_be_sent_is_said_and_the_code_and_the_address_stay_on_the_page(
        string address, int? refusal, HttpStatusCode status, string sentence)
    {
        pages.Mail.CanBeSent = true;
        using var browser = pages.Open();
        var saved = await SavedAsync(browser);
        pages.Mail.Refusal = refusal;

        var refused = await browser.SendAsync(saved, ("email", address));

        refused.Status.ShouldBe(status);
        refused.Html.ShouldContain("<title>Error: ");
        refused.Lines.ShouldContain(sentence);
        refused.Lines.ShouldContain(Code);
        refused.Html.ShouldContain("href=\"#email\"");
        if (address.Length > 0)
        {
            refused.Html.ShouldContain($"value=\"{address}\"");
        }

        pages.Mail.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_code_that_was_given_for_these_answers_is_mailed()
    {
        pages.Mail.CanBeSent = true;
        using var another = pages.Open();
        var theirs = await SavedAsync(another);
        using var browser = pages.Open();
        var mine = await SavedAsync(browser);

        foreach (var forged in new[] { "BUYN-OWXX-XXXX", Sealed(theirs) })
        {
            var refused = await browser.SendAsync(mine with { Html = mine.Html.Replace(Sealed(mine), forged) }, ("email", Address));
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Lines.ShouldContain("It is too long ago that you got the code. Get a new one.");
        }

        pages.Mail.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_fills_in_the_hidden_box_sends_nothing()
    {
        pages.Mail.CanBeSent = true;
        using var browser = pages.Open();

        var refused = await browser.SendAsync(await SavedAsync(browser), ("email", Address), ("website", "https://example.org"));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Lines.ShouldContain(Code);
        pages.Mail.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_mail_is_set_up_none_is_offered()
    {
        pages.Mail.CanBeSent = false;
        using var browser = pages.Open();

        var saved = await SavedAsync(browser);

        saved.Lines.ShouldContain(Code);
        saved.Html.ShouldNotContain("e-mail");
    }

    private static string Sealed(PagesFixture.Shown page) => page.Html.Split("name=\"code\" value=\"")[1].Split('"')[0];

    private static async Task<PagesFixture.Shown> SavedAsync(PagesFixture.Browser browser)
    {
        await browser.SendAsync(await browser.GetAsync("/surveys/gp-help"), ("place", "halton"));
        return await browser.SendAsync(await browser.GetAsync(Save));
    }
}
