using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Layout;

/// <summary>What the site is called.</summary>
internal static class Site
{
    /// <summary>The system it serves.</summary>
    public const string System = "Cheshire and Merseyside";

    /// <summary>The site's name, in its header and in every page's title, in the language of the page.</summary>
    public static string Name => Texts.Say($"Have your say – {System}");
}
