using System.Net;
using System.Text.RegularExpressions;

namespace IcpEngage.Security.Tests;

/// <summary>What a page's form sends without anybody typing it: its token, its name.</summary>
internal static partial class HiddenFields
{
    public static Dictionary<string, string> Of(string page) =>
        Field().Matches(page).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Field();
}
