using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class OperationsTests : IAsyncLifetime
{
    private static readonly FailedMessageSummary Failed = new(
        Guid.NewGuid(), Guid.NewGuid(), "AskRaised", "KeepAsks", "The partner is not known.", 5, new DateTimeOffset(2026, 7, 1, 11, 30, 0, TimeSpan.Zero));

    private readonly WorkspaceHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        foreach (var service in (string[])["engagement", "places", "strategy"])
            host.Services.OnGet<FailedMessageSummary[]>($"/api/{service}/operations/failed-messages", []);
        host.Services.OnGet<FailedMessageSummary[]>("/api/membership/operations/failed-messages", [Failed]);
        host.Services.On("GET", "/api/communications/operations/failed-messages", FakeServices.Text(503, "text/plain", ""));
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Failed_messages_are_shown_even_while_another_service_is_down()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var page = await browser.GetAsync("/workspace/operations");

        page.Text.ShouldContain("The partner is not known.");
        page.Text.ShouldContain("1 July 2026, 12:30");
        page.Text.ShouldContain("This service is not answering");
    }

    [Fact]
    public async Task A_failed_message_is_replayed_at_the_service_where_it_failed()
    {
        var replay = $"/api/membership/operations/failed-messages/{Failed.Id}/replay";
        host.Services.On("POST", replay, context =>
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        });
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var answer = await browser.SubmitAsync("/workspace/operations", new() { ["replay"] = Failed.Id.ToString() }, "membership");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        host.Services.Received.ShouldContain(r => r.Method == "POST" && r.Path == replay);
    }

    [Fact]
    public async Task The_home_page_stands_while_a_service_is_down()
    {
        var browser = await host.SignedInAsync(WorkspaceHost.Administrator);

        var page = await browser.GetAsync("/workspace");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("We could not look this up just now");
    }
}
