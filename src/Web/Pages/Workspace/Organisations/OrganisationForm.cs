using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Forms;

namespace IcpEngage.Web.Pages.Workspace.Organisations;

/// <summary>A partner organisation as somebody types it.</summary>
public sealed record OrganisationForm
{
    /// <summary>Rows for codes that are offered.</summary>
    public const int Codes = 4;

    /// <summary>Names of the fields that a service's sentences are matched to.</summary>
    public static readonly IReadOnlyList<string> Fields = ["name", "kind", "areaCodes", "codes"];

    /// <summary>Names of its date inputs.</summary>
    public static readonly IReadOnlyList<string> Dates = ["from", "until"];

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is.</summary>
    public string? Kind { get; init; }

    /// <summary>Codes of the areas it serves.</summary>
    public IReadOnlyList<string> AreaCodes { get; init; } = [];

    /// <summary>Areas it serves that are none of the system's places, which the form keeps.</summary>
    public IReadOnlyList<string> OtherAreas { get; init; } = [];

    /// <summary>Its codes, a row for each.</summary>
    public IReadOnlyList<CodeRow> CodeRows { get; init; } = [];

    /// <summary>First day.</summary>
    public DateParts From { get; init; } = DateParts.None;

    /// <summary>Last day.</summary>
    public DateParts Until { get; init; } = DateParts.None;

    /// <summary>What was posted.</summary>
    public static OrganisationForm Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new()
        {
            Name = form["name"],
            Kind = form["kind"],
            AreaCodes = [.. form["areaCodes"].OfType<string>()],
            OtherAreas = [.. form["otherAreas"].OfType<string>()],
            CodeRows =
            [
                .. Enumerable.Range(0, RowsIn(form)).Select(row => new CodeRow(
                    form[$"scheme-{row}"], form[$"code-{row}"], DateParts.Read(form, $"codeFrom-{row}"), DateParts.Read(form, $"codeUntil-{row}"))),
            ],
            From = DateParts.Read(form, "from"),
            Until = DateParts.Read(form, "until"),
        };
    }

    /// <summary>The form for one that there is.</summary>
    /// <param name="detail">As it stands.</param>
    /// <param name="offered">Codes of the areas that the page offers.</param>
    public static OrganisationForm Of(PartnerDetail detail, IReadOnlyCollection<string> offered)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return new()
        {
            Name = detail.Partner.Name,
            Kind = detail.Partner.Kind.ToString(),
            AreaCodes = detail.Partner.AreaCodes,
            OtherAreas = [.. detail.Partner.AreaCodes.Except(offered)],
            CodeRows = [.. detail.Codes.Select(code => new CodeRow(code.Scheme.ToString(), code.Value, Parts(code.From), Parts(code.Until)))],
            From = Parts(detail.Partner.From),
            Until = Parts(detail.Partner.Until),
        };
    }

    /// <summary>The rows that are shown: those filled in, and two that are empty.</summary>
    public IReadOnlyList<CodeRow> Rows =>
        [.. CodeRows.Where(row => !row.Empty), .. Enumerable.Repeat(CodeRow.None, Math.Max(2, Codes - CodeRows.Count(row => !row.Empty)))];

    /// <summary>What is asked for; null after noting what is wrong.</summary>
    public ChangePartner? Check(FormProblems problems, int version)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (!Enum.TryParse<PartnerKind>(Kind, out var kind)) problems.Add("kind", "Choose what kind of organisation it is");
        if (AreaCodes.Count + OtherAreas.Count == 0) problems.Add("areaCodes", "Choose at least one area that it serves");
        var from = Optional("from", From, "The first day", problems);
        var until = Optional("until", Until, "The last day", problems);
        var codes = CodeRows.Index().Where(row => !row.Item.Empty).Select(row => row.Item.ToCode(row.Index, problems)).ToList();
        return problems.None ? new(kind, [.. AreaCodes.Union(OtherAreas)], [.. codes.OfType<PartnerCode>()], from, until, version) : null;
    }

    /// <summary>A day that may be left out.</summary>
    public static DateOnly? Optional(string field, DateParts typed, string what, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(problems);
        return string.IsNullOrWhiteSpace(typed.Day + typed.Month + typed.Year) ? null : problems.ReadDate(field, typed, what);
    }

    /// <summary>The boxes of a day.</summary>
    public static DateParts Parts(DateOnly? day) => day is { } known ? DateParts.Of(known) : DateParts.None;

    private static int RowsIn(IFormCollection form) => Enumerable.Range(0, 40).TakeWhile(row => form.ContainsKey($"code-{row}")).Count();
}

/// <summary>A code as somebody types it.</summary>
/// <param name="Scheme">Who gives it.</param>
/// <param name="Value">The code.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record CodeRow(string? Scheme, string? Value, DateParts From, DateParts Until)
{
    /// <summary>A row with nothing in it.</summary>
    public static readonly CodeRow None = new(null, null, DateParts.None, DateParts.None);

    /// <summary>No code is typed.</summary>
    public bool Empty => string.IsNullOrWhiteSpace(Value);

    /// <summary>The code; null after noting what is wrong.</summary>
    public PartnerCode? ToCode(int row, FormProblems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (!Enum.TryParse<CodeScheme>(Scheme, out var scheme))
        {
            problems.Add($"scheme-{row}", $"Choose who gives the code {Value!.Trim()}");
            return null;
        }

        return new(
            scheme,
            Value!.Trim(),
            OrganisationForm.Optional($"codeFrom-{row}", From, "The first day of the code", problems),
            OrganisationForm.Optional($"codeUntil-{row}", Until, "The last day of the code", problems));
    }
}
