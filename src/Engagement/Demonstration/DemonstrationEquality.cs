using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Demonstration;

/// <summary>What made-up people say about themselves, the same on every installation.</summary>
internal static class DemonstrationEquality
{
    /// <summary>One in so many says nothing.</summary>
    private const int SilentOneIn = 3;

    /// <summary>For each question that is answered, how often each of its options is chosen, in order.</summary>
    private static readonly Dictionary<string, int[]> Weights = new(StringComparer.Ordinal)
    {
        ["sex"] = [53, 43, 4],
        ["age"] = [7, 12, 15, 17, 19, 16, 8, 2, 4],
        ["disability"] = [32, 62, 6],
        ["carer"] = [68, 12, 6, 3, 2, 4, 5],
    };

    /// <summary>Answers of most of those who sent the responses.</summary>
    public static IReadOnlyList<EqualityAnswers> Make(Survey survey, IReadOnlyList<Response> responses, int seed)
    {
        var pack = EqualityPack.Of(survey)!;
        var questions = pack.Definition.Questions.Where(question => Weights.ContainsKey(question.Code)).ToList();

        // Nobody's secret depends on it, and a seeded Random draws the same numbers everywhere.
#pragma warning disable CA5394
        var random = new Random(seed);
        var made = new List<EqualityAnswers>();
        foreach (var response in responses.Where(_ => random.Next(SilentOneIn) != 0))
        {
            var answers = new EqualityAnswers { ReceiptHash = response.ReceiptHash, SurveyId = survey.Id };
            answers.Keep(
                questions.ToDictionary(
                    question => question.Code,
                    question => (IReadOnlyList<string>)[DemonstrationResponses.Pick(
                        question, Weights[question.Code], random.Next(Weights[question.Code].Sum()))],
                    StringComparer.Ordinal),
                pack.Route);
            made.Add(answers);
        }
#pragma warning restore CA5394

        return made;
    }
}
