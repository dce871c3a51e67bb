using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>By what results are divided, in words.</summary>
internal static class DimensionWords
{
    /// <summary>A survey may ask what an equality question asks too, so these are told apart.</summary>
    public static string Of(ResultsDimension dimension) =>
        dimension.Equality ? $"{dimension.Text} (equality question)" : dimension.Text;

    /// <summary>Who is in some group, and who is in none; null where everybody is in one.</summary>
    public static string? WhoIsIn(Breakdown breakdown) => breakdown.Grouped switch
    {
        null => null,
        { About: 0 } => breakdown.Filters.Count == 0
            ? "Nobody has answered this question, so there are no groups to compare."
            : "Nobody who is looked at has answered this question, so there are no groups to compare.",
        { About: null } => "How many answered this question cannot be shown without giving somebody away.",
        { } grouped => $"{Words.PeopleFirst(grouped)} answered this question. Those who left it out count under “Everyone” only.",
    };
}
