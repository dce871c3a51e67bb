namespace IcpEngage.Web.Components;

/// <summary>Builds class attributes.</summary>
internal static class CssClass
{
    /// <summary>The given class names that are not empty, separated by spaces.</summary>
    public static string Of(params ReadOnlySpan<string?> names)
    {
        var present = new List<string>(names.Length);
        foreach (var name in names)
            if (!string.IsNullOrEmpty(name))
                present.Add(name);
        return string.Join(' ', present);
    }

    /// <summary><paramref name="prefix"/> and the size's letters; null for <see cref="Size.Normal"/>.</summary>
    public static string? Sized(string prefix, Size size) => size switch
    {
        Size.Normal => null,
        Size.S => prefix + "s",
        Size.M => prefix + "m",
        Size.L => prefix + "l",
        Size.XL => prefix + "xl",
    };
}
