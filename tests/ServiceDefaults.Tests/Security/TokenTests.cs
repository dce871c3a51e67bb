using System.Net;
using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IcpEngage.ServiceDefaults.Tests.Security;

public sealed class TokenTests : IAsyncLifetime
{
    private static readonly Grant Lead = new(Roles.EngagementLead, "E06000006");

    private SampleService service = null!;

    private SigningCredentials Key => TokenKeys.Signing(service.Services.GetRequiredService<IConfiguration>());

    public async Task InitializeAsync() => service = await SampleService.StartAsync();

    public Task DisposeAsync() => service.DisposeAsync().AsTask();

    [Fact]
    public async Task A_token_says_who_is_calling()
    {
        using var answer = await service.Holder(Lead).GetAsync("leads");

        (await answer.Content.ReadAsStringAsync()).ShouldBe("Jo Fictional");
    }

    [Fact]
    public async Task A_token_made_by_hand_to_the_same_measure_is_taken()
    {
        // So that the refusals below are for what they change, not for how they are made.
        using var answer = await service.Caller(Forge()).GetAsync("leads");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public Task Without_a_token_nobody_is_signed_in() => ShouldBeRefused(null);

    [Fact]
    public Task Nonsense_is_no_token() => ShouldBeRefused("nonsense");

    [Fact]
    public Task A_token_signed_with_another_key_is_refused() =>
        ShouldBeRefused(Forge(token => token.SigningCredentials = TokenKeys.Signing(Keys(TokenKeys.Generate()))));

    [Fact]
    public Task A_token_signed_with_another_key_under_our_keys_name_is_refused() => ShouldBeRefused(Forge(token =>
    {
        token.SigningCredentials = TokenKeys.Signing(Keys(TokenKeys.Generate()));
        token.SigningCredentials.Key.KeyId = Key.Key.KeyId;
    }));

    // The public key is no secret: where the algorithm were left to the token, anybody could sign with it as with a password.
    [Fact]
    public Task A_token_signed_with_the_public_key_as_a_secret_is_refused() =>
        ShouldBeRefused(Forge(token => token.SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(Convert.FromBase64String(TokenKeys.PublicPartOf(SampleService.SigningKey))) { KeyId = Key.Key.KeyId },
            SecurityAlgorithms.HmacSha256)));

    [Fact]
    public Task A_token_without_a_signature_is_refused() => ShouldBeRefused(Forge(token => token.SigningCredentials = null));

    [Fact]
    public Task A_token_whose_claims_were_changed_is_refused()
    {
        var parts = Forge().Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace(Roles.EngagementLead, Roles.Administrator, StringComparison.Ordinal);
        return ShouldBeRefused($"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}");
    }

