using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.SystemPicture;

/// <summary>People of the same place and groups, and what they answered to a question.</summary>
/// <param name="Groups">The place's position from 1, then the group of each margin; 0 where it is not known.</param>
/// <param name="Answered">How many answered. Exact; never leaves the service.</param>
/// <param name="Chosen">By option of the question, how many chose it.</param>
internal sealed record AnsweredCell(ushort[] Groups, int Answered, int[] Chosen)
{
    /// <summary>Place and all groups are known.</summary>
    public bool IsKnown => Array.TrueForAll(Groups, group => group > 0);
}

/// <summary>
/// One survey's people by place and group. Who is in which cell is worked out once; each question is then one pass over two
/// columns, however many margins there are.
/// </summary>
internal sealed class PeopleInCells
{
    private readonly CodedResponses rows;
    private readonly List<ushort[]> groups = [];
    private readonly ushort[] cellOf;

    /// <summary>Puts everybody into their cell.</summary>
    /// <param name="kept">The survey's responses.</param>
    /// <param name="places">The places, which are the first group.</param>
    /// <param name="margins">The others, in order.</param>
    public PeopleInCells(KeptAnswers kept, Dimension places, IReadOnlyList<PopulationMargin> margins)
    {
        rows = kept.Rows;
        var asked = margins.Select(margin => margin.Answers.GroupsOf(kept)).ToList();
        NotAsked = [.. margins.Where((_, index) => asked[index] is null)];
        IReadOnlyList<ReadOnlyMemory<ushort>> columns =
            [rows.ColumnsOf([places])[0], .. asked.Select(column => (ReadOnlyMemory<ushort>)(column ?? new ushort[rows.Respondents]))];
        IReadOnlyList<int> sizes = [places.Values.Count, .. margins.Select(margin => margin.Groups.Count)];
        cellOf = new ushort[rows.Respondents];
        var cells = new Dictionary<long, ushort>();
        foreach (var (from, indices) in CodedColumns.Blocks(columns, sizes))
        {
            for (var row = 0; row < indices.Length; row++)
            {
                var index = indices.Span[row];
                if (!cells.TryGetValue(index, out var cell))
                {
                    groups.Add(CodedColumns.CodesAt(index, sizes));
                    cells.Add(index, cell = checked((ushort)groups.Count));
                }

                cellOf[from + row] = cell;
            }
        }
    }

    /// <summary>Margins whose question the survey does not ask.</summary>
    public IReadOnlyList<PopulationMargin> NotAsked { get; }

    /// <summary>How many people are in each cell, whatever they answered.</summary>
    public IEnumerable<(ushort[] Groups, int People)> Count() =>
        CodedColumns.Count([cellOf], [groups.Count]).Skip(1).Select((people, cell) => (groups[cell], people));

    /// <summary>What people of some of the places answered to a question.</summary>
    /// <param name="part">The question, of this survey.</param>
    /// <param name="counts">By its options in order, see <see cref="AnswerSource.Counts"/>.</param>
    /// <param name="options">How many options the picture's question has.</param>
    /// <param name="places">Positions of the places, from 1.</param>
    public IEnumerable<AnsweredCell> Count(Question part, IReadOnlyList<int> counts, int options, IReadOnlySet<int> places)
    {
        var answered = new int[groups.Count];
        var chosen = groups.Select(_ => new int[options]).ToArray();
        if (part.Kind == QuestionKind.MultipleChoice)
        {
            for (var option = 0; option < counts.Count; option++)
            {
                var table = Table(Dimension.OptionOf(part, option), 2);
                for (var cell = 0; cell < groups.Count; cell++)
                {
                    var (yes, no) = (table[((cell + 1) * 3) + Dimension.Chosen], table[((cell + 1) * 3) + Dimension.NotChosen]);
                    answered[cell] = yes + no;
                    if (counts[option] >= 0)
                    {
                        chosen[cell][counts[option]] += yes;
                    }
                }
            }
        }
        else
        {
            var table = Table(Dimension.Of(part), counts.Count);
            for (var cell = 0; cell < groups.Count; cell++)
            {
                for (var option = 0; option < counts.Count; option++)
                {
                    var people = table[((cell + 1) * (counts.Count + 1)) + option + 1];
                    answered[cell] += counts[option] == AnswerSource.LeftOut ? 0 : people;
                    if (counts[option] >= 0)
                    {
                        chosen[cell][counts[option]] += people;
                    }
                }
            }
        }

        return groups.Select((group, cell) => new AnsweredCell(group, answered[cell], chosen[cell]))
            .Where(cell => cell.Answered > 0 && places.Contains(cell.Groups[0]));
    }

    private int[] Table(Dimension dimension, int values) =>
        CodedColumns.Count([cellOf, rows.ColumnsOf([dimension])[0]], [groups.Count, values]);
}
