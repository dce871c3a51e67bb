using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Bench.Disclosure;

/// <summary>What is lost to disclosure control against the least possible, and how long a release takes.</summary>
internal static class DisclosureBench
{
    private const int SmallTables = 400;
    private const int Questions = 20;
    private const int Options = 10;
    private const int Places = 9;
    private const int Wards = 277;

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var figures = new List<Figure>();
        foreach (var (name, rows, places, neighbourhoods) in new[]
        {
            ("3×3", 3, 3, 1), ("4×4", 4, 4, 1), ("3×(2×3)", 3, 2, 3), ("4×(2×3)", 4, 2, 3),
        })
        {
            figures.AddRange(Loss(name, rows, places, neighbourhoods));
        }

        foreach (var respondents in new[] { 2_000, 20_000, 200_000 })
        {
            figures.AddRange(await TimeAsync(respondents));
        }

        return figures;
    }

    private static IEnumerable<Figure> Loss(string name, int rows, int places, int neighbourhoods)
    {
        var random = new Random(1);
        var losses = Enumerable.Range(0, SmallTables).Select(_ => SmallTable.Of(random, rows, places, neighbourhoods).Loss()).OfType<(int Hidden, int Least)>().ToList();
        yield return new($"hidden-{name}", losses.Average(loss => (double)loss.Hidden), "cells", losses.Average(loss => (double)loss.Least), AtMost: 1.05);
        yield return new($"at-the-least-{name}", losses.Count(loss => loss.Hidden == loss.Least) / (double)losses.Count, "share", 1);
    }

    /// <summary>A survey of twenty questions with ten answers each, by nine places and 277 wards, against merely counting the same tables.</summary>
    private static async Task<IReadOnlyList<Figure>> TimeAsync(int respondents)
    {
        var (places, wards, responses, questions) = Survey(respondents);
        var gate = new Engagement.Results.Disclosure(DisclosureRule.On(new DateOnly(2026, 11, 22)));
        var shown = 0;
        var count = new Measure($"counted-{respondents}", null, () => Task.Run(() => questions.ForEach(question =>
        {
            _ = responses.Count([Dimension.Of(question)]);
            _ = responses.Count([Dimension.Of(question), places]);
            _ = responses.Count([Dimension.Of(question), wards]);
        })));
        var release = new Measure($"released-{respondents}", null, () => Task.Run(() =>
        {
            var figures = new Figures(responses, gate);
            shown = 0;
            foreach (var question in questions)
            {
                foreach (var by in new[] { places, wards })
                {
                    var groups = figures.Groups(question, [.. by.Values.Select((_, value) => new Held(by, value))], []);
                    shown += groups.Sum(group => group.Options.Count(option => option.Count.About > 0));
                }
            }
        }));
        await Measure.TakeTurnsAsync([count, release], rounds: 3, discarded: 1);
        Console.WriteLine($"{respondents:N0} respondents, {Questions} questions of {Options} answers, {Places} places, {Wards} wards: {shown:N0} figures of {Questions * Options * (Places + Wards):N0} are shown and not nought");
        return [new(count.Name, count.Median, "ms"), new(release.Name, release.Median, "ms", count.Median)];
    }

    private static (Dimension Places, Dimension Wards, CodedResponses Responses, List<Question> Questions) Survey(int respondents)
    {
        var random = new Random(2);
        var placeOf = Enumerable.Range(0, Wards).ToDictionary(ward => $"W{ward}", ward => $"P{ward % Places}", StringComparer.Ordinal);
        var where = Choice("where", QuestionKind.Neighbourhood, placeOf.Keys);
        var questions = Enumerable.Range(0, Questions)
            .Select(question => Choice($"q{question}", QuestionKind.SingleChoice, Enumerable.Range(0, Options).Select(option => $"o{option}"))).ToList();
        var responses = new CodedResponses(new SurveyDefinition("", [where, .. questions]));
        for (var respondent = 0; respondent < respondents; respondent++)
        {
            var ward = Math.Min(random.Next(Wards), random.Next(Wards));
            var answers = questions.ToDictionary(
                question => question.Code,
                _ => (IReadOnlyList<string>)[$"o{Math.Min(random.Next(Options), random.Next(Options))}"],
                StringComparer.Ordinal);
            if (random.Next(10) > 0)
            {
                answers.Add(where.Code, [$"W{ward}"]);
            }

            responses.Add(respondent, placeOf[$"W{ward}"], answers);
        }

        var places = Dimension.Places(Enumerable.Range(0, Places).Select(place => ($"P{place}", $"p{place}", $"P{place}")));
        return (places, Dimension.Neighbourhoods(where, places, placeOf), responses, questions);
    }

    private static Question Choice(string code, QuestionKind kind, IEnumerable<string> options) =>
        new() { Code = code, Kind = kind, Text = code, Options = [.. options.Select(option => new AnswerOption(option, option))] };
}
