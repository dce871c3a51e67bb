using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>Invitations made and taken back in the workspace, and the addresses that lead to a survey.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class InvitationPagesTests(WorkspaceHost host)
{
    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}/invitations";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task The_file_has_a_link_and_a_code_on_each_line()
    {
        var browser = await VisitAsync();
        host.Services.On("POST", Api + "/invitations", FakeServices.Json(201, new MadeInvitations("Letters", ["7K3M-9QXT-2WPA", "ABCD-EFGH-JKMN"])));

        var file = await browser.SendFormOfAsync(await browser.GetAsync(Page), Page + "/make", new() { ["label"] = "Letters", ["count"] = "2" });

        file.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        file.Headers["Content-Disposition"].ShouldContain($"{slug}-invitations.csv");
        file.Headers["Cache-Control"].ShouldBe("no-store");
        var origin = browser.Address.GetLeftPart(UriPartial.Authority);
        file.Html.ShouldBe(
            $"code,link\r\n7K3M-9QXT-2WPA,{origin}/surveys/{slug}?invitation=7K3M-9QXT-2WPA\r\n"
            + $"ABCD-EFGH-JKMN,{origin}/surveys/{slug}?invitation=ABCD-EFGH-JKMN\r\n");
    }

    [Fact]
    public async Task What_is_wrong_is_said_on_the_page_with_what_was_typed()
    {
        var browser = await VisitAsync();
        host.Services.On("POST", Api + "/invitations", FakeServices.Problem(422, ErrorCodes.Invalid, "No.", new() { ["count"] = ["Too many."] }));

        var refused = await browser.SendFormOfAsync(
            await browser.GetAsync(Page), Page + "/make", new() { ["label"] = "Letters to “carers”", ["count"] = "a lot" });
        refused.Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.GetAsync(refused.Location!);

        page.Html.ShouldContain("<title>Error: Invitations");
        page.Text.ShouldContain("Enter how many, from 1 to 5,000");
        page.Html.ShouldContain("value=\"a lot\"");
        page.Text.ShouldNotContain("Say what the invitations are for");
    }

    [Fact]
    public async Task Unused_ones_are_taken_back_by_name()
    {
        var browser = await VisitAsync();
        host.Services.On("DELETE", Api + "/invitations/Letters%20to%20carers", context => { context.Response.StatusCode = 204; return Task.CompletedTask; });

        var none = await browser.SubmitAsync(Page, new() { ["withdraw"] = "" }, form: "withdraw");
        var taken = await browser.SubmitAsync(Page, new() { ["withdraw"] = "Letters to carers" }, form: "withdraw");

        none.Text.ShouldContain("Choose which invitations to take back");
        taken.Location.ShouldEndWith(Page + "?done=withdrawn");
        host.Services.Received.Count(request => request.Method == "DELETE" && request.Path.StartsWith(Api, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_survey_has_a_qr_code_and_another_address_has_none()
    {
        var browser = await VisitAsync();

        var code = await browser.GetAsync($"/surveys/{slug}/qr.png");
        var none = await browser.GetAsync($"/surveys/no-{slug}/qr.png");
        var endless = await browser.GetAsync($"/surveys/{new string('a', 4_000)}/qr.png");

        code.Headers["Content-Type"].ShouldBe("image/png");
        none.Status.ShouldBe(HttpStatusCode.NotFound);
        endless.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<WorkspaceHost.Browser> VisitAsync()
    {
        host.Services.OnGet(Api, new SurveyDetail(
            new(Guid.NewGuid(), slug, "A survey", "E06000006", "Halton", ["E06000006"], SurveyState.Live, new(2026, 5, 4), new(2026, 6, 1), 1, 1, false),
            "adults",
            new("Why we ask.", [new() { Code = "first", Kind = QuestionKind.LongText, Text = "First?" }]),
            3,
            [new("E06000006", "halton", "Halton", 1)]));
        host.Services.OnGet<InvitationBatch[]>(Api + "/invitations", [new("Letters to carers", 5, 2)]);
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }
}
