using IcpEngage.Engagement.Answers;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Bank;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Invitations;
using IcpEngage.Engagement.PaperEntry;
using IcpEngage.Engagement.Pictures;
using IcpEngage.Engagement.Quotas;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Surveys.Changes;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement;

/// <summary>The database of Engagement.</summary>
internal abstract class EngagementDb(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<KnownArea> Areas => Set<KnownArea>();

    public DbSet<KnownWard> Wards => Set<KnownWard>();

    public DbSet<KnownPopulation> Populations => Set<KnownPopulation>();

    public DbSet<KnownPartner> Partners => Set<KnownPartner>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<BankEntry> BankEntries => Set<BankEntry>();

    public DbSet<ReusedQuestion> ReusedQuestions => Set<ReusedQuestion>();

    public DbSet<AnswerDraft> AnswerDrafts => Set<AnswerDraft>();

    public DbSet<Response> Responses => Set<Response>();

    public DbSet<SurveyPicture> Pictures => Set<SurveyPicture>();

    public DbSet<SurveyInvitation> Invitations => Set<SurveyInvitation>();

    public DbSet<SecondEntrySample> SecondEntrySamples => Set<SecondEntrySample>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<QuotaCount> QuotaCounts => Set<QuotaCount>();

    public DbSet<EqualityAnswers> EqualityAnswers => Set<EqualityAnswers>();

    public DbSet<WithdrawnReceipt> WithdrawnReceipts => Set<WithdrawnReceipt>();
}

internal sealed class SqliteEngagementDb(DbContextOptions<SqliteEngagementDb> options) : EngagementDb(options);

internal sealed class PostgreSqlEngagementDb(DbContextOptions<PostgreSqlEngagementDb> options) : EngagementDb(options);

internal sealed class SqlServerEngagementDb(DbContextOptions<SqlServerEngagementDb> options) : EngagementDb(options);
