using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Weighting;

/// <summary>What came of a choice of margins, in words.</summary>
internal static class PictureWords
{
    /// <summary>Why answers cannot be weighted so.</summary>
    public static string Why(PictureAdvice advice) => advice.Problem switch
    {
        PictureProblem.NobodyAnswered =>
            $"{advice.Margin}: nobody in “{advice.Group}” answered this question. Weighting cannot stand in for people who said nothing.",
        PictureProblem.TooFewAnswered =>
            $"{advice.Margin}: fewer than 8 people in “{advice.Group}” answered this question. They would speak for everybody in that group, and could be recognised.",
        PictureProblem.NobodyLivesThere =>
            $"{advice.Margin}: there are answers from “{advice.Group}”, but the population figures have nobody in it.",
        PictureProblem.DoesNotConverge => $"{advice.Margin}: no weights fit “{advice.Group}” together with the rest of your choice.",
        PictureProblem.FewLeftOut =>
            "Only a few people did not say one of the things you chose. Leaving them out would show what they answered, so nothing is shown. Choose fewer things.",
        PictureProblem.NotKnown => "Too few people said which groups they are in.",
    };

    /// <summary>Whom the choice leaves out; nothing where nobody is.</summary>
    public static IEnumerable<string> LeftOut(PictureOutcome outcome)
    {
        if (outcome.LeftOut.About > 0)
        {
            yield return $"{Words.PeopleFirst(outcome.LeftOut)} are left out: they did not say all that you chose to weight by.";
        }

        if (outcome.PlacesLeftOut.Count > 0)
        {
            yield return $"Left out: {Words.List(outcome.PlacesLeftOut)}. What you chose to weight by is not known of the people who answered there.";
        }
    }

    /// <summary>How much the answers are worth, and what the weights are like.</summary>
    public static string Worth(PictureWeighting weighting) =>
        $"{Words.PeopleFirst(weighting.People)} are weighted. Their answers are worth those of about {Words.Number(weighting.EffectiveSampleSize)} people in a simple random sample (design effect {Words.Number(weighting.DesignEffect)}). One person counts for between {Words.Number(weighting.Lowest)} and {Words.Number(weighting.Highest)} times the average.";

    /// <summary>What the limit on weights costs.</summary>
    public static string Loss(PictureGap gap) =>
        $"Because of the limit on weights, {gap.Margin} “{gap.Group}” is {Words.Number(Math.Abs(gap.Points))} percentage points {(gap.Points < 0 ? "below" : "above")} its share of the population.";
}
