using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Surveys;

/// <summary>What a survey's quotas must be like.</summary>
internal static class QuotaRules
{
    private const int HighestLimit = 1_000_000;

    /// <summary>Sentences; none when all is well.</summary>
    /// <param name="definition">Its questions are as they must be.</param>
    /// <param name="parts">All its parts, by code.</param>
    public static IEnumerable<string> Check(SurveyDefinition definition, IReadOnlyDictionary<string, Question> parts)
    {
        var quotas = definition.Quotas ?? [];
        if (quotas.Count > DefinitionRules.MostQuotas)
        {
            yield return $"A survey can have {DefinitionRules.MostQuotas} quotas at most.";
        }

        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, quota) in quotas.Index())
        {
            var number = $"Quota {index + 1}";
            if (quota?.Code is null || !DefinitionRules.CodePattern().IsMatch(quota.Code) || !codes.Add(quota.Code))
            {
                yield return $"{number} needs a code of its own, of up to {DefinitionRules.LongestCode} lower-case letters, digits and hyphens.";
            }

            if (quota is not { Limit: >= 1 and <= HighestLimit })
            {
                yield return $"{number}: enough must be 1 to {HighestLimit:N0} people.";
            }

            if (string.IsNullOrWhiteSpace(quota?.Condition))
            {
                yield return $"{number}: say whom it is about.";
            }

            foreach (var sentence in RoutingRules.ConditionProblems("its condition", quota?.Condition, parts))
            {
                yield return $"{number}: {sentence}";
            }

            if (string.IsNullOrWhiteSpace(quota?.Message) || quota.Message.Length > DefinitionRules.LongestText)
            {
                yield return $"{number}: say in up to {DefinitionRules.LongestText:N0} characters what people are told when there are enough.";
            }
        }
    }
}
