using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Quotas;

/// <summary>How many stored responses a survey's quota is about. Changed only by who holds the survey's row locked.</summary>
internal sealed class QuotaCount
{
    public required Guid SurveyId { get; init; }

    /// <summary>The quota's code.</summary>
    public required string Code { get; init; }

    public int Count { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<QuotaCount>
    {
        public void Configure(EntityTypeBuilder<QuotaCount> builder)
        {
            builder.ToTable("quota_counts");
            builder.HasKey(quota => new { quota.SurveyId, quota.Code });
            builder.Property(quota => quota.Code).HasMaxLength(DefinitionRules.LongestCode);
            builder.HasOne<Survey>().WithMany().HasForeignKey(quota => quota.SurveyId);
        }
    }
}
