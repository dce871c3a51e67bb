using IcpEngage.Bench.Intake;
using IcpEngage.Bench.Platform;

namespace IcpEngage.Bench.Journey;

/// <summary>Whole journeys of respondents without JavaScript, against as many empty forms.</summary>
internal static class JourneyBench
{
    private const string Rows = "SELECT count(*) FROM responses WHERE \"SurveyId\" = $survey";
    private const string Drafts = "SELECT count(*) FROM answer_drafts WHERE \"SurveyId\" = $survey";

    public static async Task<IReadOnlyList<Figure>> RunAsync(string[] arguments)
    {
        var options = LoadOptions.Read(arguments, 32);
        await using var reference = await ServerProcess.ReferenceAsync(FormReference.Word);
        await using var platform = await ServerProcess.StandaloneAsync();
        return
        [
            .. await FormAsync(platform, reference, "one-page", onePage: true, options),
            .. await FormAsync(platform, reference, "page-each", onePage: false, options),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> FormAsync(
        ServerProcess platform, ServerProcess reference, string name, bool onePage, LoadOptions options)
    {
        var survey = await platform.PublishAsync($"How it is, {name}", onePage);
        var slug = survey.Summary.Slug;
        var (gets, posts) = await Respondent.PagesAsync(platform, slug);
        Console.WriteLine($"{name}: a journey is {gets} pages and {posts} forms sent");
        var ours = new Side(
            (connections, duration) => Load.RunAsync(connections, duration, () => Respondent.ComeToAsync(platform.Address, slug)),
            () => platform.ProcessorTime);
        var limit = new Side(
            (connections, duration) => Load.RunAsync(
                connections, duration, async () => new FormVisitor(await Browser.OpenAsync(reference.Address), gets, posts)),
            () => reference.ProcessorTime);
        var figures = new List<Figure>();
        foreach (var connections in options.Connections)
        {
            await Side.TakeTurnsAsync(limit, ours, connections, options);
            figures.AddRange(ours.Against(limit, "journeys-per-second", $"{name}-c{connections}", connections, perSecond: 0.5));
        }

        ours.RequireStored(platform.Count(Rows, survey.Summary.Id) - 1);
        if (platform.Count(Drafts, survey.Summary.Id) is var left and > 0)
        {
            throw new InvalidOperationException($"{left} half-filled answers are left of journeys that were ended.");
        }

        Console.WriteLine($"{ours.Acknowledged} journeys ended with a receipt and are found in the database");
        return figures;
    }
}
