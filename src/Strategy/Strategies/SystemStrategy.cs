using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Strategy.Strategies;

/// <summary>The strategy of the system, clause by clause.</summary>
internal sealed class SystemStrategy
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public bool Demonstration { get; init; }

    public List<StrategyClause> Clauses { get; init; } = [];
}

internal sealed class SystemStrategyConfiguration : IEntityTypeConfiguration<SystemStrategy>
{
    public void Configure(EntityTypeBuilder<SystemStrategy> builder)
    {
        builder.Property(strategy => strategy.Id).ValueGeneratedNever();
        builder.Property(strategy => strategy.Title).HasMaxLength(200);
        builder.HasMany(strategy => strategy.Clauses).WithOne().HasForeignKey(clause => clause.StrategyId);
    }
}
