using System.Globalization;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Forms;
using Microsoft.AspNetCore.WebUtilities;

namespace IcpEngage.Web.Pages.Workspace.Audit;

/// <summary>What is searched for in the audit trail, as it stands in the page's address.</summary>
internal sealed class AuditQuery
{
    /// <summary>Names of the fields, for sentences of the service.</summary>
    public static readonly string[] Dates = ["from", "to"];

    private AuditQuery(DateParts from, DateParts to, AuditSearch search) => (From, To, Search) = (from, to, search);

    /// <summary>The first day as typed.</summary>
    public DateParts From { get; }

    /// <summary>The last day as typed.</summary>
    public DateParts To { get; }

    /// <summary>What it means.</summary>
    public AuditSearch Search { get; }

    /// <summary>Nothing is asked for, so everything is shown.</summary>
    public bool IsEmpty => Search.ToQuery().All(part => part.Value is null);

    /// <summary>Reads the address, noting dates that are none.</summary>
    public static AuditQuery Read(IQueryCollection query, FormProblems problems)
    {
        var (from, to) = (DateParts.Read(query, "from"), DateParts.Read(query, "to"));
        return new(from, to, new(
            Text(query["search"]),
            Text(query["action"]),
            Guid.TryParse(query["actor"], out var actor) ? actor : null,
            Text(query["scope"]),
            Day("from", from, "The first day", problems),
            Day("to", to, "The last day", problems)));
    }

    /// <summary>The address of a page of the results.</summary>
    public string PageAddress(int page) => Address(
        "/workspace/audit", Search, page == 1 ? null : page.ToString(CultureInfo.InvariantCulture));

    /// <summary>The address of the file with all of the results.</summary>
    public string ExportAddress => Address("/workspace/audit/export", Search, page: null);

    /// <summary>The address of the results without this or that.</summary>
    public static string Address(AuditSearch search) => Address("/workspace/audit", search, page: null);

    private static string Address(string path, AuditSearch search, string? page)
    {
        (string Name, string? Value)[] parts =
        [
            ("search", search.Search), ("action", search.Action), ("actor", search.Actor?.ToString()), ("scope", search.Scope),
            .. Parts("from", search.From), .. Parts("to", search.To), ("page", page),
        ];
        return QueryHelpers.AddQueryString(
            path, parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value)));
    }

    private static IEnumerable<(string Name, string? Value)> Parts(string name, DateOnly? date)
    {
        if (date is not { } day) return [];
        var parts = DateParts.Of(day);
        return [($"{name}-day", parts.Day), ($"{name}-month", parts.Month), ($"{name}-year", parts.Year)];
    }

    private static DateOnly? Day(string name, DateParts typed, string what, FormProblems problems) =>
        typed is { Day: null or "", Month: null or "", Year: null or "" } ? null : problems.ReadDate(name, typed, what);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
