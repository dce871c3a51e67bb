using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Tests.Components;

/// <summary>
/// The options of a design system example. What a test reads of them is remembered, so that an option that our
/// component does not know makes the example unsupported instead of being passed over.
/// </summary>
internal sealed class Options(JsonElement json, string path = "")
{
    private readonly HashSet<string> _read = [];
    private readonly Dictionary<string, Options> _children = [];

    /// <summary>The option as text; null where it is not given.</summary>
    public string? Text(string name) => Read(name) is { } value ? Scalar(value) : null;

    /// <summary>The option as text, given plainly or as an object with a text.</summary>
    public string? Words(string name) => Read(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } => Child(name)!.Text("text"),
        { } value => Scalar(value),
    };

    /// <summary>A switch; null where it is not given.</summary>
    public bool? Flag(string name) => Read(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        null => null,
        _ => throw Unsupported(name),
    };

    /// <summary>A whole number; null where it is not given.</summary>
    public int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Markup given as html; null where it is not given.</summary>
    public RenderFragment? Html(string name = "html") =>
        Text(name) is { } html ? builder => builder.AddMarkupContent(0, html) : null;

    /// <summary>An object of options; null where it is not given.</summary>
    public Options? Child(string name) => Read(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => Keep(value, $"{path}{name}."),
        _ => throw Unsupported(name),
    };

    /// <summary>The option is an object.</summary>
    public bool IsObject(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object;

    /// <summary>The option is an object, a text or a switch that is on.</summary>
    public bool Has(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    /// <summary>A list of objects; empty where it is not given.</summary>
    public IReadOnlyList<Options> List(string name) => Read(name) is { } value
        ? [.. Elements(name, value).Select((item, index) => item.ValueKind == JsonValueKind.Object
            ? Keep(item, $"{path}{name}[{index}].")
            : throw Unsupported(name))]
        : [];

    /// <summary>A list of lists of objects or texts, each read by <paramref name="read"/>.</summary>
    public IReadOnlyList<IReadOnlyList<T>> Rows<T>(string name, Func<Options, T> read) => Read(name) is { } value
        ? [.. Elements(name, value).Select(row => (IReadOnlyList<T>)[.. Elements(name, row).Select(cell => read(AsObject(name, cell)))])]
        : [];

    /// <summary>A list of objects or texts.</summary>
    public IReadOnlyList<Options> Loose(string name) => Read(name) is { } value
        ? [.. Elements(name, value).Select(item => AsObject(name, item))]
        : [];

    /// <summary>A list of texts; empty where it is not given.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Read(name) is { } value ? [.. Elements(name, value).Select(item => Scalar(item)!)] : [];

    /// <summary>Options that nobody read.</summary>
    public IEnumerable<string> Unread() =>
        (json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : default)
            .Where(property => property.Value.ValueKind != JsonValueKind.Null && !_read.Contains(property.Name))
            .Select(property => path + property.Name)
            .Concat(_children.Values.SelectMany(child => child.Unread()));

    /// <summary>The error of an option that our component does not know.</summary>
    public UnsupportedException Unsupported(string name) => new(path + name);

    private Options AsObject(string name, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object => Keep(item, $"{path}{name}[{_children.Count}]."),
        JsonValueKind.String => new Options(JsonSerializer.SerializeToElement(new { text = item.GetString() })),
        _ => throw Unsupported(name),
    };

    /// <summary>One object for each part of the example, however often it is read.</summary>
    private Options Keep(JsonElement value, string childPath)
    {
        if (!_children.TryGetValue(childPath, out var child))
            _children[childPath] = child = new Options(value, childPath);
        return child;
    }

    private JsonElement.ArrayEnumerator Elements(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Unsupported(name);

    private JsonElement? Read(string name)
    {
        _read.Add(name);
        return json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new UnsupportedException(path + value.ValueKind),
    };
}

/// <summary>Our component does not know an option of the example.</summary>
internal sealed class UnsupportedException(string option) : Exception(option);
