using System.Net.Http.Headers;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Session;

/// <summary>Calls services on behalf of the signed-in person, or as Web itself where nobody is signed in.</summary>
internal sealed class TokenHandler(IHttpContextAccessor context, TokenIssuer issuer) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = context.HttpContext?.User is { } user && user.IsSignedIn() ? issuer.Issue(user) : issuer.IssueForWeb();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }
}
