using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// A response as its row holds it, for reading many: the answers stay text, which <see cref="CodedResponses"/> reads without
/// an object for each.
/// </summary>
internal sealed class StoredAnswers
{
    public required string ReceiptHash { get; init; }

    public required Guid SurveyId { get; init; }

    /// <summary>Version of the survey that was answered.</summary>
    public required int SurveyVersion { get; init; }

    public required string AreaCode { get; init; }

    /// <summary>JSON: arrays of strings by part code.</summary>
    public required string Answers { get; init; }

    /// <summary>How the answers came.</summary>
    public required ResponseMode Mode { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoredAnswers>
    {
        public void Configure(EntityTypeBuilder<StoredAnswers> builder)
        {
            // The table of Response, and no table of its own.
            builder.ToView("responses");
            builder.HasNoKey();
            builder.Property(response => response.ReceiptHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(response => response.AreaCode).HasMaxLength(9);
            builder.Property(response => response.Mode).HasMaxLength(9).IsUnicode(false);
        }
    }
}
