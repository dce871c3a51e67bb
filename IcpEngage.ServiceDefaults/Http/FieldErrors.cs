using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>Collects what is wrong with a request, field by field, so that all of it is said at once.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> errors = [];

    /// <summary>Something is wrong.</summary>
    public bool Any => errors.Count > 0;

    /// <summary>All that is wrong, whichever field it is about.</summary>
    public IEnumerable<string> Sentences => errors.Values.SelectMany(sentences => sentences);

    /// <summary>Adds the sentence when the condition does not hold.</summary>
    public FieldErrors Require(bool holds, string field, string sentence)
    {
        if (!holds)
        {
            errors[field] = errors.TryGetValue(field, out var before) ? [.. before, sentence] : [sentence];
        }

        return this;
    }

    /// <summary>Requires a text whose trimmed length is within the limits, both included.</summary>
    public FieldErrors RequireText(string? text, int shortest, int longest, string field, string name) =>
        Require(
            (text?.Trim().Length ?? 0) >= shortest && (text?.Trim().Length ?? 0) <= longest,
            field,
            $"{name} must be {shortest:N0} to {longest:N0} characters long.");

    /// <summary>The answer that says all of it.</summary>
    public ProblemHttpResult ToProblem() => Problems.Invalid(errors);
}
