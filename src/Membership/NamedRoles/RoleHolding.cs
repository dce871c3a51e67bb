using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.NamedRoles;

/// <summary>
/// Somebody's time in a named role of the system, a place or a partner. What everybody may read is an office and how to
/// reach it; the person's name only once they agreed to that.
/// </summary>
internal sealed class RoleHolding : IVersioned
{
    public required Guid Id { get; init; }

    public required NamedRoleKind Kind { get; init; }

    /// <summary>Of the system or a place; null for a partner's.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Of a partner; null for an area's.</summary>
    public Guid? PartnerId { get; private set; }

    /// <summary>The person's name, for staff.</summary>
    public required string Name { get; set; }

    /// <summary>When they agreed that everybody may read it; null where they did not.</summary>
    public DateOnly? NameAgreedOn { get; set; }

    /// <summary>Their account, with which they confirm their details; null for none.</summary>
    public Guid? PersonId { get; set; }

    public required string Office { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    public required RoleRecord Record { get; init; }

    /// <summary>The body that endorsed or nominated them.</summary>
    public required string RecordedBy { get; init; }

    public required DateOnly RecordedOn { get; init; }

    /// <summary>When somebody last said that the details are right.</summary>
    public required DateOnly ConfirmedOn { get; set; }

    public bool Demonstration { get; init; }

    public int Version { get; private set; }

    public Partner? Partner { get; private set; }

    public bool IsHeld(DateOnly day) => From <= day && (Until is null || Until >= day);

    /// <summary>Makes it a role of this partner.</summary>
    public RoleHolding Of(Partner? partner)
    {
        Partner = partner;
        PartnerId = partner?.Id;
        return this;
    }

    /// <summary>Takes away who it was. A role that is held ends, so that somebody sees that it is vacant.</summary>
    public void Erase(DateOnly today)
    {
        Name = Person.Erased;
        NameAgreedOn = null;
        if (IsHeld(today))
        {
            Until = today;
        }
    }

    /// <summary>Long after it ended: takes away who it was and how they were reached. That there was somebody, and when, stays.</summary>
    public void Forget() => (Name, NameAgreedOn, PersonId, Email, Phone) = (Person.Erased, null, null, null, null);

    /// <summary>What everybody may read. Needs <see cref="Partner"/> loaded.</summary>
    public RoleContact ToPublic() => new(Office, Email, Phone, NameAgreedOn is null ? null : Name, ConfirmedOn);
}

internal sealed class RoleHoldingConfiguration : IEntityTypeConfiguration<RoleHolding>
{
    public void Configure(EntityTypeBuilder<RoleHolding> builder)
    {
        builder.ToTable("NamedRoles");
        builder.Property(role => role.Id).ValueGeneratedNever();
        builder.Property(role => role.AreaCode).HasMaxLength(20);
        builder.Property(role => role.Name).HasMaxLength(100);
        builder.Property(role => role.Office).HasMaxLength(200);
        builder.Property(role => role.Email).HasMaxLength(254);
        builder.Property(role => role.Phone).HasMaxLength(30);
        builder.Property(role => role.RecordedBy).HasMaxLength(200);
        builder.HasOne(role => role.Partner).WithMany().HasForeignKey(role => role.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(role => role.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(role => new { role.Kind, role.AreaCode });
    }
}
