using IcpEngage.ServiceDefaults.Languages;

namespace IcpEngage.Web.Languages;

/// <summary>What the public pages say; in Welsh in <c>Texts.cy.resx</c>. A test walks the pages and finds what lacks there.</summary>
internal static class Texts
{
    private static readonly Sentences All = new(typeof(Texts));

    /// <summary>The words in the language of the page.</summary>
    public static string Say(FormattableString words) => All.Say(words);
}
