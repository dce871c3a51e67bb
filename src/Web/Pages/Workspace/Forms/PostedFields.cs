using System.Globalization;

namespace IcpEngage.Web.Pages.Workspace.Forms;

/// <summary>Reads fields that the pages themselves write into their forms.</summary>
internal static class PostedFields
{
    /// <summary>The version that the form was made from; none of any survey's where it is missing.</summary>
    public static int Version(this IFormCollection form) =>
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    /// <summary>A number as people type it; null where it is none.</summary>
    public static decimal? Decimal(this IFormCollection form, string name) => ToDecimal(form[name].ToString());

    /// <summary>A number as people type it; null where it is none.</summary>
    public static decimal? ToDecimal(string typed) =>
        decimal.TryParse(typed.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An id; null where it is none.</summary>
    public static Guid? Id(this IFormCollection form, string name) =>
        Guid.TryParse(form[name], out var id) ? id : null;
}
