using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using static IcpEngage.Web.Languages.Texts;

namespace IcpEngage.Web.Pages.Public.Results;

/// <summary>The figures of a page as a CSV file (RFC 4180): what they are and what was hidden, then a table.</summary>
internal sealed class FiguresFile
{
    private readonly StringBuilder text = new();

    /// <summary>All questions of a survey.</summary>
    public static FiguresFile Of(SurveyResults results, IReadOnlyList<ResultsFilter> filters, DateOnly today)
    {
        var file = new FiguresFile();
        var released = results.State == SurveyState.Released && results.Withdrawal is null;
        file.Head(results.Title, released, results.Demonstration, filters, results.Respondents, today, correction: results.Correction);
        file.Questions(results.Questions);
        return file;
    }

    /// <summary>All questions of evidence, with where it came from and what it cannot tell.</summary>
    public static FiguresFile Of(ReleasedEvidence evidence, DateOnly today)
    {
        var file = new FiguresFile();
        file.Head(evidence.Title, released: true, evidence.Demonstration, [], evidence.Respondents, today, Findings.LimitsOf(evidence), evidence.Correction);
        file.Questions(evidence.Questions);
        return file;
    }

    /// <summary>One question by place or group.</summary>
    public static FiguresFile Of(Breakdown breakdown, DateOnly today)
    {
        var file = new FiguresFile();
        file.Head(breakdown.Title, breakdown.Released, breakdown.Demonstration, breakdown.Filters, breakdown.Selected, today);
        file.Line(
            "by", "group", "question code", "question", "answer code", "answer", "people", "percent", "people who answered the question", "average");
        file.Question([breakdown.By.Text, "Everyone"], breakdown.Question);
        foreach (var group in breakdown.Groups)
        {
            file.Question(
                [breakdown.By.Text, group.Text],
                breakdown.Question with { Answered = group.Answered, Options = group.Options, Mean = group.Mean });
        }

        return file;
    }

