using System.Net.Http.Headers;
using IcpEngage.ServiceDefaults.Security;

namespace IcpEngage.Web.Session;

/// <summary>Calls services as Web itself, whoever is signed in.</summary>
internal sealed class WebTokenHandler(TokenIssuer issuer) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", issuer.IssueForWeb());
        return base.SendAsync(request, cancellationToken);
    }
}
