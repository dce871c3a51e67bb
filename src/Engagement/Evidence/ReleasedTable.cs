using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Evidence;

/// <summary>
/// What was released of a piece of evidence by place, by neighbourhood, or by an equality group. Figures that passed
/// <see cref="Disclosure"/>, and no exact counts: those of small groups are nowhere but in the answers, and go with them.
/// </summary>
internal sealed class ReleasedTable
{
    public required Guid EvidenceId { get; init; }

    /// <summary>Code of the dimension.</summary>
    public required string Dimension { get; init; }

    /// <summary>From 0, in the order in which they are shown.</summary>
    public required int Position { get; init; }

    /// <summary>What people read.</summary>
    public required string Name { get; init; }

    public required ReleasedFigures Figures { get; init; }

    /// <summary>The tables of a piece of evidence.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="counts">Exact counts of the same answers.</param>
    /// <param name="dimensions">What they are released by.</param>
    /// <param name="before">What was published of them before; null for the first release.</param>
    public static IReadOnlyList<ReleasedTable> Of(
        EvidenceRecord evidence, IAnswerCounts counts, IReadOnlyList<Dimension> dimensions, Published? before = null)
    {
        var figures = new Figures(counts, new Disclosure(DisclosureRule.On(evidence.ReleasedOn)), before);
        var released = evidence.Released.Questions.Select(question => question.Code).ToHashSet(StringComparer.Ordinal);
        List<Question> parts = [.. evidence.Definition.Parts().Where(part => released.Contains(part.Code))];
        return
        [
            .. dimensions.Index().Select(each => new ReleasedTable
            {
                EvidenceId = evidence.Id,
                Dimension = each.Item.Code,
                Position = each.Index,
                Name = each.Item.Text,
                Figures = FiguresBy(each.Item, figures, parts),
            }),
        ];
    }

    private static ReleasedFigures FiguresBy(Dimension dimension, Figures figures, IReadOnlyList<Question> parts)
    {
        List<Held> values = [.. dimension.Values.Select((_, value) => new Held(dimension, value))];
        return new ReleasedFigures(
            dimension.InWords(),
            parts.Where(part => (long)Math.Max(1, AnswerCodes.Options(part).Count) * values.Count <= GuardedTables.MostCells).ToDictionary(
                part => part.Code,
                part => (IReadOnlyList<ReleasedGroup>)
                [
                    .. figures.Groups(part, values, []).Select(group => new ReleasedGroup(
                        group.Answered.About, [.. group.Options.Select(option => option.Count.About)], group.Mean)),
                ],
                StringComparer.Ordinal),
            [.. figures.Places(dimension, []).Select(count => count.About)]);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<ReleasedTable>
    {
        public void Configure(EntityTypeBuilder<ReleasedTable> builder)
        {
            builder.ToTable("released_tables");
            builder.HasKey(table => new { table.EvidenceId, table.Dimension });
            builder.HasOne<EvidenceRecord>().WithMany().HasForeignKey(table => table.EvidenceId);
            builder.Property(table => table.Dimension).HasMaxLength(80);
            builder.Property(table => table.Name).HasMaxLength(120);
            builder.Property(table => table.Figures).HasJson();
        }
    }
}

/// <summary>Released figures by a dimension; null is hidden.</summary>
/// <param name="By">The dimension.</param>
/// <param name="Questions">By question code, the groups in the order of the dimension's values.</param>
/// <param name="People">By value, people who answered anything.</param>
internal sealed record ReleasedFigures(
    ResultsDimension By, IReadOnlyDictionary<string, IReadOnlyList<ReleasedGroup>> Questions, IReadOnlyList<int?> People);

/// <summary>What a group said to a question.</summary>
/// <param name="Answered">How many answered it.</param>
/// <param name="Chosen">By option, in order.</param>
/// <param name="Mean">Of a scale or number; null where it has none or may not be shown.</param>
internal sealed record ReleasedGroup(int? Answered, IReadOnlyList<int?> Chosen, decimal? Mean)
{
    /// <summary>The group's figures as they are shown.</summary>
    public BreakdownGroup InWords(ResultsValue value, QuestionResult question) => new(
        value.Value,
        value.Text,
        new DisclosedCount(Answered),
        [
            .. question.Options.Zip(Chosen, (option, about) => option with
            {
                Count = new DisclosedCount(about),
                Percent = Disclosure.Percent(new(about), new(Answered)),
                MeanRank = null,
            }),
        ],
        Mean);
}
