using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Demonstration;

/// <summary>Made-up responses, the same on every installation.</summary>
internal static class DemonstrationResponses
{
    /// <summary>One in so many leaves a question out.</summary>
    private const int LeavesOutOneIn = 25;

    /// <summary>Responses to the survey, all from one place, spread over the days of its fieldwork.</summary>
    /// <param name="survey">Published, with dates.</param>
    /// <param name="areaCode">The place.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Another seed, other people.</param>
    /// <param name="weights">For each choice of the survey, how often each of its options is chosen, in order.</param>
    public static IReadOnlyList<Response> Make(
        Survey survey, string areaCode, int count, int seed, IReadOnlyDictionary<string, int[]> weights)
    {
        // Nobody's secret depends on it, and a seeded Random draws the same numbers everywhere.
#pragma warning disable CA5394
        var random = new Random(seed);
        var days = survey.Closes!.Value.DayNumber - survey.Opens!.Value.DayNumber + 1;
        var responses = new List<Response>(count);
        for (var number = 0; number < count; number++)
        {
            var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var question in survey.Definition.Questions)
            {
                var draw = random.Next(weights[question.Code].Sum());
                if (random.Next(LeavesOutOneIn) != 0)
                {
                    answers[question.Code] = [Pick(question, weights[question.Code], draw)];
                }
            }

            responses.Add(new Response
            {
                ReceiptHash = ReceiptCode.For(survey.Id, $"demonstration/{number}").Hash,
                SurveyId = survey.Id,
                SurveyVersion = survey.Version,
                AreaCode = areaCode,
                Answers = answers,
                ReceivedOn = survey.Opens.Value.AddDays(random.Next(days)),
            });
        }
#pragma warning restore CA5394

        return responses;
    }

    /// <summary>The option that a number drawn below the sum of the weights falls on.</summary>
    public static string Pick(Question question, int[] weights, int draw)
    {
        var option = 0;
        while (draw >= weights[option])
        {
            draw -= weights[option++];
        }

        return question.Options[option].Code;
    }
}
