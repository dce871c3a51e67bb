using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.ServiceDefaults.Tests;

/// <summary>The database of a service that counts what it hears.</summary>
internal abstract class SampleDb(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Tally> Tallies => Set<Tally>();
}

internal sealed class SqliteSampleDb(DbContextOptions<SqliteSampleDb> options) : SampleDb(options);

internal sealed class PostgreSqlSampleDb(DbContextOptions<PostgreSqlSampleDb> options) : SampleDb(options);

internal sealed class SqlServerSampleDb(DbContextOptions<SqlServerSampleDb> options) : SampleDb(options);

internal enum Mood
{
    Calm,
    Busy,
}

/// <summary>How often something was heard, with a property of every kind that the conventions care for.</summary>
internal sealed class Tally : IVersioned
{
    public required string Name { get; init; }

    public int Count { get; set; }

    public Mood Mood { get; set; }

    public DateTimeOffset At { get; set; }

    public decimal Share { get; set; }

    public IReadOnlyList<string> Notes { get; set; } = [];

    public int Version { get; private set; }
}

internal sealed class TallyConfiguration : IEntityTypeConfiguration<Tally>
{
    public void Configure(EntityTypeBuilder<Tally> builder)
    {
        builder.HasKey(tally => tally.Name);
        builder.Property(tally => tally.Notes).HasJson();
    }
}
