using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Results;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>One place's lines of a question: how many people gave each answer there.</summary>
/// <param name="table">The question.</param>
/// <param name="place">The place.</param>
/// <param name="lines">Its lines, at least one.</param>
/// <param name="rounded">The publisher rounded the numbers.</param>
internal sealed class PlaceTable(QuestionTable table, KnownArea place, IReadOnlyList<ResultsLine> lines, bool rounded)
{
    private readonly PeopleCell?[] cells = new PeopleCell?[table.Answers.Count];
    private bool wrong;

    private QuestionKind Kind => table.Question.Kind;

    private bool AddsUp => Kind != QuestionKind.MultipleChoice;

    /// <summary>The counts; null where too few answered to say how many, nobody was asked, or something is wrong.</summary>
    public QuestionTally? Count()
    {
        foreach (var line in lines)
        {
            ReadCell(line);
        }

        foreach (var (index, answer) in table.Answers.Index())
        {
            if (cells[index] is null && !wrong)
            {
                Refuse(lines[0], $"{place.Name} has no line for the answer “{ResultsSheet.Short(answer.Text)}”. Add it, with 0 where nobody gave it.");
            }
        }

        var answered = wrong ? null : Answered();
        return wrong || answered is null ? null : Tally(answered.Value);
    }

    private void ReadCell(ResultsLine line)
    {
        var index = table.IndexOf(line);
        if (index < 0)
        {
            wrong = true;
            return;
        }

        var (cell, problem) = NumberCells.Read(line["people"], line["percent"]);
        if (problem is not null)
        {
            Refuse(line, problem);
        }
        else if (cells[index] is not null)
        {
            Refuse(line, $"{place.Name} has another line for this answer. Keep one of them.");
        }

        cells[index] = cell ?? new PeopleCell(0, null);
    }

    /// <summary>How many answered; null where that is hidden or wrong.</summary>
    private int? Answered()
    {
        var said = lines.Where(line => line["answered"].Length > 0).ToList();
        if (said.Count == 0)
        {
            if (AddsUp && cells.All(cell => cell?.People is not null))
            {
                table.Say(lines[0], $"{place.Name}: nobody said how many answered, so the answers were added up.");
                return cells.Sum(cell => cell!.People!.Value);
            }

            Refuse(lines[0], $"Say in the column “answered” how many people in {place.Name} answered this question. Answers that are hidden, percentages, or several of one person cannot be added up.");
            return null;
        }

        if (said.FirstOrDefault(line => line["answered"] != said[0]["answered"]) is { } other)
        {
            Refuse(other, $"The number who answered in {place.Name} is another than on line {said[0].Number:N0}.");
        }

        var (count, problem) = NumberCells.Count(said[0]["answered"]);
        if (problem is not null)
        {
            Refuse(said[0], problem);
        }
        else if (count is null)
        {
            table.Say(said[0], $"{place.Name} is left out of this question: how many answered there is hidden.");
        }

        return count;
    }

    private QuestionTally? Tally(int answered)
    {
        var withheld = cells.Index().Where(cell => cell.Item!.Withheld).Select(cell => cell.Index).ToList();
        int[] chosen = [.. cells.Select(cell => PeopleOf(cell!, answered))];
        if (answered == 0 && chosen.Sum() == 0 && withheld.Count == 0)
        {
            return null;
        }

        if (cells.Index().FirstOrDefault(cell => chosen[cell.Index] > answered + Slack(answered)) is { Item: not null, Index: var more })
        {
            Refuse(table.Answers[more].Lines.Find(lines.Contains)!, $"{chosen[more]:N0} people gave this answer in {place.Name}, but only {answered:N0} answered.");
            return null;
        }

        if (AddsUp && !FitsTogether(answered, chosen, withheld.Count))
        {
            return null;
        }

        var fitted = Fit(answered, chosen);
        return new QuestionTally(answered, WithStandIns(answered, fitted, withheld), Sum: 0) { Withheld = withheld };
    }

    private static int PeopleOf(PeopleCell cell, int answered) => cell.Percent is { } percent
        ? (int)Math.Round(percent * answered / 100, MidpointRounding.AwayFromZero)
        : cell.People ?? 0;

    /// <summary>By how much one rounded number can be off.</summary>
    private int Slack(int answered) =>
        rounded ? 10 : cells.Any(cell => cell?.Percent is not null) ? (answered / 200) + 1 : 0;

    /// <summary>Each of those who answered gave one answer.</summary>
    private bool FitsTogether(int answered, int[] chosen, int withheld)
    {
        var (sum, slack) = (chosen.Sum(), Slack(answered) * chosen.Length);
        if (withheld == 0 && Math.Abs(sum - answered) > slack)
        {
            Refuse(lines[0], $"The answers in {place.Name} add up to {sum:N0}, but {answered:N0} people answered. Each of them gave one answer: mend the number, or add a line for the answer that is missing.");
            return false;
        }

        if (withheld > 0 && answered - sum + slack < withheld)
        {
            Refuse(lines[0], $"The answers in {place.Name} add up to {sum:N0} of {answered:N0} people. That leaves nobody for those that are hidden.");
            return false;
        }

        return true;
    }

    /// <summary>Rounded numbers can add up to more than there are people: each is then made smaller in proportion.</summary>
    private int[] Fit(int answered, int[] chosen)
    {
        var sum = chosen.Sum();
        return !AddsUp ? [.. chosen.Select(people => Math.Min(people, answered))]
            : sum <= answered ? chosen
            : [.. chosen.Select(people => (int)((long)people * answered / sum))];
    }

    /// <summary>
    /// For a hidden number stands one that disclosure control hides, as near as what is left allows, so that whatever could
    /// give it away is hidden too. It is shown nowhere.
    /// </summary>
    private int[] WithStandIns(int answered, int[] chosen, List<int> withheld)
    {
        var left = AddsUp ? answered - chosen.Sum() : 0;
        foreach (var (position, index) in withheld.Index())
        {
            var share = left / Math.Max(1, withheld.Count - position);
            chosen[index] = Math.Clamp(share, 1, 7);
            left -= chosen[index];
        }

        return chosen;
    }

    private void Refuse(ResultsLine line, string sentence)
    {
        wrong = true;
        table.Refuse(line, sentence);
    }
}
