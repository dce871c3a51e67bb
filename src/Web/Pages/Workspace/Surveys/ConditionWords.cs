using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Pages.Workspace.Surveys;

/// <summary>A condition as its author reads it in the outline: with wordings in place of codes.</summary>
internal static partial class ConditionWords
{
    /// <summary>“How do you get about?” includes “Bus”.</summary>
    /// <param name="condition">As it is stored.</param>
    /// <param name="parts">What it may refer to.</param>
    public static string Of(string condition, IReadOnlyCollection<Question> parts)
    {
        var options = parts.Where(part => condition.Contains($"{{{part.Code}}}", StringComparison.Ordinal))
            .SelectMany(part => part.Options).DistinctBy(option => option.Code).ToDictionary(option => option.Code, option => option.Text);
        return Pieces().Replace(condition, piece => piece.Groups["part"] is { Success: true } code
            ? $"“{parts.FirstOrDefault(part => part.Code == code.Value)?.Text ?? code.Value}”"
            : $"“{options.GetValueOrDefault(piece.Groups["text"].Value, piece.Groups["text"].Value)}”");
    }

    [GeneratedRegex("""\{(?<part>[^{}]*)\}|"(?<text>[^"]*)""" + "\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Pieces();
}
