namespace IcpEngage.Web.Layout;

/// <summary>What the site is called.</summary>
internal static class Site
{
    /// <summary>The system it serves.</summary>
    public const string System = "Cheshire and Merseyside";

    /// <summary>The site's name, in its header and in every page's title.</summary>
    public const string Name = $"Have your say – {System}";
}
