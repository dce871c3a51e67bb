using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Engagement.Reuse;

/// <summary>What was asked already that is like a question while it is written, keystroke by keystroke.</summary>
internal static class FindAskedAlready
{
    /// <summary>The longest wording and a list of answers as long as they usually are.</summary>
    public const int LargestBytes = 64 * 1024;

    public static async Task<Results<Ok<IReadOnlyList<ReuseCandidate>>, ProblemHttpResult>> HandleAsync(
        string slug, QuestionBeingWritten written, ClaimsPrincipal user, EngagementDb db, ReuseView view, CancellationToken cancellationToken)
    {
        var (survey, problem) = await db.FindOwnAsync(slug, user, cancellationToken);
        if (survey is null)
        {
            return problem!;
        }

        return Check(written) ?? (Results<Ok<IReadOnlyList<ReuseCandidate>>, ProblemHttpResult>)TypedResults.Ok(
            await view.LikeAsync(survey, AsQuestion(written), cancellationToken));
    }

    /// <summary>What is wrong with it; null when all is well.</summary>
    public static ProblemHttpResult? Check(QuestionBeingWritten written)
    {
        if (string.IsNullOrWhiteSpace(written.Text) || written.Text.Length > DefinitionRules.LongestText)
        {
            return Problems.Invalid("text", $"Write the question in 1 to {DefinitionRules.LongestText:N0} characters.");
        }

        return written.Options?.Count > DefinitionRules.MostOptions
            ? Problems.Invalid("options", $"Give {DefinitionRules.MostOptions} answers to choose from at most.")
            : null;
    }

    private static Question AsQuestion(QuestionBeingWritten written) => new()
    {
        Code = "being-written",
        Kind = written.Kind,
        Text = written.Text,
        Topic = written.Topic,
        Options = [.. (written.Options ?? []).OfType<string>().Select((text, position) => new AnswerOption($"o{position + 1}", text))],
        Scale = written.Scale is { MinimumLabel: not null, MaximumLabel: not null } scale ? scale : null,
    };
}
