using System.Net;
using System.Text;
using IcpEngage.Contracts;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.ServiceDefaults.Tests.Http;

public sealed class ErrorAnswerTests : IAsyncLifetime
{
    private SampleService service = null!;

    public async Task InitializeAsync() => service = await SampleService.StartAsync();

    public Task DisposeAsync() => service.DisposeAsync().AsTask();

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{ "name": "tea", "mood": "Furious" }""")]
    [InlineData("""{ "name": "tea", "mood": 1 }""")]
    public async Task A_request_that_cannot_be_read_is_a_bad_request(string body) =>
        await PostAsync(body).ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);

    [Fact]
    public async Task Enums_are_read_and_written_by_name()
    {
        using var answer = await PostAsync("""{ "name": "tea", "mood": "Busy" }""");

        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"name":"tea","mood":"Busy"}""");
    }

    [Fact]
    public async Task A_change_that_came_too_late_is_stale() =>
        await service.Caller().GetAsync("stale").ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);

    [Fact]
    public async Task A_failure_of_ours_says_nothing_of_the_inside()
    {
        using var answer = await service.Caller().GetAsync("broken");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("internal words");
    }

    [Fact]
    public async Task An_address_with_nothing_behind_it_is_not_found() =>
        await service.Caller().GetAsync("nowhere").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);

    [Fact]
    public async Task A_method_that_is_not_for_the_address_is_told_which_are()
    {
        using var answer = await service.Caller().DeleteAsync("orders");

        answer.Content.Headers.Allow.ShouldBe(["POST"]);
        await Task.FromResult(answer).ShouldBeProblemAsync(HttpStatusCode.MethodNotAllowed, ErrorCodes.MethodNotAllowed);
    }

    [Fact]
    public async Task A_body_of_another_kind_is_said_to_be_so() =>
        await service.Caller().PostAsync("orders", new StringContent("<order/>", Encoding.UTF8, "application/xml"))
            .ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, ErrorCodes.UnsupportedMediaType);

    [Fact]
    public async Task A_database_that_is_full_is_no_error_of_the_sender_and_may_be_tried_again()
    {
        using var answer = await service.Caller().GetAsync("full");

        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("internal words");
        await Task.FromResult(answer).ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, ErrorCodes.Unavailable);
    }

    [Theory]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=\"\"")]
    public async Task A_body_in_an_encoding_that_nobody_knows_is_said_to_be_so(string contentType)
    {
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await service.Caller().PostAsync("orders", content)
            .ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, ErrorCodes.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task The_process_says_that_it_is_well(string path)
    {
        using var answer = await service.Caller().GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> PostAsync(string body) =>
        service.Caller().PostAsync("orders", new StringContent(body, Encoding.UTF8, "application/json"));
}
