using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Membership.Partners.Rehearsals;

/// <summary>What a step of a plan does.</summary>
internal enum PlannedAct
{
    Add,
    Merge,
    Split,
    Rename,
    End,
}

/// <summary>A step of a plan. Partners are named by slug, code or name.</summary>
internal sealed record PlannedStep(SheetLine Line, PlannedAct Act, DateOnly On, IReadOnlyList<string> Partners, IReadOnlyList<string> Successors)
{
    /// <summary>What becomes of the partners; null for a step that adds or renames one.</summary>
    public SuccessionKind? Kind => Act switch
    {
        PlannedAct.Merge => SuccessionKind.Merged,
        PlannedAct.Split => SuccessionKind.Split,
        PlannedAct.End => SuccessionKind.Ended,
        PlannedAct.Add or PlannedAct.Rename => null,
    };

    public string Because => Line.Text("because") ?? "Rehearsed";
}

/// <summary>A plan to rehearse: a table with a step on each line, done from top to bottom.</summary>
internal static class RehearsalPlan
{
    public static readonly IReadOnlyList<string> Columns =
        ["do", "on", "partners", "successors", "name", "kind", "areas", "ods", "gss", "local", "because"];

    private static readonly IReadOnlyList<string> Needed = ["do", "on"];

    /// <summary>The steps; what is wrong is among the errors, line by line.</summary>
    public static IReadOnlyList<PlannedStep> Read(string? csv, FieldErrors errors)
    {
        var steps = new List<PlannedStep>();
        foreach (var line in PartnerSheet.Read(csv, Columns, Needed, errors))
        {
            var known = Enum.TryParse<PlannedAct>(line.Text("do"), ignoreCase: true, out var act) && Enum.IsDefined(act);
            var on = line.Day("on", errors);
            errors
                .Require(known, line.Key, "The column “do” says add, merge, split, rename or end.")
                .Require(line.Text("on") is not null, line.Key, "The column “on” says from which day.");
            if (known && on is { } day)
            {
                steps.Add(new PlannedStep(line, act, day, line.List("partners"), line.List("successors")));
            }
        }

        return steps;
    }
}
