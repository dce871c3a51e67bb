using IcpEngage.Communications.Areas;
using IcpEngage.Communications.Contacts;
using IcpEngage.Communications.Messages;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications;

/// <summary>The database of Communications.</summary>
internal abstract class CommunicationsDb(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<KnownArea> Areas => Set<KnownArea>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<AudienceWeek> AudienceWeeks => Set<AudienceWeek>();

    public DbSet<ClosedSurvey> ClosedSurveys => Set<ClosedSurvey>();

    public DbSet<KnownSurvey> KnownSurveys => Set<KnownSurvey>();

    public DbSet<Contact> Contacts => Set<Contact>();
}

internal sealed class SqliteCommunicationsDb(DbContextOptions<SqliteCommunicationsDb> options) : CommunicationsDb(options);

internal sealed class PostgreSqlCommunicationsDb(DbContextOptions<PostgreSqlCommunicationsDb> options) : CommunicationsDb(options);

internal sealed class SqlServerCommunicationsDb(DbContextOptions<SqlServerCommunicationsDb> options) : CommunicationsDb(options);
