using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>
/// The database of one service: its own entities, found by their <c>IEntityTypeConfiguration</c> in the service's
/// assembly, beside the tables of messaging. <see cref="Publish"/> and the change it reports go into one transaction.
/// </summary>
public abstract class ServiceDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Events stored with the change they report, until they are taken over by the broker or every handler.</summary>
    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>Which handler has processed which message.</summary>
    internal DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    /// <summary>Messages that a handler could not process, for an operator to look at and replay.</summary>
    internal DbSet<FailedMessage> FailedMessages => Set<FailedMessage>();

    /// <summary>Events were added since the last look; the dispatcher is woken after the save.</summary>
    internal bool HasPublished { get; set; }

    /// <summary>Sends the event once the current changes are saved, and only then. Call before <c>SaveChanges</c>.</summary>
    public void Publish(IEvent @event)
    {
        Outbox.Add(OutboxMessage.For(@event));
        HasPublished = true;
    }

    /// <summary>A moment as this database holds it, for a plain statement.</summary>
    internal object Stored(DateTimeOffset moment) => this.IsSqlite() ? moment.UtcTicks : moment;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
        if (this.IsSqlite())
        {
            // SQLite has no date type that it can compare and order; ticks it can.
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        }
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ServiceDbContext).Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IVersioned))))
        {
            modelBuilder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        CountVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            var version = entry.Property<int>(nameof(IVersioned.Version));
            if (entry.State == EntityState.Added)
            {
                version.CurrentValue = 1;
            }
            else if (entry.State == EntityState.Modified)
            {
                version.CurrentValue = version.OriginalValue + 1;
            }
        }
    }
}
