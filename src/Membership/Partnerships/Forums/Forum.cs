using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Partnerships.Forums;

/// <summary>
/// A forum or sub-group of a partnership: its terms of reference, what it may decide by itself, and to whom it reports.
/// Taking part in it is not a seat.
/// </summary>
internal sealed class Forum : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required ForumKind Kind { get; set; }

    public required string Name { get; set; }

    public required string Purpose { get; set; }

    /// <summary>What it may decide by itself; null: it advises.</summary>
    public string? Remit { get; set; }

    /// <summary>The forum it reports to; null: the partnership.</summary>
    public Guid? ReportsToId { get; set; }

    /// <summary>Null: when there is something.</summary>
    public int? ReportsEveryMonths { get; set; }

    public DateOnly? ReviewOn { get; set; }

    public required DateOnly From { get; init; }

    public DateOnly? EndedOn { get; private set; }

    public string? EndedBecause { get; private set; }

    public List<ForumPartner> Partners { get; init; } = [];

    public List<ForumReport> Reports { get; init; } = [];

    public int Version { get; private set; }

    public bool GoesOn(DateOnly today) => EndedOn is null || EndedOn >= today;

    /// <summary>When the next report is due. Needs <see cref="Reports"/> loaded.</summary>
    public DateOnly? ReportDue(DateOnly today) =>
        ReportsEveryMonths is { } months && GoesOn(today)
            ? Reports.Select(report => report.On).Append(From).Max().AddMonths(months)
            : null;

    /// <summary>Those who take part, as parts in the partnership. Needs <see cref="Partners"/> and their partners loaded.</summary>
    public IEnumerable<Contracts.Membership.Seat> ToParts() => Partners.Select(partner =>
        new Contracts.Membership.Seat(partner.PartnerId, partner.Partner.Name, Standing.Participant, $"Takes part in “{Name}”"));

    public void End(DateOnly on, string because)
    {
        EndedOn = on < From ? From : on;
        EndedBecause = because;
    }

    /// <summary>
    /// Following who reports to whom from there leads to the forum itself: a circle in which nobody reports to the partnership.
    /// </summary>
    public static bool WouldCircle(Guid forum, Guid? reportsTo, IReadOnlyDictionary<Guid, Guid?> reporting)
    {
        var seen = new HashSet<Guid> { forum };
        for (var above = reportsTo; above is { } next; above = reporting.GetValueOrDefault(next))
        {
            if (!seen.Add(next))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A partner that takes part in a forum.</summary>
internal sealed class ForumPartner
{
    public Guid ForumId { get; init; }

    public required Guid PartnerId { get; init; }

    public Partner Partner { get; private set; } = null!;
}

/// <summary>What a forum told those it reports to.</summary>
internal sealed class ForumReport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ForumId { get; init; }

    public required DateOnly On { get; init; }

    public required string Done { get; init; }

    /// <summary>What it decided within its remit.</summary>
    public string? Decided { get; init; }

    /// <summary>What it asks those above to decide.</summary>
    public string? AsksFor { get; init; }

    public string? Answer { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public bool AwaitsAnswer => AsksFor is not null && Answer is null;

    public void Reply(string answer, DateOnly on)
    {
        Answer = answer;
        AnsweredOn = on;
    }

    public ReportView ToView() => new(Id, On, Done, Decided, AsksFor, Answer, AnsweredOn);
}

internal sealed class ForumConfiguration : IEntityTypeConfiguration<Forum>
{
    public void Configure(EntityTypeBuilder<Forum> builder)
    {
        builder.Property(forum => forum.Id).ValueGeneratedNever();
        builder.Property(forum => forum.Name).HasMaxLength(200);
        builder.Property(forum => forum.Purpose).HasMaxLength(4000);
        builder.Property(forum => forum.Remit).HasMaxLength(2000);
        builder.Property(forum => forum.EndedBecause).HasMaxLength(500);
        builder.HasMany(forum => forum.Partners).WithOne().HasForeignKey(partner => partner.ForumId);
        builder.HasMany(forum => forum.Reports).WithOne().HasForeignKey(report => report.ForumId);
    }
}

internal sealed class ForumPartnerConfiguration : IEntityTypeConfiguration<ForumPartner>
{
    public void Configure(EntityTypeBuilder<ForumPartner> builder)
    {
        builder.HasKey(partner => new { partner.ForumId, partner.PartnerId });
        builder.HasOne(partner => partner.Partner).WithMany().HasForeignKey(partner => partner.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ForumReportConfiguration : IEntityTypeConfiguration<ForumReport>
{
    public void Configure(EntityTypeBuilder<ForumReport> builder)
    {
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Done).HasMaxLength(4000);
        builder.Property(report => report.Decided).HasMaxLength(2000);
        builder.Property(report => report.AsksFor).HasMaxLength(2000);
        builder.Property(report => report.Answer).HasMaxLength(1000);
    }
}
