using System.Text;
using System.Text.Json;

namespace IcpEngage.Fuzz;

/// <summary>A request, ready to be sent and to be shown.</summary>
/// <param name="Number">With the seed, makes it again.</param>
/// <param name="Caller">Whose proof it carries.</param>
/// <param name="Message">Itself; null where <paramref name="Raw"/> is sent as it is.</param>
/// <param name="Raw">Bytes for the connection, which are no HTTP request; null where <paramref name="Message"/> is sent.</param>
/// <param name="Summary">Its first line, shortened.</param>
internal sealed record MadeRequest(int Number, string Caller, HttpRequestMessage? Message, byte[]? Raw, string Summary);

/// <summary>Makes requests that are wrong in many ways, or hardly wrong at all. The same number makes the same request.</summary>
internal sealed class RequestMaker(int seed, Targets targets, Callers callers)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "get"];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json;;;", "text/plain", "application/xml",
        "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x",
        "application/octet-stream", "*/*", "application/problem+json", "a/b; c=\"",
    ];

    private static readonly string[] Headers =
    [
        "Draft-Token", "Idempotency-Key", "Accept", "Accept-Language", "Accept-Encoding", "Range", "If-None-Match", "If-Modified-Since", "Origin", "Referer",
        "X-Forwarded-For", "X-Forwarded-Proto", "X-HTTP-Method-Override", "X-Original-URL", "traceparent", "tracestate", "baggage", "Cookie", "Authorization", "User-Agent",
    ];

    private static readonly string[] RawRequests =
    [
        "GET / HTTP/9.9\r\n\r\n", "GET\r\n\r\n", "\r\n\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: \r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", "GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na=b", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];

    /// <summary>The request of that number.</summary>
    public MadeRequest Make(int number)
    {
        var random = new Random(HashCodeOf(number));
        if (random.Next(100) == 0)
        {
            var raw = random.Next(3) == 0 ? Garbage.Bytes(random, 2_000) : Encoding.Latin1.GetBytes(RawRequests[random.Next(RawRequests.Length)]);
            return new MadeRequest(number, "nobody", null, raw, $"(raw) {Show(Encoding.Latin1.GetString(raw))}");
        }

        var target = targets.All[random.Next(targets.All.Count)];
        var method = random.Next(12) == 0 ? Methods[random.Next(Methods.Length)] : target.Method;
        var address = Address(target, random);
        var message = new HttpRequestMessage(new HttpMethod(method), new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        // Half of them may do a lot, so that what lies behind the doors is reached too.
        var caller = random.Next(2) == 0 ? callers.All[random.Next(callers.All.Count)] : callers.OfManyRoles;
        Prove(message, caller, target, random);
        for (var header = random.Next(-4, 4); header > 0; header--)
        {
            message.Headers.TryAddWithoutValidation(Headers[random.Next(Headers.Length)], HeaderText(random));
        }

        if (method is not ("GET" or "HEAD" or "get" or "TRACE") || random.Next(20) == 0)
        {
            message.Content = Body(target, caller, random);
        }

        return new MadeRequest(number, caller.Name, message, null, $"{method} {Show(address[address.IndexOf('/', 8)..])}");
    }

    private static string Show(string text) => JsonSerializer.Serialize(text.Length > 200 ? $"{text[..200]}…" : text);

    // Spelled out, as hashes of the framework differ from run to run.
    private int HashCodeOf(int number) => unchecked((int)(((uint)seed * 2_654_435_761) ^ ((uint)number * 2_246_822_519)));

    /// <summary>The platform's own host is put in when it is sent.</summary>
    private static string Address(Target target, Random random)
    {
        var path = random.Next(30) == 0
            ? $"/{Garbage.Segment(random)}/{Garbage.Segment(random)}"
            : Known.BlankPattern().Replace(target.Path, blank =>
                random.Next(3) == 0 ? Garbage.Segment(random) : Uri.EscapeDataString(Known.For(blank.Groups[1].Value, random)));
        if (!path.StartsWith('/'))
        {
            path = $"/{path}";
        }

        var query = new List<string>();
        foreach (var name in target.Query.Where(_ => random.Next(2) == 0))
        {
            query.Add($"{name}={(random.Next(2) == 0 ? Garbage.Segment(random) : Uri.EscapeDataString(Known.Values[random.Next(Known.Values.Count)]))}");
        }

        if (random.Next(10) == 0)
        {
            query.Add(random.Next(2) == 0 ? "&&=&%%%" : $"{Garbage.Segment(random)}={Garbage.Segment(random)}");
        }

        return $"http://platform{path}{(query.Count > 0 ? "?" + string.Join('&', query) : "")}";
    }

    private static void Prove(HttpRequestMessage message, Proof caller, Target target, Random random)
    {
        if (target.Path.StartsWith("/api", StringComparison.Ordinal) && caller.Token is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", random.Next(15) == 0 ? $"Bearer {Spoil(caller.Token, random)}" : $"Bearer {caller.Token}");
        }
        else if (caller.Cookies is not null)
        {
            message.Headers.TryAddWithoutValidation("Cookie", random.Next(15) == 0 ? Spoil(caller.Cookies, random) : caller.Cookies);
        }
    }

    private static string Spoil(string text, Random random)
    {
        var at = random.Next(Math.Max(1, text.Length));
        return random.Next(3) switch
        {
            0 => text[..at],
            1 => text + "x",
            _ => text.Length == 0 ? "x" : string.Concat(text.AsSpan(0, at), "A", text.AsSpan(at + 1)),
        };
    }

    private static string HeaderText(Random random)
    {
        var text = random.Next(3) == 0 ? Known.Values[random.Next(Known.Values.Count)] : Garbage.Text(random);
        return new string([.. text.Take(4_000).Select(unit => unit is >= ' ' and < (char)127 ? unit : '?')]);
    }

    private HttpContent Body(Target target, Proof caller, Random random)
    {
        HttpContent content = (target, random.Next(8)) switch
        {
            (_, 0) => new ByteArrayContent(Garbage.Bytes(random, 3_000)),
            ({ IsForm: true }, _) => Form(caller, random),
            ({ Body: { } schema }, _) => new ByteArrayContent(Json(schema, random)),
            _ => new ByteArrayContent(Encoding.UTF8.GetBytes(random.Next(2) == 0 ? "{}" : "")),
        };
        if (random.Next(12) == 0)
        {
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", ContentTypes[random.Next(ContentTypes.Length)]);
        }
        else if (content.Headers.ContentType is null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        return content;
    }

    private HttpContent Form(Proof caller, Random random)
    {
        var fields = new List<KeyValuePair<string, string>>();
        if (random.Next(8) != 0)
        {
            fields.Add(new("_handler", callers.Forms[random.Next(callers.Forms.Count)]));
        }

        if (caller.FormToken is not null && random.Next(8) != 0)
        {
            fields.Add(new("__RequestVerificationToken", caller.FormToken));
        }

        string[] names =
        [
            "answer.overall", "answer.one-thing", "area", "person", "title", "body", "introduction", "audience", "sendOn-day", "sendOn-month", "sendOn-year", "closes-day", "closes-month", "closes-year",
            "kind", "text", "options", "version", "hours", "reason", "why", "evidence", "purpose", "by-day", "by-month", "by-year", "email", "password", "code", "returnUrl",
            "name", "role", "scope", "website", "id", "move", "from-day", "until-day", "credential", "state",
        ];
        for (var field = random.Next(12); field > 0; field--)
        {
            fields.Add(new(
                random.Next(10) == 0 ? Garbage.Text(random) : names[random.Next(names.Length)],
                random.Next(2) == 0 ? Garbage.Text(random) : Known.Values[random.Next(Known.Values.Count)]));
        }

        if (random.Next(4) != 0)
        {
            // The framework's class refuses lone surrogates, so the bytes are written by hand.
            var form = string.Join('&', fields.Select(field => $"{Garbage.Escape(field.Key)}={Garbage.Escape(field.Value)}"));
            return new StringContent(random.Next(20) == 0 ? form + "&%&=&&a%zz=%" : form, Encoding.ASCII, "application/x-www-form-urlencoded");
        }

        var parts = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            parts.Append("--x\r\nContent-Disposition: form-data; name=\"").Append(name.Replace('"', '\'')).Append("\"\r\n\r\n").Append(value).Append("\r\n");
        }

        parts.Append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").Append(random.Next(2) == 0 ? "a.lss" : "../../a").Append("\"\r\n\r\n")
            .Append(random.Next(2) == 0 ? "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><document><LimeSurveyDocType>Survey</LimeSurveyDocType>&b;</document>" : Garbage.Text(random))
            .Append(random.Next(4) == 0 ? "" : "\r\n--x--\r\n");
        var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(parts.ToString()));
        bytes.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        return bytes;
    }

    private byte[] Json(JsonElement schema, Random random)
    {
        var text = new StringBuilder();
        // How often a value is not of its kind: now and then never, so that what lies behind the reading is reached too.
        Write(text, schema, random, wrong: random.Next(4) switch { 0 => 0, 1 => 30, 2 => 8, _ => 3 }, depth: 0);
        var json = text.ToString();
        return random.Next(25) switch
        {
            0 => Encoding.UTF8.GetBytes(json[..random.Next(json.Length + 1)]),
            1 => Encoding.Unicode.GetBytes(json),
            2 => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(json)],
            3 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? "[" : "{\"a\":", random.Next(1, 50_000)))),
            4 => Encoding.UTF8.GetBytes(json + json),
            5 when random.Next(20) == 0 => Encoding.UTF8.GetBytes($"\"{new string('a', 1_200_000)}\""),
            _ => Encoding.UTF8.GetBytes(json),
        };
    }

    private void Write(StringBuilder text, JsonElement schema, Random random, int wrong, int depth)
    {
        if (wrong > 0 && random.Next(wrong) == 0)
        {
            text.Append(random.Next(8) switch
            {
                0 => "null",
                1 => "[]",
                2 => "{}",
                3 => "1e400",
                4 => "-1",
                5 => "\"\\ud800\"",
                6 => "99999999999999999999999999999999",
                _ => JsonSerializer.Serialize(Garbage.Text(random)),
            });
            return;
        }

        if (schema.TryGetProperty("$ref", out var reference) && targets.Schemas.TryGetValue(reference.GetString()!, out var named))
        {
            Write(text, named, random, wrong, depth + 1);
            return;
        }

        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var choices))
            {
                Write(text, choices[choices.GetArrayLength() - 1], random, wrong, depth + 1);
                return;
            }
        }

        if (schema.TryGetProperty("enum", out var names))
        {
            text.Append(names[random.Next(names.GetArrayLength())].GetRawText());
            return;
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            var parts = properties.EnumerateObject().Where(_ => random.Next(12) != 0).ToList();
            text.Append('{');
            for (var index = 0; index < parts.Count; index++)
            {
                text.Append(index > 0 ? "," : "").Append(JsonSerializer.Serialize(parts[index].Name)).Append(':');
                Write(text, parts[index].Value, random, wrong, depth + 1);
            }

            text.Append('}');
        }
        else if (schema.TryGetProperty("items", out var items))
        {
            text.Append('[');
            for (var index = depth > 6 ? 0 : random.Next(4); index > 0; index--)
            {
                Write(text, items, random, wrong, depth + 1);
                text.Append(index > 1 ? "," : "");
            }

            text.Append(']');
        }
        else if (schema.TryGetProperty("additionalProperties", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            text.Append('{').Append(JsonSerializer.Serialize(Known.For("code", random))).Append(':');
            Write(text, values, random, wrong, depth + 1);
            text.Append('}');
        }
        else
        {
            text.Append(Simple(schema, random));
        }
    }

    private static string Simple(JsonElement schema, Random random)
    {
        var type = schema.TryGetProperty("type", out var kind) ? kind.GetRawText() : "string";
        return type switch
        {
            _ when type.Contains("boolean", StringComparison.Ordinal) => random.Next(2) == 0 ? "true" : "false",
            _ when type.Contains("integer", StringComparison.Ordinal) => $"{random.Next(-1, 20)}",
            _ when type.Contains("number", StringComparison.Ordinal) => $"{random.Next(-1, 100)}.5",
            _ => schema.TryGetProperty("format", out var format) ? format.GetString() switch
            {
                "uuid" => JsonSerializer.Serialize(Known.For("id", random)),
                "date" => JsonSerializer.Serialize(DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(20_700 + random.Next(-400, 400)).ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
                _ => "\"2026-12-01T00:00:00Z\"",
            }
            : JsonSerializer.Serialize(random.Next(2) == 0 ? Known.Values[random.Next(Known.Values.Count)] : Garbage.Text(random)),
        };
    }
}
