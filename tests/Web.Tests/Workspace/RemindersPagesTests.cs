using System.Net;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

/// <summary>How a person is told of asks: e-mails and a calendar of their own.</summary>
[Collection(WorkspaceCollection.Name)]
public sealed class RemindersPagesTests(WorkspaceHost host)
{
    private const string Page = "/workspace/account/reminders";
    private const string Api = "/api/membership/me/reminders";

    [Fact]
    public async Task How_often_an_e_mail_comes_is_chosen()
    {
        var browser = await SignedInAsync(new RemindersView(DigestRhythm.EveryMonday, new DateOnly(2090, 1, 2), CanBeMailed: true, null));
        host.Services.On("PUT", Api + "/digest", FakeServices.Json(200, new RemindersView(DigestRhythm.Never, null, true, null)));

        var page = await browser.GetAsync(Page);
        var answer = await browser.SubmitAsync(Page, new() { ["rhythm"] = "Never" }, form: "digest");

        page.Text.ShouldContain("The next one can come on 2 January 2090");
        answer.Location.ShouldEndWith(Page + "?done=digest");
        JsonSerializer.Deserialize<ChooseDigest>(host.Services.Received.Last(request => request.Method == "PUT").Body, Json.Options)!.Digest.ShouldBe(DigestRhythm.Never);
        (await browser.SubmitAsync(Page, new() { ["rhythm"] = "Hourly" }, form: "digest")).Text.ShouldContain("Choose how often you want an e-mail");
    }

    [Fact]
    public async Task Who_cannot_be_sent_an_e_mail_is_told_so() =>
        (await (await SignedInAsync(new RemindersView(DigestRhythm.Never, null, CanBeMailed: false, null))).GetAsync(Page)).Text
            .ShouldContain("No e-mail can be sent to you");

    [Fact]
    public async Task The_calendar_s_address_is_shown_once_and_can_be_stopped()
    {
        var browser = await SignedInAsync(new RemindersView(DigestRhythm.Never, null, true, null));
        host.Services
            .On("POST", "/api/membership/me/calendar", FakeServices.Json(200, new CalendarSecret("secret-of-lee")))
            .On("DELETE", "/api/membership/me/calendar", FakeServices.Text(204, "text/plain", ""));

        var made = await browser.SubmitAsync(Page, [], form: "calendar");
        made.Text.ShouldContain("/calendars/secret-of-lee/asks.ics");
        made.Headers["Cache-Control"].ShouldContain("no-store");
        (await browser.GetAsync(Page)).Html.ShouldNotContain("secret-of-lee");

        (await browser.SubmitAsync(Page + "/stop", [])).Location.ShouldEndWith(Page + "?done=stopped");
    }

    [Fact]
    public async Task A_calendar_program_reads_it_without_signing_in()
    {
        host.Services.On("POST", "/api/membership/read-calendar", FakeServices.Text(200, "text/calendar; charset=utf-8", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));

        var answer = await host.NewBrowser().GetAsync("/calendars/anything/asks.ics");

        (answer.Status, answer.Html).ShouldBe((HttpStatusCode.OK, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
        (answer.Headers["Content-Type"], answer.Headers["Cache-Control"]).ShouldBe(("text/calendar; charset=utf-8", "no-store"));
        var asked = host.Services.Received.Last(request => request.Path == "/api/membership/read-calendar");
        JsonSerializer.Deserialize<ReadCalendar>(asked.Body, Json.Options).ShouldBe(new ReadCalendar("anything"));
    }

    [Fact]
    public async Task An_address_that_is_none_any_more_is_not_found()
    {
        host.Services.On("POST", "/api/membership/read-calendar", FakeServices.Problem(404, "not-found", "There is no calendar."));

        (await host.NewBrowser().GetAsync("/calendars/nothing/asks.ics")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<WorkspaceHost.Browser> SignedInAsync(RemindersView reminders)
    {
        host.Services.OnGet(Api, reminders);
        return await host.SignedInAsync(WorkspaceHost.Officer);
    }
}
