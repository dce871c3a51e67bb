using System.Net;
using System.Security.Claims;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Session;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace IcpEngage.Web.Tests.Clients;

public sealed class ServiceClientTests : IAsyncLifetime
{
    private const string Surveys = "/api/engagement/surveys";
    private FakeServices services = null!;
    private WebApplication web = null!;

    private EngagementClient Engagement => web.Services.GetRequiredService<EngagementClient>();

    public async Task InitializeAsync()
    {
        services = await FakeServices.StartAsync();
        web = Web(services.Address);
    }

    public async Task DisposeAsync()
    {
        await web.DisposeAsync();
        await services.DisposeAsync();
    }

    [Fact]
    public async Task A_problem_keeps_its_status_code_sentence_and_fields()
    {
        services.On("POST", Surveys, FakeServices.Problem(
            422, ErrorCodes.Invalid, "Title must be longer.", new() { ["title"] = ["Title must be longer."] }));

        var problem = await Should.ThrowAsync<ServiceProblemException>(Engagement.CreateAsync(new("A", "E06000006", "adults", "")));

        problem.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.Code.ShouldBe(ErrorCodes.Invalid);
        problem.Detail.ShouldBe("Title must be longer.");
        problem.Errors["title"].ShouldBe(["Title must be longer."]);
    }

    [Fact]
    public async Task A_refused_import_brings_its_report()
    {
        services.On("POST", Surveys + "/import", FakeServices.Text(422, "application/problem+json", """
            {"status":422,"code":"import-refused","detail":"Not a survey.",
             "report":{"slug":null,"title":null,"cameOver":[],"approximated":[],"leftOut":[],"errors":[{"line":7,"question":null,"message":"Line 7 is not XML."}]}}
            """));

        using var file = new MemoryStream("<x"u8.ToArray());
        var problem = await Should.ThrowAsync<ServiceProblemException>(Engagement.ImportAsync("E06000006", "a.lss", file));

        problem.Report!.Errors.ShouldHaveSingleItem().Message.ShouldBe("Line 7 is not XML.");
        services.Received.ShouldHaveSingleItem().Query.ShouldBe("?area=E06000006");
        services.Received[0].Body.ShouldContain("name=file");
    }

