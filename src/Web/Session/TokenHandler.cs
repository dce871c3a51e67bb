using System.Net.Http.Headers;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Session;

/// <summary>Calls services on behalf of the signed-in person, or of nobody.</summary>
internal sealed class TokenHandler(IHttpContextAccessor context, TokenIssuer issuer) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (context.HttpContext?.User is { } user && user.IsSignedIn())
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.Issue(user));
        return base.SendAsync(request, cancellationToken);
    }
}
