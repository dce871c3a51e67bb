using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>The surveys and the clauses of the strategy that an ask may serve. What cannot be looked up just now is not offered.</summary>
internal sealed class ServedChoices
{
    private readonly IReadOnlyList<Served> all;

    private ServedChoices(IReadOnlyList<Served> all) => this.all = all;

    /// <summary>To choose from, surveys first.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new("", "Nothing in particular"),
        .. all.Select(served => new Choice(
            ValueOf(served), served.Kind == ServedKind.Survey ? $"Survey: {served.Title}" : $"Strategy: {served.Title}")),
    ];

    /// <summary>Surveys that are not over, and the clauses of the strategy.</summary>
    public static async Task<ServedChoices> LoadAsync(EngagementClient engagement, StrategyClient strategy, CancellationToken cancellation)
    {
        var surveys = OrNoneAsync(async () =>
        [
            .. (await engagement.SurveysAsync(cancellation: cancellation))
                .Where(survey => survey.State is SurveyState.Draft or SurveyState.Reviewed or SurveyState.Live)
                .Select(survey => new Served(ServedKind.Survey, survey.Slug, survey.Title))
                .OrderBy(served => served.Title, StringComparer.Ordinal),
        ]);
        var clauses = OrNoneAsync(async () =>
        [
            .. ((await strategy.StrategyAsync(cancellation))?.Clauses ?? [])
                .Select(clause => new Served(ServedKind.Clause, clause.Id.ToString(), $"{clause.Number}. {clause.Heading}")),
        ]);
        return new ServedChoices([.. await surveys, .. await clauses]);
    }

    /// <summary>What the value of a choice stands for; null for nothing in particular.</summary>
    public Served? Find(string value) => all.FirstOrDefault(served => ValueOf(served) == value);

    /// <summary>“survey/gp-2027”.</summary>
    public static string ValueOf(Served served) => $"{(served.Kind == ServedKind.Survey ? "survey" : "clause")}/{served.Key}";

    private static async Task<IReadOnlyList<Served>> OrNoneAsync(Func<Task<IReadOnlyList<Served>>> look)
    {
        try
        {
            return await look();
        }
        catch (ServiceProblemException)
        {
            return [];
        }
    }
}
