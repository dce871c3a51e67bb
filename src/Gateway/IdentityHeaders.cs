namespace IcpEngage.Gateway;

/// <summary>
/// Headers by which proxies and sign-in products tell an application who is calling, or through whom. From outside they
/// are claims that nobody has checked, so none gets past the door. <c>Authorization</c> and cookies do: they are proven
/// where they arrive.
/// </summary>
internal static class IdentityHeaders
{
    private static readonly string[] Names =
    [
        "Forwarded", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "X-Cluster-Client-IP",
        "X-Client-Cert", "Client-Cert", "Client-Cert-Chain", "X-ARR-ClientCert",
    ];

    private static readonly string[] Prefixes =
    [
        "X-User", "X-Forwarded-", "X-Ms-Client-Principal", "X-Ms-Token-", "Remote-User", "Remote-Email", "Remote-Name",
        "Remote-Groups", "X-Remote-", "X-Auth-", "X-Authenticated-", "X-Authentik-", "X-WebAuth-", "X-Goog-Authenticated-",
        "X-Goog-Iap-", "X-Amzn-Oidc-", "X-SSL-Client-", "SSL-Client-", "X-Original-", "X-Impersonat",
    ];

    public static Task DropAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        foreach (var name in headers.Keys.Where(IsClaim).ToList())
        {
            headers.Remove(name);
        }

        return next(context);
    }

    internal static bool IsClaim(string name)
    {
        // CGI-like servers read X_User as X-User.
        var dashed = name.Replace('_', '-');
        return Names.Contains(dashed, StringComparer.OrdinalIgnoreCase)
            || Prefixes.Any(prefix => dashed.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
