using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Import;

/// <summary>
/// LimeSurvey's quotas as ours. Its members say which answers somebody gave who counts: of answers that stand in the same column
/// of its table of responses one is enough, of different columns each must be. A choice is one column, each box of a multiple
/// choice and each row of an array is one of its own.
/// </summary>
internal sealed class LssQuotas(IReadOnlyDictionary<string, LssQuestion> questions, IReadOnlyDictionary<string, LssVariable> variables)
{
    private const string Usual = "Thank you for your interest. Enough people like you have answered already.";

    private readonly HashSet<string> codes = new(StringComparer.Ordinal);

    /// <summary>What came over, with its number among the file's.</summary>
    public List<(Quota Quota, int Index)> Made { get; } = [];

    /// <summary>Takes a quota.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="index">Its number among the file's.</param>
    /// <param name="differences">Grows by what is different here.</param>
    /// <returns>Why it is left out; null where it came over.</returns>
    public string? Take(LssQuota quota, int index, List<string> differences)
    {
        if (WhyNot(quota, out var limit) is { } reason)
        {
            return reason;
        }

        string condition;
        try
        {
            condition = ConditionOf(quota);
        }
        catch (LssExpressionException unknown)
        {
            return unknown.Message;
        }

        if (condition.Length > Condition.Longest)
        {
            return "its condition is too long";
        }

        var message = MessageOf(quota.Message, differences);
        if (message.Length == 0)
        {
            differences.Add("It had no message and was given one.");
        }

        if (!quota.Ends)
        {
            differences.Add("LimeSurvey let people change their answers; here they are told that there are enough.");
        }

        if (quota.LeadsAway)
        {
            differences.Add("The web address after its message is not brought over.");
        }

        Made.Add((new Quota(UniqueCode(quota.Name), limit, condition, message.Length == 0 ? Usual : message), index));
        return null;
    }

    /// <summary>The message in plain text.</summary>
    public static string MessageOf(string html, List<string> differences)
    {
        var text = HtmlText.From(html);
        if (text.HadScript || text.HadPicture)
        {
            differences.Add("Script or pictures in its message were removed.");
        }

        return LssTypes.Cut(text.Text, DefinitionRules.LongestText, differences);
    }

    private string? WhyNot(LssQuota quota, out int limit)
    {
        var isNumber = int.TryParse(quota.Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit);
        return !quota.Active ? "it is switched off"
            : !isNumber || limit is < 1 or > 1_000_000 ? "its limit is not a number from 1 to 1,000,000"
            : quota.Members.Count == 0 ? "it does not say whom it is about"
            : Made.Count == DefinitionRules.MostQuotas ? $"a survey can have {DefinitionRules.MostQuotas} quotas at most"
            : null;
    }

    private string ConditionOf(LssQuota quota)
    {
        var columns = quota.Members.Select(ColumnOf).GroupBy(member => member.Column, member => member.Expression, StringComparer.Ordinal);
        return LssExpression.Translate(string.Join(" and ", columns.Select(column => $"({string.Join(" or ", column.Distinct())})")), variables);
    }

    private (string Column, string Expression) ColumnOf((string Question, string Code) member)
    {
        if (!questions.TryGetValue(member.Question, out var question))
        {
            throw new LssExpressionException("it is about a question that is not in the file");
        }

        var (name, value) = question.Type switch
        {
            "M" or "P" => ($"{question.Code}_{member.Code}", "Y"),
            "A" or "B" or "C" or "E" or "F" or "H" when member.Code.LastIndexOf('-') is > 0 and var cut =>
                ($"{question.Code}_{member.Code[..cut]}", member.Code[(cut + 1)..]),
            _ => (question.Code, member.Code),
        };
        return variables.ContainsKey(name) && !value.Contains('"', StringComparison.Ordinal)
            ? (name, $"{name} == \"{value}\"")
            : throw new LssExpressionException($"it is about “{question.Code}”, of which that answer did not come over");
    }

    private string UniqueCode(string name)
    {
        var stem = LssTypes.CodeFrom(name, DefinitionRules.LongestCode - 4, "quota");
        var code = stem;
        for (var number = 2; !codes.Add(code); number++)
        {
            code = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}");
        }

        return code;
    }
}
