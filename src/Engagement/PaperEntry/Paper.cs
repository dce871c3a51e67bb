using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>
/// A paper of the sample, until it is a response. Changed only by who holds the survey's row locked. Once it is settled, nothing
/// is left of it but its number, so that doing it again is harmless.
/// </summary>
internal sealed class Paper
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    public required Guid SurveyId { get; init; }

    /// <summary>From 1 within its survey; is written on the paper.</summary>
    public required int Number { get; init; }

    public PaperState State { get; private set; }

    /// <summary>Of the response that it will be; null once settled.</summary>
    public required string? ReceiptHash { get; set; }

    /// <summary>Version of the survey that the first entry was looked at with.</summary>
    public required int SurveyVersion { get; init; }

    /// <summary>The place, as typed in first.</summary>
    public required string AreaCode { get; init; }

    /// <summary>Values by part code, as typed in first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; set; }

    /// <summary>The place, as typed in again.</summary>
    public string? SecondAreaCode { get; private set; }

    /// <summary>Values by part code, as typed in again.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> SecondAnswers { get; private set; } = Nothing;

    /// <summary>Who typed it in first; null once settled.</summary>
    public required Guid? EnteredBy { get; set; }

    /// <summary>Who typed it in first did so again.</summary>
    public bool SamePerson { get; private set; }

    /// <summary>The invitation that came with it; it is used up when this becomes a response.</summary>
    public string? InvitationHash { get; set; }

    /// <summary>Keeps the second entry.</summary>
    public void EnterAgain(string areaCode, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, Guid? by)
    {
        SecondAreaCode = areaCode;
        SecondAnswers = answers;
        SamePerson = by is not null && by == EnteredBy;
        State = PaperState.Comparison;
    }

    /// <summary>It is a response now, or was thrown away.</summary>
    public void Settle()
    {
        State = PaperState.Settled;
        (ReceiptHash, EnteredBy, InvitationHash) = (null, null, null);
        (Answers, SecondAnswers) = (Nothing, Nothing);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Paper>
    {
        public void Configure(EntityTypeBuilder<Paper> builder)
        {
            builder.ToTable("papers");
            builder.HasKey(paper => new { paper.SurveyId, paper.Number });
            builder.Property(paper => paper.ReceiptHash).HasMaxLength(64).IsUnicode(false);
            builder.HasIndex(paper => paper.ReceiptHash).IsUnique();
            builder.Property(paper => paper.AreaCode).HasMaxLength(9);
            builder.Property(paper => paper.SecondAreaCode).HasMaxLength(9);
            builder.Property(paper => paper.InvitationHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(paper => paper.Answers).HasJson();
            builder.Property(paper => paper.SecondAnswers).HasJson();
            builder.HasOne<Survey>().WithMany().HasForeignKey(paper => paper.SurveyId);
        }
    }
}
