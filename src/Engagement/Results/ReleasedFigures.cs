using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Results;

/// <summary>Exact counts on their way out: every table goes through <see cref="Disclosure"/> here.</summary>
internal static class ReleasedFigures
{
    /// <summary>What was said to each part of a definition's questions, over all places of the counts.</summary>
    public static IReadOnlyList<QuestionResult> Questions(
        SurveyDefinition definition, IReadOnlyDictionary<string, AreaTally> areas, Disclosure gate) =>
        [.. definition.Parts().Select(question => One(question, Total(question, areas), gate))];

    /// <summary>One question's counts over all places.</summary>
    public static QuestionTally Total(Question question, IReadOnlyDictionary<string, AreaTally> areas) =>
        areas.Values
            .Where(area => area.Questions.ContainsKey(question.Code))
            .Aggregate(
                new QuestionTally(0, new int[AnswerCodes.Of(question).Count], 0),
                (sum, area) => sum + area.Questions[question.Code]);

    /// <summary>Who answered compared with who lives there. Places are the rows of a table with a total.</summary>
    /// <param name="places">Every place asked, in display order.</param>
    /// <param name="areas">Exact counts by place; a place without responses need not be there.</param>
    /// <param name="gate">What every figure passes.</param>
    public static (DisclosedCount Respondents, IReadOnlyList<AreaShare> Areas) Places(
        IReadOnlyList<(string Code, string Name, int Residents)> places,
        IReadOnlyDictionary<string, AreaTally> areas,
        Disclosure gate)
    {
        var shown = gate.Table(places.Select(place => areas.TryGetValue(place.Code, out var area) ? area.Respondents : 0));
        var residents = places.Sum(place => (long)place.Residents);
        return (shown.Total,
        [
            .. places.Zip(shown.Rows, (place, count) => new AreaShare(
                place.Name,
                count,
                Disclosure.Percent(count, shown.Total),
                residents == 0 ? 0 : (int)Math.Round(100m * place.Residents / residents, MidpointRounding.AwayFromZero))),
        ]);
    }

    private static QuestionResult One(Question question, QuestionTally tally, Disclosure gate)
    {
        var options = AnswerCodes.Options(question);
        var shown = question.Kind == QuestionKind.MultipleChoice
            ? gate.Table(tally.Answered, [.. options.Zip(tally.Chosen, (option, people) => new TableRow(people, option.Exclusive))])
            : gate.Table(tally.Answered, [.. tally.Chosen.Select(people => new TableRow(people))]);
        return new QuestionResult(
            question.Code,
            question.Text,
            question.Kind,
            shown.Total,
            [
                .. options.Zip(shown.Rows, (option, count) => new OptionResult(
                    option.Code, option.Text, count, Disclosure.Percent(count, shown.Total))),
            ],
            question switch
            {
                { Kind: QuestionKind.Number } => gate.Mean(tally.Sum, tally.Answered),
                { Kind: QuestionKind.Scale, Scale: { } scale } =>
                    gate.Mean([.. AnswerCodes.Points(scale).Zip(tally.Chosen)], shown),
                _ => null,
            },
            question.Number?.Unit);
    }
}
