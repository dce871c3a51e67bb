using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// The hash of a receipt whose response was taken back: all that is left of it. Asked again, the withdrawal says that it is
/// done; a late repetition of the response stays away. Goes when the survey's answers go.
/// </summary>
internal sealed class WithdrawnReceipt
{
    public required string ReceiptHash { get; init; }

    public required Guid SurveyId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<WithdrawnReceipt>
    {
        public void Configure(EntityTypeBuilder<WithdrawnReceipt> builder)
        {
            builder.ToTable("withdrawn_receipts");
            builder.HasKey(receipt => receipt.ReceiptHash);
            builder.Property(receipt => receipt.ReceiptHash).HasMaxLength(64).IsUnicode(false);
            builder.HasOne<Survey>().WithMany().HasForeignKey(receipt => receipt.SurveyId);
        }
    }
}
