using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace IcpEngage.ServiceDefaults.Security;

/// <summary>
/// Deny by default: an endpoint names a policy or is explicitly public. A policy bears the name of the role it asks for;
/// the scope is checked by the endpoint, which knows what the request is about (<see cref="GrantExtensions"/>).
/// </summary>
public static class SecuritySetup
{
    /// <summary>Policy: anyone who is signed in, whatever their roles.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Policy: Web itself, not on behalf of a person it knows. What only the site's own pages may do.</summary>
    public const string WebItself = "web-itself";

    /// <summary>Any of several roles, joined to a policy name: <c>AnyOf(Roles.Secretariat, Roles.EngagementLead)</c>.</summary>
    public static string AnyOf(params string[] roles) => string.Join('|', roles);

    internal static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TokenIssuer>();
        builder.Services.AddSingleton<IAuthorizationPolicyProvider, RolePolicies>();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireClaim(TokenClaims.Subject))
            .AddPolicy(WebItself, policy => policy.RequireClaim(TokenClaims.Caller, TokenClaims.Web))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = TokenClaims.Issuer,
                ValidAudience = TokenClaims.Audience,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = TokenClaims.Name,
            };
            bearer.Events = new JwtBearerEvents
            {
                OnChallenge = async context =>
                {
                    context.HandleResponse();
                    context.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
                    await Problems.Problem(401, ErrorCodes.NotSignedIn, "Sign in to do this.").ExecuteAsync(context.HttpContext);
                },
                OnForbidden = context =>
                    Problems.NotAllowed("Your roles do not include this.").ExecuteAsync(context.HttpContext),
            };
        });
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<Microsoft.Extensions.Configuration.IConfiguration, TimeProvider>((bearer, configuration, time) =>
            {
                bearer.TokenValidationParameters.IssuerSigningKeys = TokenKeys.Verification(configuration);
                bearer.TimeProvider = time;
                bearer.TokenHandlers.Clear();
                bearer.TokenHandlers.Add(new TokenVerifier(time) { MapInboundClaims = bearer.MapInboundClaims });
            });
    }

    /// <summary>Makes the policy “holds one of these roles” from its name.</summary>
    private sealed class RolePolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
    {
        public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
        {
            if (await base.GetPolicyAsync(policyName) is { } named)
            {
                return named;
            }

            var roles = policyName.Split('|');
            return roles.All(role => Roles.All.Contains(role))
                ? new AuthorizationPolicyBuilder()
                    .RequireAuthenticatedUser()
                    .RequireAssertion(context => roles.Any(role => context.User.Holds(role)))
                    .Build()
                : null;
        }
    }
}
