using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Intake;

/// <summary>Whole responses, acknowledged when they are on the disk, against the shortest program that can do it.</summary>
internal static class IntakeBench
{
    /// <summary>Connections at which something is promised.</summary>
    private const int Promised = 32;

    private const string Rows = "SELECT count(*) FROM responses WHERE \"SurveyId\" = $survey";
    private const string Count = "SELECT \"ResponseCount\" FROM surveys WHERE \"Id\" = $survey";

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var options = LoadOptions.Read(arguments, 1, 8, 32, 128);
        await using var reference = await ServerProcess.ReferenceAsync(IntakeReference.Word);
        await using var platform = await ServerProcess.StandaloneAsync();
        var survey = await platform.PublishAsync();
        var ours = new Side(platform, $"/api/engagement/surveys/{survey.Summary.Slug}/responses");
        var limit = new Side(reference, "/responses");

        var figures = new List<Figure>();
        foreach (var connections in options.Connections)
        {
            await Side.TakeTurnsAsync(limit, ours, connections, options);
            var promised = connections == Promised;
            figures.AddRange(ours.Against(limit, "responses-per-second", $"c{connections}", connections, promised ? 0.7 : null, promised ? 2 : null));
        }

        limit.RequireStored(reference.Count(Rows, IntakeReference.Survey));
        ours.RequireStored(platform.Count(Rows, survey.Summary.Id));
        ours.RequireStored(platform.Count(Count, survey.Summary.Id));
        Console.WriteLine($"{ours.Acknowledged} responses acknowledged and found in the database; {options.Rounds} rounds of {options.Duration.TotalSeconds} s, medians");
        return figures;
    }
}
