using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Asks;

/// <summary>One asker's wish on an ask. Most asks have one; others have joined an ask that has several.</summary>
internal sealed class AskLine
{
    public const int LongestNote = 500;

    /// <summary>The ask that it is on; the same wish has a line on each part of an ask that was split.</summary>
    public Guid AskId { get; private set; }

    /// <summary>The asker's own id of the wish; answers go back under it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The body that asks.</summary>
    public required string AskedBy { get; init; }

    /// <summary>The area that the body is for; null where it is not known.</summary>
    public required string? AskedByAreaCode { get; init; }

    /// <summary>Who raised it; null where a service did.</summary>
    public Guid? RaisedById { get; init; }

    public ServedKind? ServesKind { get; init; }

    /// <summary>The survey's slug, or the clause's id.</summary>
    public string? ServesKey { get; init; }

    public string? ServesTitle { get; init; }

    /// <summary>What this asker needs of somebody else's ask that it joined.</summary>
    public string? Note { get; init; }

    /// <summary>Hours asked for; nought for somebody who is served by the hours of the others.</summary>
    public required decimal Hours { get; init; }

    /// <summary>Its share of the hours agreed; null unless the ask is accepted and the line stands.</summary>
    public decimal? HoursAgreed { get; set; }

    /// <summary>The asker pays for the time; also by agreeing to a proposal that needs it.</summary>
    public required bool Funded { get; set; }

    /// <summary>Who pays; null where that is not said.</summary>
    public string? FundedBy { get; init; }

    /// <summary>The day it was asked.</summary>
    public required DateOnly RaisedOn { get; init; }

    public DateOnly? WithdrawnOn { get; set; }

    public string? WithdrawnBecause { get; set; }

    /// <summary>This asker agrees to what the partner proposes.</summary>
    public bool Agrees { get; set; }

    public bool Stands => WithdrawnOn is null;

    public Served? Serves => ServesKind is { } kind ? new Served(kind, ServesKey!, ServesTitle!) : null;

    /// <summary>The same wish, with these hours, for an ask that takes over.</summary>
    public AskLine With(decimal hours) => new()
    {
        Id = Id,
        AskedBy = AskedBy,
        AskedByAreaCode = AskedByAreaCode,
        RaisedById = RaisedById,
        ServesKind = ServesKind,
        ServesKey = ServesKey,
        ServesTitle = ServesTitle,
        Note = Note,
        Hours = hours,
        Funded = Funded,
        FundedBy = FundedBy,
        RaisedOn = RaisedOn,
    };

    public AskLineSummary ToContract() => new(
        Id, AskedBy, AskedByAreaCode, Serves, Note, Hours, HoursAgreed, Funded, FundedBy, RaisedOn, WithdrawnOn, Agrees);
}

internal sealed class AskLineConfiguration : IEntityTypeConfiguration<AskLine>
{
    public void Configure(EntityTypeBuilder<AskLine> builder)
    {
        builder.ToTable("AskLines");
        builder.HasKey(line => new { line.AskId, line.Id });
        builder.Property(line => line.Id).ValueGeneratedNever();
        builder.Property(line => line.AskedBy).HasMaxLength(200);
        builder.Property(line => line.AskedByAreaCode).HasMaxLength(20);
        builder.Property(line => line.ServesKey).HasMaxLength(200);
        builder.Property(line => line.ServesTitle).HasMaxLength(300);
        builder.Property(line => line.Note).HasMaxLength(AskLine.LongestNote);
        builder.Property(line => line.FundedBy).HasMaxLength(200);
        builder.Property(line => line.WithdrawnBecause).HasMaxLength(Ask.LongestReason);
        builder.Ignore(line => line.Serves);
        builder.HasIndex(line => line.Id);
        builder.HasIndex(line => line.AskedByAreaCode);
        builder.HasIndex(line => line.RaisedById);
    }
}
