using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Interests;
using IcpEngage.Membership.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Partnerships;

/// <summary>A person who fills a seat for its partner over a term. The term stays on record without a name when they are erased.</summary>
internal sealed class SeatHolder
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SeatId { get; init; }

    public Seat Seat { get; private set; } = null!;

    public required HolderKind Kind { get; set; }

    public required string Name { get; set; }

    public required string JobTitle { get; set; }

    /// <summary>Their account; null where they have none, or it is not known.</summary>
    public Guid? PersonId { get; set; }

    public required DateOnly From { get; set; }

    /// <summary>Last day; null: no end is agreed.</summary>
    public DateOnly? Until { get; set; }

    public string? EndedBecause { get; private set; }

    /// <summary>They agreed that the public reads their name.</summary>
    public bool NamedInPublic { get; set; }

    public DateOnly? InterestsConfirmedOn { get; set; }

    public List<Interest> Interests { get; init; } = [];

    public bool IsInOfficeOn(DateOnly day) => From <= day && (Until is null || Until >= day);

    /// <summary>A term that would have begun later never runs.</summary>
    public void End(DateOnly on, string because)
    {
        Until = on;
        EndedBecause = because;
    }

    /// <summary>Takes away everything that says who this was, and what they declared. Needs <see cref="Interests"/> loaded.</summary>
    public void Erase()
    {
        Name = Person.Erased;
        JobTitle = "";
        PersonId = null;
        NamedInPublic = false;
        EndedBecause = EndedBecause is null ? null : "Erased";
        Interests.Clear();
    }
}

internal sealed class SeatHolderConfiguration : IEntityTypeConfiguration<SeatHolder>
{
    public void Configure(EntityTypeBuilder<SeatHolder> builder)
    {
        builder.Property(holder => holder.Id).ValueGeneratedNever();
        builder.Property(holder => holder.Name).HasMaxLength(100);
        builder.Property(holder => holder.JobTitle).HasMaxLength(100);
        builder.Property(holder => holder.EndedBecause).HasMaxLength(500);
        builder.HasOne<Person>().WithMany().HasForeignKey(holder => holder.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(holder => holder.Interests).WithOne().HasForeignKey(interest => interest.HolderId).OnDelete(DeleteBehavior.Cascade);
    }
}
