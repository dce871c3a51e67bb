using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IcpEngage.Contracts;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.Security.Tests.Abuse;

/// <summary>Requests that are larger than anything of ours.</summary>
[Collection(Unlimited.Name)]
public sealed class SizeTests(UnlimitedSystem system)
{
    private const string Responses = "/api/engagement/surveys/gp-help-halton/responses";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_a_megabyte_is_too_large(bool lengthIsSaid)
    {
        using var client = system.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, Responses)
        {
            Content = Json($$"""{ "areaSlug": "halton", "answers": { "one-thing": ["{{new string('a', 1_100_000)}}"] } }"""),
            // Who says the length asks first whether it is wanted: the server ends the connection of a body that is too large,
            // and a client that is still writing may find that before it finds the answer.
            Headers = { TransferEncodingChunked = !lengthIsSaid, ExpectContinue = lengthIsSaid },
        };

        await client.SendAsync(request).ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.TooLarge);
    }

    [Fact]
    public async Task JSON_that_is_deeper_than_anything_of_ours_is_not_read()
    {
        using var client = system.Client();

        using var taken = await client.PostAsync(Responses, Nested(20));
        taken.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "it is read: answers are missing");
        await client.PostAsync(Responses, Nested(40)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);
        await client.PostAsync(Responses, Nested(5_000)).ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.Invalid);

        static StringContent Nested(int depth) =>
            Json($$"""{ "areaSlug": "halton", "answers": {}, "other": {{new string('[', depth)}}{{new string(']', depth)}} }""");
    }

    [Fact]
    public async Task A_form_that_is_too_large_gets_a_page_that_says_so()
    {
        using var client = system.Client();

        using var answer = await client.PostAsync(
            "/surveys/gp-help-halton/questions/one-thing", new FormUrlEncodedContent([new("answer", new string('a', 1_100_000))]));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Sorry, that was too large");
    }

    [Theory]
    [InlineData("/receipt")]
    [InlineData("/return")]
    public async Task A_code_longer_than_a_service_reads_is_too_large_and_no_error_of_ours(string page)
    {
        using var client = system.Client(cookies: true);
        var fields = HiddenFields.Of(await client.GetStringAsync(page));
        fields["code"] = new string('7', 10_000);

        using var answer = await client.PostAsync(page, new FormUrlEncodedContent(fields));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Sorry, that was too large");
    }

    [Fact]
    public async Task A_form_with_more_fields_than_any_of_ours_is_refused_with_a_page()
    {
        using var client = system.Client();

        using var answer = await client.PostAsync(
            "/surveys/gp-help-halton/check", new FormUrlEncodedContent(Enumerable.Range(0, 2_000).Select(field => KeyValuePair.Create($"f{field}", ""))));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Sorry, that page could not be used");
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        using var client = system.Client();

        (await WithHeadersAsync(60)).ShouldBe(HttpStatusCode.OK);
        (await WithHeadersAsync(70)).ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);

        async Task<HttpStatusCode> WithHeadersAsync(int count)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/alive");
            foreach (var header in Enumerable.Range(0, count))
            {
                request.Headers.Add($"X-Header-{header}", "x");
            }

            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
}
