using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Areas;

/// <summary>
/// Engagement's own copy of a neighbourhood, for the question where people live. Apart from the system and its places, which
/// many things read whole.
/// </summary>
internal sealed class KnownWard
{
    /// <summary>GSS code.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>The place it is a part of.</summary>
    public required string PlaceCode { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KnownWard>
    {
        public void Configure(EntityTypeBuilder<KnownWard> builder)
        {
            builder.ToTable("wards");
            builder.HasKey(ward => ward.Code);
            builder.Property(ward => ward.Code).HasMaxLength(9);
            builder.Property(ward => ward.Name).HasMaxLength(120);
            builder.Property(ward => ward.PlaceCode).HasMaxLength(9);
            builder.HasIndex(ward => ward.PlaceCode);
        }
    }
}

/// <summary>
/// The question where people live is a choice from wards. Its options are written into the survey when it opens, so that
/// answers keep their meaning when wards change; each place is asked its own.
/// </summary>
internal static class WardOptions
{
    /// <summary>The definition with the wards of these places, by name, as answers to where people live.</summary>
    /// <param name="db">Engagement's database.</param>
    /// <param name="definition">The survey.</param>
    /// <param name="placeCodes">The places.</param>
    /// <param name="opened">The survey as it opened: questions of it keep the wards they had then. Null while it is opened.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<SurveyDefinition> WithWardsAsync(
        this EngagementDb db,
        SurveyDefinition definition,
        IReadOnlyCollection<string> placeCodes,
        SurveyDefinition? opened,
        CancellationToken cancellationToken)
    {
        if (definition.Questions.All(question => question.Kind != QuestionKind.Neighbourhood))
        {
            return definition;
        }

        var wards = await db.Wards.AsNoTracking().Where(ward => placeCodes.Contains(ward.PlaceCode)).ToListAsync(cancellationToken);
        IReadOnlyList<AnswerOption> options =
        [
            .. wards.OrderBy(ward => ward.Name, StringComparer.Ordinal).ThenBy(ward => ward.Code, StringComparer.Ordinal)
                .Select(ward => new AnswerOption(ward.Code, ward.Name)),
            new AnswerOption(NeighbourhoodAnswers.NotSaid, "I’d rather not say"),
            new AnswerOption(NeighbourhoodAnswers.NotFound, "I cannot find where I live"),
        ];
        return definition with
        {
            Questions =
            [
                .. definition.Questions.Select(question => question.Kind == QuestionKind.Neighbourhood
                    ? question with { Options = OptionsIn(opened, question.Code) ?? options }
                    : question),
            ],
        };
    }

    private static IReadOnlyList<AnswerOption>? OptionsIn(SurveyDefinition? opened, string code) =>
        opened?.Questions.FirstOrDefault(question => question.Code == code && question.Kind == QuestionKind.Neighbourhood)?.Options;

    /// <summary>The place of each ward, by the ward's code; empty where the survey does not ask for wards.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> PlaceOfWardsAsync(
        this EngagementDb db, SurveyDefinition definition, CancellationToken cancellationToken) =>
        definition.Questions.Any(question => question.Kind == QuestionKind.Neighbourhood)
            ? await db.Wards.AsNoTracking().ToDictionaryAsync(ward => ward.Code, ward => ward.PlaceCode, StringComparer.Ordinal, cancellationToken)
            : new Dictionary<string, string>();

    /// <summary>The question as it is asked in a place: with that place’s wards only.</summary>
    public static Question In(this Question question, string placeCode, IReadOnlyDictionary<string, string> placeOfWard) =>
        question.Kind != QuestionKind.Neighbourhood ? question : question with
        {
            Options =
            [
                .. question.Options.Where(option =>
                    !placeOfWard.TryGetValue(option.Code, out var place) || place == placeCode),
            ],
        };
}