    [Fact]
    public Task An_expired_token_is_refused() => ShouldBeRefused(Forge(token =>
    {
        token.NotBefore = token.IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10);
        token.Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1);
    }));

    [Fact]
    public Task A_token_for_somebody_else_is_refused() => ShouldBeRefused(Forge(token => token.Audience = "another-system"));

    [Fact]
    public Task A_token_from_somebody_else_is_refused() => ShouldBeRefused(Forge(token => token.Issuer = "another-system"));

    [Fact]
    public void A_token_lives_for_five_minutes_and_carries_nothing_but_name_and_grants()
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        var person = SampleService.Person(Lead);
        person.Identities.Single().AddClaim(new Claim("email", "jo@example.org"));

        var token = new JsonWebToken(new TokenIssuer(service.Services.GetRequiredService<IConfiguration>(), clock).Issue(person));

        (token.ValidTo - token.ValidFrom).ShouldBe(TimeSpan.FromMinutes(5));
        token.ValidFrom.ShouldBe(clock.Now.UtcDateTime);
        token.Claims.Select(claim => claim.Type).ShouldBe(["aud", "iss", "exp", "iat", "nbf", "sub", "name", "grant"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_service_with_several_public_keys_takes_tokens_of_each_and_of_no_other()
    {
        var (old, next) = (TokenKeys.Generate(), TokenKeys.Generate());
        await using var rotating = await SampleService.StartAsync(configure: builder =>
        {
            builder.Configuration["Security:SigningKey"] = null;
            builder.Configuration["Security:VerificationKeys:0"] = TokenKeys.PublicPartOf(old);
            builder.Configuration["Security:VerificationKeys:1"] = TokenKeys.PublicPartOf(next);
        });

        (await AnswerToAsync(old)).ShouldBe(HttpStatusCode.OK);
        (await AnswerToAsync(next)).ShouldBe(HttpStatusCode.OK);
        (await AnswerToAsync(SampleService.SigningKey)).ShouldBe(HttpStatusCode.Unauthorized);

        async Task<HttpStatusCode> AnswerToAsync(string key)
        {
            var token = new TokenIssuer(Keys(key), TimeProvider.System).Issue(SampleService.Person(Lead));
            using var answer = await rotating.Caller(token).GetAsync("leads");
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_token_of_Web_itself_is_nobodys()
    {
        var token = service.Services.GetRequiredService<TokenIssuer>().IssueForWeb();

        await service.Caller(token).GetAsync("leads").ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        new JsonWebToken(token).Claims.Select(claim => claim.Type).ShouldBe(["aud", "iss", "exp", "iat", "nbf", "caller"], ignoreOrder: true);
    }

    [Fact]
    public void Web_shows_the_same_token_for_a_minute_and_then_another()
    {
        var clock = new StoppedClock(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        var issuer = new TokenIssuer(service.Services.GetRequiredService<IConfiguration>(), clock);
        var first = issuer.IssueForWeb();

        clock.Now += TimeSpan.FromSeconds(59);
        issuer.IssueForWeb().ShouldBe(first);
        clock.Now += TimeSpan.FromSeconds(1);
        var second = new JsonWebToken(issuer.IssueForWeb());
        second.ValidFrom.ShouldBe(clock.Now.UtcDateTime);

        // A clock that was put back: a token of an hour ahead would be good for nobody.
        clock.Now -= TimeSpan.FromHours(1);
        new JsonWebToken(issuer.IssueForWeb()).ValidFrom.ShouldBe(clock.Now.UtcDateTime);
    }

    [Fact]
    public async Task A_good_token_of_Web_is_remembered_until_it_ends_and_no_other_for_it()
    {
        var clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        var verifier = new TokenVerifier(clock);
        var token = ForgeOfWeb();
        (await verifier.ValidateTokenAsync(token, Parameters(TokenClaims.Audience))).IsValid.ShouldBeTrue();

        // What would be refused if it were looked at again tells whether it was.
        (await LooksAgainAsync(token)).ShouldBeFalse();
        (await LooksAgainAsync($"{token[..^4]}AAAA")).ShouldBeTrue();
        clock.Now -= TimeSpan.FromHours(1);
        (await LooksAgainAsync(token)).ShouldBeTrue();
        clock.Now += TimeSpan.FromHours(1);
        (await LooksAgainAsync(token)).ShouldBeFalse();
        clock.Now = new JsonWebToken(token).ValidTo;
        (await LooksAgainAsync(token)).ShouldBeTrue();

        // A person's is made anew for each call, so remembering it would only keep it.
        var person = Forge();
        (await verifier.ValidateTokenAsync(person, Parameters(TokenClaims.Audience))).IsValid.ShouldBeTrue();
        (await LooksAgainAsync(person)).ShouldBeTrue();

        async Task<bool> LooksAgainAsync(string shown) => !(await verifier.ValidateTokenAsync(shown, Parameters("nobody"))).IsValid;
    }

    [Fact]
    public async Task Ever_so_many_tokens_of_Web_do_not_fill_the_memory()
    {
        var verifier = new TokenVerifier(TimeProvider.System);
        var first = ForgeOfWeb();
        for (var shown = 0; shown <= TokenVerifier.Most; shown++)
        {
            var token = shown == 0 ? first : ForgeOfWeb(shown);
            (await verifier.ValidateTokenAsync(token, Parameters(TokenClaims.Audience))).IsValid.ShouldBeTrue();
        }

        (await verifier.ValidateTokenAsync(first, Parameters("nobody"))).IsValid.ShouldBeFalse("it was forgotten");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not base64")]
    [InlineData("bm90IGEga2V5IGF0IGFsbA==")]
    public void Without_a_proper_key_nothing_is_signed_or_checked(string? key)
    {
        Should.Throw<InvalidOperationException>(() => TokenKeys.Signing(Keys(key))).Message.ShouldContain("Security:SigningKey");
        Should.Throw<InvalidOperationException>(() => TokenKeys.Verification(Keys(key))).Message.ShouldContain("Security:SigningKey");
    }

    private static IConfiguration Keys(string? signingKey) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Security:SigningKey"] = signingKey })
        .Build();

    private async Task ShouldBeRefused(string? token)
    {
        await service.Caller(token).GetAsync("leads").ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        using var open = await service.Caller(token).GetAsync("public");
        open.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private TokenValidationParameters Parameters(string audience) => new()
    {
        ValidIssuer = TokenClaims.Issuer,
        ValidAudience = audience,
        IssuerSigningKeys = TokenKeys.Verification(service.Services.GetRequiredService<IConfiguration>()),
    };

    private string ForgeOfWeb(int number = 0) => Forge(token => token.Subject = new ClaimsIdentity(
        [new Claim(TokenClaims.Caller, TokenClaims.Web), new Claim("number", $"{number}")]));

    private string Forge(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = "icpengage-web",
            Audience = "icpengage-services",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(5),
            SigningCredentials = Key,
            Subject = new ClaimsIdentity(SampleService.Person(Lead).Claims),
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }
}
