using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Route = IcpEngage.Engagement.Answers.Route;

namespace IcpEngage.Engagement.Equality;

/// <summary>
/// What one person said about themselves, apart from their response: a table of its own, so that whatever reads responses
/// (exports, results, reuse) does not come by it. Its key is the response's, as figures by group need it. It goes with the
/// response, by the database's own rule. Neither a time nor an order is kept.
/// </summary>
internal sealed class EqualityAnswers : IVersioned
{
    /// <summary><see cref="ReceiptCode.Hash"/> of the response.</summary>
    public required string ReceiptHash { get; init; }

    public required Guid SurveyId { get; init; }

    /// <summary>Values by part code; only those that count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; private set; } =
        new Dictionary<string, IReadOnlyList<string>>();

    public int Version { get; private set; }

    /// <summary>Keeps acceptable answers; those that they hide (“No” to a condition, and then its effect) go.</summary>
    public void Keep(IReadOnlyDictionary<string, IReadOnlyList<string>> given, Route route)
    {
        var answers = new Dictionary<string, Answer>(Shown(this), StringComparer.Ordinal);
        foreach (var (code, values) in given)
        {
            answers[code] = new Answer(values);
        }

        Answers = route.Counting(answers).Where(answer => answer.Value.Count > 0).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>As answers are shown.</summary>
    public static IReadOnlyDictionary<string, Answer> Shown(EqualityAnswers? kept) =>
        kept?.Answers.ToDictionary(answer => answer.Key, answer => new Answer(answer.Value), StringComparer.Ordinal) ?? [];

    internal sealed class Configuration : IEntityTypeConfiguration<EqualityAnswers>
    {
        public void Configure(EntityTypeBuilder<EqualityAnswers> builder)
        {
            builder.ToTable("equality_answers");
            builder.HasKey(answers => answers.ReceiptHash);
            builder.Property(answers => answers.ReceiptHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(answers => answers.Answers).HasJson();
            builder.HasIndex(answers => answers.SurveyId);
            builder.HasOne<Response>().WithOne().HasForeignKey<EqualityAnswers>(answers => answers.ReceiptHash)
                .HasPrincipalKey<Response>(response => response.ReceiptHash).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
