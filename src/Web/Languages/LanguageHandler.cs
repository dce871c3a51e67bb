namespace IcpEngage.Web.Languages;

/// <summary>Tells a service which language the person reads.</summary>
internal sealed class LanguageHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (ReaderLanguage.Of(accessor.HttpContext) is { } language)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return base.SendAsync(request, cancellationToken);
    }
}