    [Fact]
    public async Task A_page_of_a_proxy_goes_by_its_status()
    {
        services.On("POST", Surveys + "/a/close", FakeServices.Text(502, "text/html", "<h1>Bad gateway</h1>"));

        var problem = await Should.ThrowAsync<ServiceProblemException>(Engagement.CloseAsync("a"));

        problem.Code.ShouldBe(ErrorCodes.Unavailable);
        problem.Detail.ShouldNotContain("<");
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_unavailable()
    {
        await using var nowhere = Web("http://127.0.0.1:1");

        var problem = await Should.ThrowAsync<ServiceProblemException>(
            nowhere.Services.GetRequiredService<EngagementClient>().CloseAsync("a"));

        problem.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        problem.Code.ShouldBe(ErrorCodes.Unavailable);
        problem.InnerException.ShouldBeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_reader_who_has_gone_is_no_problem_of_the_service()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(Engagement.CloseAsync("a", gone.Token));
    }

    [Fact]
    public async Task A_survey_that_is_not_there_is_null() => (await Engagement.SurveyAsync("nowhere")).ShouldBeNull();

    [Fact]
    public async Task A_slug_from_an_address_cannot_lead_elsewhere()
    {
        await Engagement.SurveyAsync("../operations/failed-messages?x=1");

        services.Received.ShouldHaveSingleItem().Path.ShouldStartWith(Surveys + "/");
        services.Received[0].Query.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_read_is_repeated_after_a_passing_fault()
    {
        var calls = 0;
        services.On("GET", Surveys, context => Interlocked.Increment(ref calls) == 1
            ? FakeServices.Text(500, "text/plain", "")(context)
            : FakeServices.Json<SurveySummary[]>(200, [])(context));

        (await Engagement.SurveysAsync()).ShouldBeEmpty();

        calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_is_not_repeated()
    {
        services.On("POST", Surveys + "/a/close", FakeServices.Text(500, "text/plain", ""));

        await Should.ThrowAsync<ServiceProblemException>(Engagement.CloseAsync("a"));

        services.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_response_with_a_key_is_sent_again_with_the_same_key()
    {
        var calls = 0;
        services.On("POST", Surveys + "/a/responses", context => Interlocked.Increment(ref calls) == 1
            ? FakeServices.Text(500, "text/plain", "")(context)
            : FakeServices.Json(201, new Receipt("7K3M-9QXT-2WPA", new DateOnly(2026, 11, 22)))(context));

        var receipt = await Engagement.SubmitResponseAsync(
            "a", new SubmitResponse("halton", new Dictionary<string, IReadOnlyList<string>>()), "key-1");

        receipt.Code.ShouldBe("7K3M-9QXT-2WPA");
        services.Received.Select(r => r.Headers[ResponseHeaders.IdempotencyKey]).ShouldBe(["key-1", "key-1"]);
    }

    [Fact]
    public async Task The_secret_of_half_filled_answers_travels_in_a_header()
    {
        await Engagement.AnswersAsync("a", "secret");

        var request = services.Received.ShouldHaveSingleItem();
        request.Headers[ResponseHeaders.DraftToken].ShouldBe("secret");
        (request.Path + request.Query).ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_busy_service_says_how_long_to_wait()
    {
        services.On("POST", Surveys + "/a/responses", context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return FakeServices.Problem(503, ErrorCodes.Busy, "Too much is waiting.")(context);
        });

        var problem = await Should.ThrowAsync<ServiceProblemException>(Engagement.SubmitResponseAsync(
            "a", new SubmitResponse("halton", new Dictionary<string, IReadOnlyList<string>>())));

        problem.Code.ShouldBe(ErrorCodes.Busy);
        problem.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Enumerations_travel_by_name()
    {
        services.OnGet<SurveySummary[]>(Surveys, []);

        await Engagement.SurveysAsync("halton", SurveyState.Live);

        services.Received.ShouldHaveSingleItem().Query.ShouldBe("?area=halton&state=Live");
    }

    [Fact]
    public async Task A_signed_in_person_is_spoken_for_with_a_token()
    {
        var person = new AccountSession(Guid.NewGuid(), "Alex Example", "stamp-1", [new(Roles.EngagementLead, "E06000006")]);
        As(SignedInPerson.Of(person));

        await Engagement.SurveyAsync("a");

        var token = services.Received.ShouldHaveSingleItem().Headers["Authorization"].ShouldStartWithBearer();
        var claims = new JsonWebTokenHandler().ReadJsonWebToken(token);
        claims.Subject.ShouldBe(person.PersonId.ToString());
        claims.GetClaim("name").Value.ShouldBe("Alex Example");
        claims.GetClaim("grant").Value.ShouldBe("engagement-lead@E06000006");
        claims.TryGetClaim("stamp", out _).ShouldBeFalse("that is between Web and Membership");
    }

    [Fact]
    public async Task Where_nobody_is_signed_in_Web_speaks_for_itself()
    {
        As(new ClaimsPrincipal(new ClaimsIdentity()));

        await Engagement.SurveyAsync("a");

        var token = services.Received.ShouldHaveSingleItem().Headers["Authorization"].ShouldStartWithBearer();
        var claims = new JsonWebTokenHandler().ReadJsonWebToken(token);
        claims.GetClaim(TokenClaims.Caller).Value.ShouldBe("web");
        claims.TryGetClaim(TokenClaims.Subject, out _).ShouldBeFalse();
    }

    private void As(ClaimsPrincipal user) =>
        web.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = user };

    private static WebApplication Web(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(TestSettings.For(address));
        builder.AddServiceDefaults();
        builder.AddStaffSession();
        builder.AddServiceClients();
        return builder.Build();
    }
}

internal static class TestSettings
{
    /// <summary>Every service at one address, and a key to sign tokens with.</summary>
    public static Dictionary<string, string?> For(string address) => new()
    {
        ["Services:Engagement"] = address,
        ["Services:Membership"] = address,
        ["Services:Places"] = address,
        ["Services:Communications"] = address,
        ["Services:Strategy"] = address,
        ["Security:SigningKey"] = TokenKeys.Generate(),
    };

    public static string ShouldStartWithBearer(this string header)
    {
        header.ShouldStartWith("Bearer ");
        return header["Bearer ".Length..];
    }
}