    /// <summary>Every question weighted, with how, and then every place with where its answers come from.</summary>
    public static FiguresFile Of(WholePicture picture, DateOnly today)
    {
        var file = new FiguresFile();
        var byPlace = picture.Questions.All(question => question.Chosen is null);
        file.Line(Say($"Survey"), picture.Title);
        file.Line(Say($"Taken on"), today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        file.Notes(picture.Demonstration, picture is { State: SurveyState.Released, Withdrawn: false } && byPlace, [Findings.LimitOf(EvidenceMethod.OpenSurvey)]);
        file.Line(Say($"Method"), Say($"Weighted so that each place counts by the number of people who live there; “low” and “high” are a Wilson interval at the effective sample size (Kish), indicative only."));
        if (!byPlace)
        {
            file.Line("Method", $"“Chosen” is raked (iterative proportional fitting) to the population by {string.Join(", ", picture.Choice.Margins)}; weights capped at {(picture.Choice.Cap is { } cap ? $"{cap} times the mean" : "nothing")}. People who did not say one of these are left out.");
        }

        file.Line();
        file.Line(
            "question code", "question", "answer code", "answer", "people", "percent as answered",
            "percent by place", "low", "high", "effective sample size", "design effect",
            "chosen percent", "chosen low", "chosen high", "chosen people", "chosen effective sample size", "chosen design effect", "people left out");
        foreach (var question in picture.Questions)
        {
            foreach (var option in question.Options)
            {
                file.Line(
                [
                    question.Code, question.Text, option.Code, option.Text, Count(question.Answered), Shown(option.Unweighted),
                    .. Share(option.ByPlace), .. Worth(question.ByPlace),
                    .. question.Chosen is { } chosen
                        ? [.. Share(option.Chosen), chosen.Weighting is { } weighting ? Count(weighting.People) : "", .. Worth(chosen.Weighting), Count(chosen.LeftOut)]
                        : Enumerable.Repeat("", 7),
                ]);
            }
        }

        file.Line();
        file.Line("question code", "place", "answers come from", "evidence", "asked as", "people", "weight in percent", "counted together with", "answer", "percent");
        foreach (var (question, place) in picture.Questions.SelectMany(question => question.Places.Select(place => (question, place))))
        {
            string[] from =
            [
                question.Code, place.AreaName, $"{place.Answers}", place.Evidence is { } evidence ? $"{evidence.Id}" : "", place.Evidence?.QuestionText ?? "",
                Count(place.People), place.Weight is { } weight ? Shown(weight) : "", string.Join(" and ", place.Together),
            ];
            if (place.Percents.Count == 0)
            {
                file.Line([.. from, "", ""]);
            }

            foreach (var (option, percent) in question.Options.Zip(place.Percents))
            {
                file.Line([.. from, option.Text, Shown(percent)]);
            }
        }

        return file;
    }

    /// <summary>UTF-8 with a byte order mark, without which Excel reads it as something else.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];

    private void Head(
        string title,
        bool released,
        bool demonstration,
        IReadOnlyList<ResultsFilter> filters,
        DisclosedCount people,
        DateOnly today,
        IReadOnlyList<string>? limits = null,
        EvidenceCorrection? correction = null)
    {
        Line(Say($"Survey"), title);
        Line(Say($"Taken on"), today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line(Say($"People looked at"), Count(people));
        foreach (var filter in filters)
        {
            Line(Say($"Only people with"), filter.Text, filter.ValueText);
        }

        Notes(demonstration, released && filters.Count == 0, limits ?? [Findings.LimitOf(EvidenceMethod.OpenSurvey)], correction);
        Line();
    }

    private void Notes(bool demonstration, bool published, IReadOnlyList<string> limits, EvidenceCorrection? correction = null)
    {
        if (demonstration)
        {
            Line(Say($"Note"), Say($"These answers are made up, to show the product."));
        }

        if (!published)
        {
            Line(Say($"Note"), Say($"Not published. Do not pass these figures on."));
        }

        if (correction is not null)
        {
            Line(Say($"Note"), Say($"Corrected on {Words.Date(correction.On)}."), correction.Because);
        }

        Line(Say($"Note"), Words.HiddenMeaning);
        foreach (var limit in limits)
        {
            Line(Say($"Note"), limit);
        }
    }

    private void Questions(IReadOnlyList<QuestionResult> questions)
    {
        Line("question code", "question", "answer code", "answer", "people", "percent", "people who answered the question", "average");
        foreach (var question in questions)
        {
            Question([], question);
        }
    }

    private void Question(string[] before, QuestionResult question)
    {
        var average = question.Mean?.ToString(CultureInfo.InvariantCulture) ?? "";
        if (question.Options.Count == 0)
        {
            Line([.. before, question.Code, question.Text, "", "", "", "", Count(question.Answered), average]);
        }

        foreach (var option in question.Options)
        {
            Line(
            [
                .. before, question.Code, question.Text, option.Code, option.Text, Count(option.Count),
                option.Percent?.ToString(CultureInfo.InvariantCulture) ?? Words.Hidden, Count(question.Answered), average,
            ]);
        }
    }

    private static string Shown(int? percent) => percent?.ToString(CultureInfo.InvariantCulture) ?? Words.Hidden;

    private static string[] Share(PictureShare? share) => [Shown(share?.Percent), Shown(share?.Low), Shown(share?.High)];

    private static string[] Worth(PictureWeighting? weighting) => weighting is null
        ? ["", ""]
        : [Shown(weighting.EffectiveSampleSize), weighting.DesignEffect.ToString(CultureInfo.InvariantCulture)];

    private static string Count(DisclosedCount count) => count.About?.ToString(CultureInfo.InvariantCulture) ?? Words.Hidden;

    private void Line(params string[] cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A cell that stays text: a spreadsheet would run what begins like a formula.</summary>
    private static string Cell(string cell)
    {
        var harmless = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{cell}" : cell;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
