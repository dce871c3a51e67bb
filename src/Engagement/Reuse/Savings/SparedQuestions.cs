using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Reuse.Savings;

/// <summary>What the people of one place are not asked again, because evidence answers for them.</summary>
/// <param name="AreaCode">The place.</param>
/// <param name="Questions">How many questions; 1 or more.</param>
/// <param name="Seconds">What these take one person (<see cref="CompletionTime"/>).</param>
/// <param name="Share">Of all questions of the exercise, 0 to 1; 1 where nothing is left to ask.</param>
internal sealed record SparedPlace(string AreaCode, int Questions, double Seconds, double Share);

/// <summary>What reuse spares the people of an exercise’s places.</summary>
internal static class SparedQuestions
{
    /// <summary>
    /// The places that are spared something. A question that is reused but asked all the same, since others depend on its answer, spares
    /// nobody anything.
    /// </summary>
    public static IReadOnlyList<SparedPlace> ByPlace(SurveyDefinition definition, IEnumerable<ReusedQuestion> reused)
    {
        var questions = definition.Questions.Where(question => question.Kind != QuestionKind.Information).ToList();
        return
        [
            .. from place in reused.GroupBy(row => row.AreaCode)
               let asked = SurveyScope.LeftToAsk(definition, place.Key, place)
               let spared = questions.Except(asked).ToList()
               where spared.Count > 0
               select new SparedPlace(place.Key, spared.Count, spared.Sum(CompletionTime.Seconds), (double)spared.Count / questions.Count),
        ];
    }

    /// <summary>
    /// What that saves before anybody has answered: question and place pairs, places, and the minutes that a hundred people in each of
    /// those places keep, to one decimal.
    /// </summary>
    public static ReuseSaving Saving(IReadOnlyList<SparedPlace> places) => new(
        places.Sum(place => place.Questions), places.Count, (decimal)Math.Round(places.Sum(place => place.Seconds) * 100 / 60, 1));
}
