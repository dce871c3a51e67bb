using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Partnerships.Meetings;

/// <summary>A meeting of a partnership or of one of its forums, with who was there and what they brought.</summary>
internal sealed class Meeting : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PartnershipId { get; init; }

    /// <summary>Of this forum; null: of the partnership itself.</summary>
    public Guid? ForumId { get; set; }

    public required DateOnly On { get; set; }

    public required string Title { get; set; }

    public required string Where { get; set; }

    public bool OpenToPublic { get; set; }

    public string? Papers { get; set; }

    /// <summary>Items on its agenda, as counted when attendance was recorded.</summary>
    public int Items { get; set; }

    public List<Attendance> Attendance { get; init; } = [];

    public int Version { get; private set; }
}

/// <summary>A partner's part in a meeting.</summary>
internal sealed class Attendance
{
    public Guid MeetingId { get; init; }

    public required Guid PartnerId { get; init; }

    public required Presence Presence { get; set; }

    /// <summary>Items that it led or brought a paper to.</summary>
    public int Led { get; set; }

    /// <summary>Items that it spoke to.</summary>
    public int Spoke { get; set; }

    /// <summary>An interest that bore on an item, and what was done.</summary>
    public string? Conflict { get; set; }

    public Partner Partner { get; private set; } = null!;

    /// <summary>Somebody was there for it.</summary>
    public bool WasThere => Presence is Presence.Representative or Presence.Deputy;
}

internal sealed class MeetingConfiguration : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.Property(meeting => meeting.Id).ValueGeneratedNever();
        builder.Property(meeting => meeting.Title).HasMaxLength(200);
        builder.Property(meeting => meeting.Where).HasMaxLength(300);
        builder.Property(meeting => meeting.Papers).HasMaxLength(500);
        builder.HasMany(meeting => meeting.Attendance).WithOne().HasForeignKey(attendance => attendance.MeetingId);
        builder.HasIndex(meeting => new { meeting.PartnershipId, meeting.On });
    }
}

internal sealed class AttendanceConfiguration : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.HasKey(attendance => new { attendance.MeetingId, attendance.PartnerId });
        builder.Property(attendance => attendance.Conflict).HasMaxLength(500);
        builder.HasOne(attendance => attendance.Partner).WithMany().HasForeignKey(attendance => attendance.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
