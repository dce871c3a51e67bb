using IcpEngage.Membership.Access;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Audit;
using IcpEngage.Membership.Invitations;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.NamedRoles;
using IcpEngage.Membership.Partners;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.Membership.Partnerships;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Reminders;
using IcpEngage.Membership.Sessions;
using IcpEngage.Membership.Workloads;
using IcpEngage.Membership.Workloads.Plans;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership;

/// <summary>The database of Membership.</summary>
internal abstract class MembershipDb(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<RoleHolding> NamedRoles => Set<RoleHolding>();

    public DbSet<Succession> Successions => Set<Succession>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();

    public DbSet<Ask> Asks => Set<Ask>();

    public DbSet<Capacity> Capacities => Set<Capacity>();

    public DbSet<Leave> Leave => Set<Leave>();

    public DbSet<HourlyRate> HourlyRates => Set<HourlyRate>();

    public DbSet<PlannedSurvey> PlannedSurveys => Set<PlannedSurvey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<RoleGrant> Grants => Set<RoleGrant>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<OutgoingMail> OutgoingMail => Set<OutgoingMail>();

    public DbSet<CalendarAddress> CalendarAddresses => Set<CalendarAddress>();

    public DbSet<DigestChoice> DigestChoices => Set<DigestChoice>();

    public DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();

    public DbSet<PasskeyCeremony> PasskeyCeremonies => Set<PasskeyCeremony>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AppendOnly.Require(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        AppendOnly.Require(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }
}

internal sealed class SqliteMembershipDb(DbContextOptions<SqliteMembershipDb> options) : MembershipDb(options);

internal sealed class PostgreSqlMembershipDb(DbContextOptions<PostgreSqlMembershipDb> options) : MembershipDb(options);

internal sealed class SqlServerMembershipDb(DbContextOptions<SqlServerMembershipDb> options) : MembershipDb(options);
