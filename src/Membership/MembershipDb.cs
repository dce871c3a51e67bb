using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Partners;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership;

/// <summary>The database of Membership.</summary>
internal abstract class MembershipDb(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();

    public DbSet<Ask> Asks => Set<Ask>();

    public DbSet<Capacity> Capacities => Set<Capacity>();
}

internal sealed class SqliteMembershipDb(DbContextOptions<SqliteMembershipDb> options) : MembershipDb(options);

internal sealed class PostgreSqlMembershipDb(DbContextOptions<PostgreSqlMembershipDb> options) : MembershipDb(options);

internal sealed class SqlServerMembershipDb(DbContextOptions<SqlServerMembershipDb> options) : MembershipDb(options);
