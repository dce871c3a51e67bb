using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class DownloadPageTests(WorkspaceHost host)
{
    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}/download";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task The_file_comes_through_with_its_name_and_type()
    {
        var browser = await VisitAsync(SurveyState.Live);
        host.Services.On("GET", Api + "/responses/export", context =>
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=survey-responses-long.csv";
            return FakeServices.Text(200, "text/csv; charset=utf-8", "response_number,ease\r\n")(context);
        });

        var form = await browser.GetAsync(Page);
        form.Html.ShouldContain($"action=\"{Page}/responses\"");
        form.Text.ShouldContain("Every download is written down, with your name.");
        var file = await browser.GetAsync(Page + "/responses?format=csv&shape=long&values=labels");

        file.Html.ShouldBe("response_number,ease\r\n");
        file.Headers["Content-Disposition"].ShouldBe("attachment; filename=survey-responses-long.csv");
        file.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        file.Headers["Cache-Control"].ShouldBe("no-store");
        host.Services.Received.Single(request => request.Path == Api + "/responses/export").Query.ShouldBe("?format=csv&shape=long&values=labels");
    }

    [Fact]
    public async Task What_does_not_fit_is_said_on_the_page_with_what_was_chosen_still_chosen()
    {
        var browser = await VisitAsync(SurveyState.Closed);
        host.Services.On("GET", Api + "/responses/export", FakeServices.Problem(422, ErrorCodes.Invalid, "Too wide.", new() { ["format"] = ["Too wide."] }));

        var refused = await browser.GetAsync(Page + "/responses?format=xlsx&shape=wide&values=labels");
        refused.Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.GetAsync(refused.Location!);

        page.Html.ShouldContain("<title>Error: Download");
        page.Text.ShouldContain("The answers do not fit into this kind of file. Choose CSV, or a row for each answer");
        page.Html.ShouldMatch("value=\"xlsx\" checked");
    }

    [Fact]
    public async Task A_draft_has_no_responses_to_download_but_its_questions()
    {
        var page = await (await VisitAsync(SurveyState.Draft)).GetAsync(Page);

        page.Text.ShouldContain("Nobody has answered yet.");
        page.Html.ShouldNotContain("Download responses");
        page.Html.ShouldContain($"href=\"{Page}/definition\"");
    }

    [Fact]
    public async Task Somebody_of_another_area_is_told_whose_answers_they_are()
    {
        await VisitAsync(SurveyState.Live, "E08000011", "Knowsley");

        var page = await (await host.SignedInAsync(WorkspaceHost.HaltonLead)).GetAsync(Page);

        page.Text.ShouldContain("engagement leads and analysts for Knowsley");
        page.Html.ShouldNotContain("Download responses");
    }

    private async Task<WorkspaceHost.Browser> VisitAsync(SurveyState state, string area = "E06000006", string areaName = "Halton")
    {
        host.Services.OnGet(Api, new SurveyDetail(
            new(Guid.NewGuid(), slug, "A survey", area, areaName, [area], state, new(2026, 5, 4), new(2026, 6, 1), 1, 1, false),
            "adults",
            new("Why we ask.", [new() { Code = "first", Kind = QuestionKind.LongText, Text = "First?" }]),
            3,
            [new(area, areaName.ToLowerInvariant(), areaName, 1)]));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }
}
