namespace IcpEngage.Gateway.Tests;

public sealed class ClaimsFromOutside : IAsyncLifetime
{
    private Door door = null!;

    public async Task InitializeAsync() => door = await Door.OpenAsync();

    public async Task DisposeAsync() => await door.DisposeAsync();

    [Theory]
    [InlineData("X-User")]
    [InlineData("X-User-Id")]
    [InlineData("x_user_roles")]
    [InlineData("X-Forwarded-User")]
    [InlineData("X-Forwarded-Email")]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Forwarded-Prefix")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    [InlineData("X-MS-CLIENT-PRINCIPAL")]
    [InlineData("X-MS-CLIENT-PRINCIPAL-NAME")]
    [InlineData("Remote-User")]
    [InlineData("REMOTE_USER")]
    [InlineData("X-Remote-User")]
    [InlineData("X-Auth-Request-User")]
    [InlineData("X-Original-URL")]
    [InlineData("X-ARR-ClientCert")]
    public async Task A_header_that_says_who_is_calling_does_not_get_in(string header)
    {
        foreach (var path in new[] { "/api/engagement/surveys", "/workspace" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation(header, "administrator").ShouldBeTrue();
            await door.Client.SendAsync(request);
        }

        door["Engagement"].Arrivals.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain(header, StringComparer.OrdinalIgnoreCase);
        door["Web"].Arrivals.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain(header, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Authorization", "Bearer not-for-the-door-to-judge")]
    [InlineData("Cookie", "icpengage=abc")]
    [InlineData("Draft-Token", "secret")]
    [InlineData("Idempotency-Key", "key-1")]
    public async Task What_is_proven_where_it_arrives_passes(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/engagement/surveys");
        request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();

        await door.Client.SendAsync(request);

        door["Engagement"].Arrivals.ShouldHaveSingleItem().Headers[header].ShouldBe(value);
    }

    [Fact]
    public async Task Host_and_scheme_are_the_doors_own_words()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "engage.example";
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");

        await door.Client.SendAsync(request);

        var headers = door["Web"].Arrivals.ShouldHaveSingleItem().Headers;
        headers["Host"].ShouldBe("engage.example");
        headers["X-Forwarded-Host"].ShouldBe("engage.example");
        headers["X-Forwarded-Proto"].ShouldBe("http");
        headers.Keys.ShouldNotContain("X-Forwarded-For");
    }
}
