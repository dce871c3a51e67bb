using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IcpEngage.Bench.Results;

// dotnet run -c Release --project bench/Results [-- RESPONSES [ROUNDS]]
var responses = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 40;

await using var system = await BenchedSystem.StartAsync(responses);
var results = $"/api/engagement/surveys/{system.Slug}/results";
var page = $"/workspace/surveys/{system.Slug}/results";
Measure[] measures =
[
    new("reading the rows (reference)", null, system.ReadRowsAsync),
    new("service, warm", null, () => system.GetAsync($"{results}/explore")),
    new("service, warm, filtered by place", null, () => system.GetAsync($"{results}/explore?filter=@place:halton")),
    new("service, warm, cross-table by place", null, () => system.GetAsync($"{results}/by/@place/q1")),
    new("service, warm, cross-table filtered", null, () => system.GetAsync($"{results}/by/q2/q1?filter=@place:halton")),
    new("service, one response more", system.AddResponseAsync, () => system.GetAsync($"{results}/explore")),
    new("service, cold", system.ForgetAsync, () => system.GetAsync($"{results}/explore")),
    new("page, warm", null, () => system.GetAsync(page)),
    new("page, warm, filtered by place", null, () => system.GetAsync($"{page}?filter=@place:halton")),
    new("page, cold", system.ForgetAsync, () => system.GetAsync(page)),
];

// Interleaved: whatever else the machine does meanwhile meets all of them alike. The first rounds warm the code up.
const int Discarded = 5;
for (var round = -Discarded; round < rounds; round++)
{
    foreach (var measure in measures)
    {
        if (measure.Prepare is not null)
        {
            await measure.Prepare();
        }

        var began = Stopwatch.GetTimestamp();
        await measure.Run();
        if (round >= 0)
        {
            measure.Milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }
}

// A tuned LimeSurvey 6 made its statistics of 10,000 responses of 8 questions in 0.41 s on two such cores.
const double LimeSurvey = 410;
var reference = measures[0].Median;
Console.WriteLine($"{responses} responses of {BenchedSystem.Questions} questions, {rounds} rounds");
Console.WriteLine($"{"",-38}{"median ms",10}{"p95 ms",10}{"x rows read",12}{"x LimeSurvey",13}");
foreach (var measure in measures)
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{measure.Name,-38}{measure.Median,10:F1}{measure.Percentile(0.95),10:F1}{measure.Median / reference,12:F2}{LimeSurvey / measure.Median,13:F1}"));
}

foreach (var measure in measures)
{
    Console.WriteLine(JsonSerializer.Serialize(new
    {
        bench = "results",
        measure = measure.Name,
        responses,
        rounds,
        medianMs = Math.Round(measure.Median, 2),
        p95Ms = Math.Round(measure.Percentile(0.95), 2),
        timesRowsRead = Math.Round(measure.Median / reference, 3),
        timesFasterThanLimeSurvey = Math.Round(LimeSurvey / measure.Median, 1),
    }));
}
