using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Invitations;

/// <summary>
/// A link with which a survey can be answered once. It knows that it was used and nothing else: not when, and not for which
/// response. Whoever sends the links out keeps addresses; we never see them.
/// </summary>
internal sealed class SurveyInvitation
{
    public const int LongestLabel = 60;

    /// <summary>Made together at most.</summary>
    public const int MostAtOnce = 5_000;

    /// <summary>Of one survey at most.</summary>
    public const int MostOfSurvey = 100_000;

    /// <summary>SHA-256 of the code, 64 hexadecimal digits.</summary>
    public required string CodeHash { get; init; }

    public required Guid SurveyId { get; init; }

    /// <summary>What it was made for, with others.</summary>
    public required string Label { get; init; }

    /// <summary>A response was stored with it. Set by <see cref="Responses.StoreResponses"/>, in the transaction that stores it.</summary>
    public bool Used { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SurveyInvitation>
    {
        public void Configure(EntityTypeBuilder<SurveyInvitation> builder)
        {
            builder.ToTable("survey_invitations");
            builder.HasKey(invitation => invitation.CodeHash);
            builder.Property(invitation => invitation.CodeHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(invitation => invitation.Label).HasMaxLength(LongestLabel);
            builder.HasIndex(invitation => new { invitation.SurveyId, invitation.Label });
            builder.HasOne<Survey>().WithMany().HasForeignKey(invitation => invitation.SurveyId);
        }
    }
}
