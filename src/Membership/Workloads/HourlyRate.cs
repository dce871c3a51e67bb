using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Workloads;

/// <summary>What an hour of a partner's time costs it, from a day on, as it says itself.</summary>
internal sealed class HourlyRate
{
    public const decimal MostPounds = 1_000;

    public required Guid PartnerId { get; init; }

    /// <summary>First day on which it holds, until the next one.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Pounds for an hour, all costs included.</summary>
    public required decimal Pounds { get; set; }

    /// <summary>The rate that holds on a day; null on a day before all of them.</summary>
    public static decimal? On(DateOnly day, IEnumerable<HourlyRate> rates) =>
        rates.Where(rate => rate.From <= day).MaxBy(rate => rate.From)?.Pounds;

    public RateView ToContract() => new(From, Pounds);
}

internal sealed class HourlyRateConfiguration : IEntityTypeConfiguration<HourlyRate>
{
    public void Configure(EntityTypeBuilder<HourlyRate> builder)
    {
        builder.HasKey(rate => new { rate.PartnerId, rate.From });
        builder.HasOne<Partner>().WithMany().HasForeignKey(rate => rate.PartnerId);
    }
}
