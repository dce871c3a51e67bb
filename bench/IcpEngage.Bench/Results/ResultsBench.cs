using System.Globalization;
using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Results;

/// <summary>Results as the service answers them and as the page shows them, against merely reading the rows.</summary>
internal static class ResultsBench
{
    /// <summary>Milliseconds that a tuned LimeSurvey 6 took for its statistics of 10,000 responses of 8 questions, on two such cores.</summary>
    private const double LimeSurvey = 410;

    /// <param name="arguments">Responses (10,000), then rounds (40).</param>
    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var responses = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 40;
        await using var system = await BenchedSystem.StartAsync(responses);
        var results = $"/api/engagement/surveys/{system.Slug}/results";
        var page = $"/workspace/surveys/{system.Slug}/results";
        var reference = new Measure("rows-read", null, system.ReadRowsAsync);
        Measure[] measures =
        [
            new("service-warm", null, () => system.GetAsync($"{results}/explore")),
            new("service-warm-filtered-by-place", null, () => system.GetAsync($"{results}/explore?filter=@place:halton")),
            new("service-warm-cross-table-by-place", null, () => system.GetAsync($"{results}/by/@place/q1")),
            new("service-warm-cross-table-filtered", null, () => system.GetAsync($"{results}/by/q2/q1?filter=@place:halton")),
            new("service-one-response-more", system.AddResponseAsync, () => system.GetAsync($"{results}/explore")),
            new("service-cold", system.ForgetAsync, () => system.GetAsync($"{results}/explore")),
            new("page-warm", null, () => system.GetAsync(page)),
            new("page-warm-filtered-by-place", null, () => system.GetAsync($"{page}?filter=@place:halton")),
            new("page-cold", system.ForgetAsync, () => system.GetAsync(page)),
        ];
        await Measure.TakeTurnsAsync([reference, .. measures], rounds, discarded: 5);

        Console.WriteLine($"{responses} responses of {BenchedSurvey.Questions} questions, {rounds} rounds; medians");
        return
        [
            new(reference.Name, reference.Median, "ms"),
            .. measures.Select(measure => new Figure(measure.Name, measure.Median, "ms", reference.Median)),
            .. measures.Select(measure => new Figure($"{measure.Name}-limesurvey", measure.Median, "ms", LimeSurvey)),
        ];
    }
}
