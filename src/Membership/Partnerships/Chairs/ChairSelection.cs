using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Partnerships.Chairs;

/// <summary>
/// A choice of the chair: what is proposed, where each of those who choose stands, and every concern on record. What is
/// proposed is not changed: it is withdrawn and proposed anew, so that nobody's support moves to something else.
/// </summary>
internal sealed class ChairSelection : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    public required ChairModel Model { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>Last day; earlier than agreed where the term was ended early.</summary>
    public required DateOnly Until { get; set; }

    /// <summary>How long a rotating convenor has the chair; null for other models.</summary>
    public int? MonthsEach { get; init; }

    public required string Why { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public SelectionState State { get; private set; } = SelectionState.Open;

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was withdrawn, or why a settled term was ended early.</summary>
    public string? EndedBecause { get; private set; }

    public List<ChairCandidate> Candidates { get; init; } = [];

    public List<ChairPosition> Positions { get; init; } = [];

    public List<ChairConcern> Concerns { get; init; } = [];

    public int Version { get; private set; }

    /// <summary>Those who have the chair on the day, by the model. Needs <see cref="Candidates"/> loaded.</summary>
    public IEnumerable<ChairCandidate> InTheChairOn(DateOnly day)
    {
        var inOrder = Candidates.OrderBy(candidate => candidate.Place).ToList();
        if (State != SelectionState.Settled || day < From || day > Until)
        {
            return [];
        }

        return Model == ChairModel.RotatingConvenors && MonthsEach is { } months
            ? [inOrder[WholeMonths(From, day) / months % inOrder.Count]]
            : inOrder;
    }

    /// <summary>
    /// The partner stands here from now on. What it raised before stays on record; a new concern is added to it.
    /// </summary>
    public void Take(Guid partner, Stance stance, string? concern, Guid? by, string? source, DateTimeOffset now)
    {
        if (Positions.Find(position => position.PartnerId == partner) is not { } position)
        {
            position = new ChairPosition { PartnerId = partner };
            Positions.Add(position);
        }

        (position.Stance, position.At, position.ById, position.Source) = (stance, now, by, source);
        if (concern is not null)
        {
            Concerns.Add(new ChairConcern { PartnerId = partner, Stance = stance, Text = concern, RaisedAt = now });
        }
    }

    public void Settle(DateTimeOffset now) => Finish(SelectionState.Settled, now);

    public void Withdraw(string because, DateTimeOffset now)
    {
        EndedBecause = because;
        Finish(SelectionState.Withdrawn, now);
    }

    /// <summary>Ends a settled term before its last day.</summary>
    public void EndEarly(DateOnly on, string because)
    {
        Until = on;
        EndedBecause = because;
    }

    private void Finish(SelectionState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now;
    }

    private static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}

/// <summary>Somebody proposed as chair.</summary>
internal sealed class ChairCandidate
{
    public Guid SelectionId { get; init; }

    public required Guid HolderId { get; init; }

    /// <summary>From 1; the order of rotating convenors.</summary>
    public required int Place { get; init; }

    public SeatHolder Holder { get; private set; } = null!;
}

/// <summary>Where a partner stands.</summary>
internal sealed class ChairPosition
{
    public Guid SelectionId { get; init; }

    public required Guid PartnerId { get; init; }

    public Partner Partner { get; private set; } = null!;

    public Stance Stance { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Who wrote it down.</summary>
    public Guid? ById { get; set; }

    /// <summary>How the secretariat knows, where it wrote for the partner.</summary>
    public string? Source { get; set; }
}

/// <summary>A concern on record.</summary>
internal sealed class ChairConcern
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SelectionId { get; init; }

    public required Guid PartnerId { get; init; }

    public Partner Partner { get; private set; } = null!;

    public required Stance Stance { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public string? Resolution { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public void Resolve(string resolution, DateTimeOffset now)
    {
        Resolution = resolution;
        ResolvedAt = now;
    }
}

internal sealed class ChairSelectionConfiguration : IEntityTypeConfiguration<ChairSelection>
{
    public void Configure(EntityTypeBuilder<ChairSelection> builder)
    {
        builder.Property(selection => selection.Id).ValueGeneratedNever();
        builder.Property(selection => selection.Why).HasMaxLength(1000);
        builder.Property(selection => selection.EndedBecause).HasMaxLength(500);
        builder.HasMany(selection => selection.Candidates).WithOne().HasForeignKey(candidate => candidate.SelectionId);
        builder.HasMany(selection => selection.Positions).WithOne().HasForeignKey(position => position.SelectionId);
        builder.HasMany(selection => selection.Concerns).WithOne().HasForeignKey(concern => concern.SelectionId);
    }
}

internal sealed class ChairCandidateConfiguration : IEntityTypeConfiguration<ChairCandidate>
{
    public void Configure(EntityTypeBuilder<ChairCandidate> builder)
    {
        builder.HasKey(candidate => new { candidate.SelectionId, candidate.HolderId });

        // SQL Server allows one path of cascades to a table; nobody who fills a seat is ever deleted.
        builder.HasOne(candidate => candidate.Holder).WithMany().HasForeignKey(candidate => candidate.HolderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChairPositionConfiguration : IEntityTypeConfiguration<ChairPosition>
{
    public void Configure(EntityTypeBuilder<ChairPosition> builder)
    {
        builder.HasKey(position => new { position.SelectionId, position.PartnerId });
        builder.Property(position => position.Source).HasMaxLength(500);
        builder.HasOne(position => position.Partner).WithMany().HasForeignKey(position => position.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChairConcernConfiguration : IEntityTypeConfiguration<ChairConcern>
{
    public void Configure(EntityTypeBuilder<ChairConcern> builder)
    {
        builder.Property(concern => concern.Id).ValueGeneratedNever();
        builder.Property(concern => concern.Text).HasMaxLength(1000);
        builder.Property(concern => concern.Resolution).HasMaxLength(1000);
        builder.HasOne(concern => concern.Partner).WithMany().HasForeignKey(concern => concern.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
