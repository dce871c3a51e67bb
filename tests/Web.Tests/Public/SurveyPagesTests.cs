using System.Net;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Tests.Public;

/// <summary>The respondent's pages as a browser without script sees them.</summary>
public sealed class SurveyPagesTests(PagesFixture pages) : IClassFixture<PagesFixture>
{
    private const string Start = "/surveys/gp-help";

    [Fact]
    public async Task A_person_answers_checks_changes_sends_and_gets_a_receipt_that_survives_a_reload()
    {
        using var browser = pages.Open();

        var question = await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));
        question.Address.AbsolutePath.ShouldBe("/surveys/gp-help/questions/ease");
        question.Lines.ShouldContain("Question 1 of 2");

        var second = await browser.SendAsync(question, ("answer.ease", "easy"));
        second.Address.AbsolutePath.ShouldBe("/surveys/gp-help/questions/why");

        var check = await browser.SendAsync(second, ("answer.why", "The <phone> works"));
        check.Address.AbsolutePath.ShouldBe("/surveys/gp-help/check");
        check.Lines.ShouldContain("Easy");
        check.Html.ShouldContain("The &lt;phone&gt; works");

        var change = await browser.GetAsync("/surveys/gp-help/questions/ease?from=check");
        change.Html.ShouldContain("value=\"easy\" checked");
        (await browser.SendAsync(change, ("answer.ease", "hard"))).Address.AbsolutePath.ShouldBe("/surveys/gp-help/check");

        var done = await browser.SendAsync(await browser.GetAsync("/surveys/gp-help/check"));
        done.Address.AbsolutePath.ShouldBe("/surveys/gp-help/done");
        done.Lines.ShouldContain("7K3M-9QXT-2WPA");
        (await browser.GetAsync("/surveys/gp-help/done")).Lines.ShouldContain("7K3M-9QXT-2WPA");

        // Going back to the check page finds the confirmation, not an error.
        (await browser.GetAsync("/surveys/gp-help/check")).Address.AbsolutePath.ShouldBe("/surveys/gp-help/done");
    }

    [Fact]
    public async Task After_sending_people_may_say_something_about_themselves_and_the_receipt_is_never_lost()
    {
        using var browser = pages.Open();
        await browser.SendAsync(await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton")), ("answer.ease", "hard"));
        pages.Engagement.AsksEquality = true;
        try
        {
            var why = await browser.SendAsync(await browser.GetAsync("/surveys/gp-help/check"));
            why.Address.PathAndQuery.ShouldBe("/surveys/gp-help/about-you", "the receipt's code is in no address");
            why.Html.ShouldContain("We may ask this too. (Article 9.)");
            why.Html.ShouldContain("href=\"/surveys/gp-help/about-you/carer\"");
            why.Html.ShouldContain("href=\"/surveys/gp-help/done\"");
            (await browser.GetAsync("/surveys/gp-help/done")).Lines.ShouldContain("7K3M-9QXT-2WPA");

            var hours = await browser.SendAsync(await browser.GetAsync("/surveys/gp-help/about-you/carer"), ("answer.carer", "yes"));
            hours.Address.AbsolutePath.ShouldBe("/surveys/gp-help/about-you/hours");
            hours.Html.ShouldContain("href=\"/surveys/gp-help/about-you/carer\"", customMessage: "Back");

            pages.Engagement.IsBusy = true;
            var busy = await browser.SendAsync(hours, ("answer.hours", "long"));
            pages.Engagement.IsBusy = false;
            busy.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            busy.Html.ShouldContain("value=\"long\" checked");

            (await browser.GetAsync("/surveys/gp-help/about-you/carer")).Html.ShouldContain("value=\"yes\" checked");
            (await browser.SendAsync(hours, ("answer.hours", "long"))).Lines.ShouldContain("7K3M-9QXT-2WPA");
        }
        finally
        {
            (pages.Engagement.AsksEquality, pages.Engagement.IsBusy) = (false, false);
        }
    }

    [Fact]
    public async Task Without_a_receipt_nobody_is_asked_about_themselves() =>
        (await pages.Open().GetAsync("/surveys/gp-help/about-you/carer")).Address.AbsolutePath.ShouldBe(Start);

    [Fact]
    public async Task The_token_is_kept_from_script_and_from_other_pages()
    {
        using var browser = pages.Open(followRedirects: false);

        var sent = await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));

        var cookie = sent.Headers.Single(header => header.Name == "Set-Cookie" && header.Value.StartsWith("icp-answers=", StringComparison.Ordinal)).Value;
        cookie.ShouldContain("path=/surveys/gp-help;");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldNotContain("expires");
    }

    [Fact]
    public async Task Not_saying_where_you_live_is_an_error_with_a_link_to_the_field()
    {
        using var browser = pages.Open();

        var page = await browser.SendAsync(await browser.GetAsync(Start));

        page.Title.ShouldStartWith("Error: ");
        page.Lines.ShouldContain("There is a problem");
        page.Lines.ShouldContain("<a href=\"#place\">");
        page.Html.ShouldContain("id=\"place\"");
    }

    [Fact]
    public async Task The_place_in_the_address_is_selected_beforehand() =>
        (await pages.Open().GetAsync(Start + "?place=wirral")).Html.ShouldContain("value=\"wirral\" checked");

    [Fact]
    public async Task An_answer_that_is_not_acceptable_is_said_beside_the_field_and_above_the_page()
    {
        using var browser = pages.Open();
        var question = await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));

        var page = await browser.SendAsync(question);

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Title.ShouldStartWith("Error: ");
        page.Lines.Count(line => line == "Select how easy it is").ShouldBe(2);
        page.Lines.ShouldContain("<a href=\"#answer.ease\">");
    }

    [Fact]
    public async Task What_was_typed_stays_while_the_service_is_busy_and_is_taken_afterwards()
    {
        using var browser = pages.Open();
        await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));
        var question = await browser.GetAsync("/surveys/gp-help/questions/why");

        pages.Engagement.IsBusy = true;
        PagesFixture.Shown page;
        try
        {
            page = await browser.SendAsync(question, ("answer.why", "It took three calls"));
        }
        finally
        {
            pages.Engagement.IsBusy = false;
        }

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Header("Retry-After").ShouldBe("60");
        page.Lines.ShouldContain("It took three calls");
        page.Lines.ShouldContain(line => line.StartsWith("The service is very busy. Your answer is still on this page.", StringComparison.Ordinal));
        (await browser.SendAsync(page, ("answer.why", "It took three calls"))).Lines.ShouldContain("It took three calls");
    }

    [Fact]
    public async Task What_was_typed_is_on_the_page_that_says_so_also_while_nothing_can_be_read()
    {
        using var browser = pages.Open();
        await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));
        var question = await browser.GetAsync("/surveys/gp-help/questions/why");

        pages.Engagement.IsAway = true;
        PagesFixture.Shown page;
        try
        {
            page = await browser.SendAsync(question, ("answer.why", "It took \"three\" calls"));
        }
        finally
        {
            pages.Engagement.IsAway = false;
        }

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Header("Retry-After").ShouldBe("60");
        page.Lines.ShouldContain("What you filled in is not sent yet, and is kept on this page. Wait a minute, then send it again.");
        (await browser.SendAsync(page)).Lines.ShouldContain("It took \"three\" calls");
    }

    [Fact]
    public async Task A_page_too_many_at_once_comes_back_with_what_was_typed_and_other_pages_are_shown()
    {
        var crowded = new PagesFixture(("Pages:AtOnce", "1"), ("Pages:Waiting", "0"));
        await crowded.InitializeAsync();
        try
        {
            using var first = crowded.Open();
            using var second = crowded.Open();
            var (hers, his) = (await QuestionAsync(first), await QuestionAsync(second));
            var kept = new TaskCompletionSource();
            crowded.Engagement.Kept = kept.Task;
            var sending = new[] { first.SendAsync(hers, ("answer.why", "<Said>")), second.SendAsync(his, ("answer.why", "<Said>")) };

            // One of them is at it, so the other is one too many.
            var sooner = await Task.WhenAny(sending).WaitAsync(TimeSpan.FromSeconds(30));
            var refused = await sooner;
            refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Header("Retry-After").ShouldBe("60");
            refused.Lines.ShouldContain("Sorry, the service is busy");
            refused.Lines.ShouldContain(
                "Many people use it at the moment. What you filled in is not sent yet, and is kept on this page. Wait a minute, then send it again.");
            (await first.GetAsync("/accessibility")).Status.ShouldBe(HttpStatusCode.OK);

            kept.SetResult();
            (await sending.Single(each => each != sooner)).Lines.ShouldContain("<Said>");

            // The other's turn ends a moment after her page is read.
            PagesFixture.Shown again;
            do
            {
                again = await (sooner == sending[0] ? first : second).SendAsync(refused);
            }
            while (again.Status == HttpStatusCode.ServiceUnavailable);
            again.Lines.ShouldContain("<Said>");
        }
        finally
        {
            await crowded.DisposeAsync();
        }
    }

    private static async Task<PagesFixture.Shown> QuestionAsync(PagesFixture.Browser browser)
    {
        await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));
        return await browser.GetAsync("/surveys/gp-help/questions/why");
    }

    [Fact]
    public async Task A_program_that_fills_in_the_hidden_box_is_asked_to_leave_it_empty_and_nothing_is_lost_or_stored()
    {
        using var browser = pages.Open();
        var question = await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));
        question.Html.ShouldContain("<div class=\"app-honeypot\" aria-hidden=\"true\">");

        var page = await browser.SendAsync(question, ("answer.ease", "hard"), ("website", "https://example.org"));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Html.ShouldContain("a hidden box that must stay empty was filled in");
        page.Html.ShouldContain("value=\"hard\" checked");
        page.Html.ShouldNotContain("https://example.org");
        (await browser.GetAsync("/surveys/gp-help/check")).Lines.ShouldNotContain("Hard");
        (await browser.SendAsync(page, ("answer.ease", "hard"))).Address.AbsolutePath.ShouldEndWith("/why");
    }

    [Fact]
    public async Task A_person_saves_and_carries_on_in_another_browser()
    {
        using var browser = pages.Open();
        var question = await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));
        question.Html.ShouldContain("href=\"/surveys/gp-help/save\"");
        await browser.SendAsync(question, ("answer.ease", "hard"));
        var saved = await browser.SendAsync(await browser.GetAsync("/surveys/gp-help/save"));
        saved.Lines.ShouldContain("2WPA-9QXT-7K3M");
        saved.Address.Query.ShouldBeEmpty("the code is in no address");

        using var another = pages.Open();
        (await another.SendAsync(await another.GetAsync("/return"))).Lines.ShouldContain("Enter your return code");
        var refused = await another.SendAsync(await another.GetAsync("/return"), ("code", "nothing"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("value=\"nothing\"");
        (await another.SendAsync(refused, ("code", "2WPA-9QXT-7K3M"))).Address.AbsolutePath.ShouldBe("/surveys/gp-help/questions/why");
    }

    [Fact]
    public async Task Saving_what_is_not_there_leads_to_the_start_page() =>
        (await pages.Open().GetAsync("/surveys/gp-help/save")).Address.AbsolutePath.ShouldBe(Start);

    [Fact]
    public async Task Sending_while_the_service_is_busy_keeps_the_answers()
    {
        using var browser = pages.Open();
        await browser.SendAsync(await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton")), ("answer.ease", "hard"));
        var check = await browser.GetAsync("/surveys/gp-help/check");

        pages.Engagement.IsBusy = true;
        PagesFixture.Shown page;
        try
        {
            page = await browser.SendAsync(check);
        }
        finally
        {
            pages.Engagement.IsBusy = false;
        }

        page.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        page.Lines.ShouldContain("Hard");
        (await browser.SendAsync(page)).Lines.ShouldContain("7K3M-9QXT-2WPA");
    }

    [Theory]
    [InlineData("/surveys/gp-help/questions/ease")]
    [InlineData("/surveys/gp-help/check")]
    public async Task Without_answers_in_progress_the_start_page_says_so(string path)
    {
        var page = await pages.Open().GetAsync(path);

        page.Address.PathAndQuery.ShouldBe("/surveys/gp-help?lost=true");
        page.Lines.ShouldContain(line => line.StartsWith("We could not find the answers you had started.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Started_answers_are_offered_again_on_the_start_page()
    {
        using var browser = pages.Open();
        await browser.SendAsync(await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton")), ("answer.ease", "hard"));

        (await browser.GetAsync(Start)).Lines.ShouldContain("<a href=\"/surveys/gp-help/questions/why\">");
    }

    [Fact]
    public async Task A_question_that_is_not_asked_is_not_found()
    {
        using var browser = pages.Open();
        await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"));

        (await browser.GetAsync("/surveys/gp-help/questions/nope")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_another_site_sent_is_refused_in_plain_words()
    {
        using var browser = pages.Open();
        await browser.GetAsync(Start);
        using var request = new HttpRequestMessage(HttpMethod.Post, Start)
        {
            Content = new FormUrlEncodedContent([new("_handler", "start"), new("place", "halton")]),
        };

        using var answer = await browser.SendRawAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Nothing was sent.");
    }

    [Fact]
    public async Task A_survey_that_is_closed_takes_no_answers_and_says_so()
    {
        pages.Engagement.State = SurveyState.Closed;
        try
        {
            var page = await pages.Open().GetAsync(Start);

            page.Lines.ShouldContain("This survey is closed. The results are not out yet.");
            page.Html.ShouldNotContain("<form method=\"post\"");
        }
        finally
        {
            pages.Engagement.State = SurveyState.Live;
        }
    }

    [Fact]
    public async Task What_a_survey_says_is_shown_as_text() =>
        (await pages.Open().GetAsync(Start)).Html.ShouldContain("It is &lt;b&gt;quick&lt;/b&gt;.");

    [Fact]
    public async Task Pages_with_answers_are_not_kept_by_caches()
    {
        using var browser = pages.Open();

        (await browser.SendAsync(await browser.GetAsync(Start), ("place", "halton"))).Header("Cache-Control")!.ShouldContain("no-store");
    }
}
