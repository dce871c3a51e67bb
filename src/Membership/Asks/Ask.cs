using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Asks;

/// <summary>A request for a partner's time, on the ledger that everybody's asks of it are on.</summary>
internal sealed class Ask : IVersioned
{
    /// <summary>Fewest hours that can be agreed.</summary>
    public const decimal FewestHours = 0.5m;

    /// <summary>The asker's id.</summary>
    public required Guid Id { get; init; }

    public required Guid PartnerId { get; init; }

    /// <summary>The body that asks.</summary>
    public required string AskedBy { get; init; }

    public required string SurveySlug { get; init; }

    public required string SurveyTitle { get; init; }

    public required string AreaCode { get; init; }

    public required string Purpose { get; init; }

    public required StatutoryActivity Activity { get; init; }

    /// <summary>Hours asked for.</summary>
    public required decimal Hours { get; init; }

    /// <summary>First day on which time is needed.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, not before the first.</summary>
    public required DateOnly By { get; init; }

    /// <summary>The asker pays for the time.</summary>
    public required bool Funded { get; init; }

    public bool Demonstration { get; init; }

    public AskState State { get; private set; }

    /// <summary>Hours agreed; null unless accepted.</summary>
    public decimal? HoursAgreed { get; private set; }

    /// <summary>Why it was declined; null unless it was.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    public Partner Partner { get; private set; } = null!;

    public static Ask Record(AskRaised raised) => new()
    {
        Id = raised.AskId,
        PartnerId = raised.PartnerId,
        AskedBy = raised.AskedBy,
        SurveySlug = raised.SurveySlug,
        SurveyTitle = raised.SurveyTitle,
        AreaCode = raised.AreaCode,
        Purpose = raised.Purpose,
        Activity = raised.Activity,
        Hours = raised.Hours,

        // A survey may open after the day by which the partner is to be done: then it is all of that day.
        From = raised.From <= raised.By ? raised.From : raised.By,
        By = raised.By,
        Funded = raised.Funded,
    };

    /// <summary>Agrees to give hours, from <see cref="FewestHours"/> to <see cref="Hours"/>.</summary>
    /// <exception cref="InvalidOperationException">It was answered already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Too few hours, or more than were asked for.</exception>
    public void Accept(decimal hours)
    {
        RequireOpen();
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, FewestHours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hours, Hours);
        State = AskState.Accepted;
        HoursAgreed = hours;
    }

    /// <summary>Declines, and says why.</summary>
    /// <exception cref="InvalidOperationException">It was answered already.</exception>
    public void Decline(string reason)
    {
        RequireOpen();
        State = AskState.Declined;
        Reason = reason;
    }

    /// <summary>The answer, for the asker.</summary>
    public AskAnswered ToAnswer() => new(Id, State, HoursAgreed, Reason);

    public AskLoad ToLoad() => new(State, Hours, HoursAgreed, Funded, From, By);

    public AskSummary ToContract() => new(
        Id, AskedBy, SurveySlug, SurveyTitle, AreaCode, Purpose, Activity, Hours, From, By, Funded, State, HoursAgreed, Reason, Demonstration);

    private void RequireOpen()
    {
        if (State != AskState.Open)
        {
            throw new InvalidOperationException("The ask was answered already.");
        }
    }
}

internal sealed class AskConfiguration : IEntityTypeConfiguration<Ask>
{
    public void Configure(EntityTypeBuilder<Ask> builder)
    {
        builder.Property(ask => ask.Id).ValueGeneratedNever();
        builder.Property(ask => ask.AskedBy).HasMaxLength(200);
        builder.Property(ask => ask.SurveySlug).HasMaxLength(200);
        builder.Property(ask => ask.SurveyTitle).HasMaxLength(200);
        builder.Property(ask => ask.AreaCode).HasMaxLength(20);
        builder.Property(ask => ask.Purpose).HasMaxLength(500);
        builder.Property(ask => ask.Reason).HasMaxLength(500);
        builder.HasOne(ask => ask.Partner).WithMany().HasForeignKey(ask => ask.PartnerId);
        builder.HasIndex(ask => new { ask.PartnerId, ask.By });
    }
}
