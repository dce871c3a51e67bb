using System.Text;
using IcpEngage.Bench.Intake;

namespace IcpEngage.Bench.Journey;

/// <summary>As much of a browser as somebody without JavaScript uses: pages, forms, cookies, redirects. It loads no files of a page.</summary>
internal sealed class Browser : IDisposable
{
    private readonly Uri address;
    private readonly Connection connection;
    private readonly Dictionary<string, string> cookies = [];

    private Browser(Uri address, Connection connection) => (this.address, this.connection) = (address, connection);

    /// <summary>The page's path and query.</summary>
    public string Path { get; private set; } = "/";

    /// <summary>The page.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Pages asked for so far, those that redirects led to included.</summary>
    public int Gets { get; private set; }

    /// <summary>Forms sent so far.</summary>
    public int Posts { get; private set; }

    public static async Task<Browser> OpenAsync(Uri address) => new(address, await Connection.OpenAsync(address));

    /// <summary>Somebody else comes to it.</summary>
    public void ForgetCookies() => cookies.Clear();

    /// <summary>Goes to a page.</summary>
    /// <returns>Whether it was shown; false where it was refused politely, by 503 or 429.</returns>
    public async ValueTask<bool> GetAsync(string path)
    {
        for (var next = path; ;)
        {
            Path = next;
            Gets++;
            var status = await connection.SendAsync(Encoding.ASCII.GetBytes($"GET {next} HTTP/1.1\r\n{Headers()}\r\n"));
            KeepCookies();
            if (status is not (302 or 303))
            {
                return Shown(status);
            }

            next = Location();
        }
    }

    /// <summary>Sends the page's form of that name, and goes where that leads.</summary>
    /// <param name="form">Its name; null where the page has one form only, without a name.</param>
    /// <param name="fields">Names and values that are typed in or chosen.</param>
    /// <returns>As of <see cref="GetAsync"/>.</returns>
    public async ValueTask<bool> PostAsync(string? form, params IEnumerable<(string Name, string Value)> fields)
    {
        if (form is not null)
        {
            fields = fields.Prepend(("_handler", form));
        }

        var body = string.Join('&', fields.Append(("__RequestVerificationToken", Token())).Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}"));
        Posts++;
        var status = await connection.SendAsync(Encoding.UTF8.GetBytes(
            $"POST {Path} HTTP/1.1\r\n{Headers()}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
        KeepCookies();
        return status is 302 or 303 ? await GetAsync(Location()) : Shown(status);
    }

    public void Dispose() => connection.Dispose();

    private bool Shown(int status)
    {
        Page = connection.Body;
        return status == 200 || (status is 503 or 429
            ? false
            : throw new InvalidOperationException($"{address}{Path} answered {status}: {Page}"));
    }

    private string Headers() =>
        $"Host: {address.Authority}\r\nAccept: text/html\r\n"
        + (cookies.Count == 0 ? "" : $"Cookie: {string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n");

    private string Location() =>
        new Uri(new Uri(address, Path), Values("Location").Single()).PathAndQuery;

    private string Token()
    {
        const string Before = "name=\"__RequestVerificationToken\" value=\"";
        var from = Page.IndexOf(Before, StringComparison.Ordinal);
        return from >= 0
            ? Page[(from + Before.Length)..Page.IndexOf('"', from + Before.Length)]
            : throw new InvalidOperationException($"{address}{Path} has no form: {Page}");
    }

    private void KeepCookies()
    {
        foreach (var cookie in Values("Set-Cookie"))
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : (cookie, "");
            if (value.Length == 0)
            {
                cookies.Remove(name);
            }
            else
            {
                cookies[name] = value;
            }
        }
    }

    private IEnumerable<string> Values(string header) => connection.Head.Split("\r\n")
        .Where(line => line.StartsWith(header, StringComparison.OrdinalIgnoreCase) && line[header.Length] == ':')
        .Select(line => line[(header.Length + 1)..].Trim());
}
