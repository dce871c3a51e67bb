using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partnership = IcpEngage.Membership.Partnerships.Partnership;

namespace IcpEngage.Membership.Agreements;

/// <summary>
/// What partners of a partnership agree on in writing, in versions. One at most is written or out for signature, one at most
/// is in force: a version comes into force with its last signature, and replaces the one before.
/// </summary>
internal sealed class Agreement : IVersioned
{
    public const int LongestTitle = 200;

    public required Guid Id { get; init; }

    public required Guid PartnershipId { get; init; }

    public required AgreementKind Kind { get; init; }

    public required string Title { get; set; }

    public required Guid BegunById { get; init; }

    /// <summary>Set with every change to a version or a signature, so that two of them cannot pass each other.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedById { get; private set; }

    public string? EndReason { get; private set; }

    public List<AgreementVersion> Versions { get; init; } = [];

    public int Version { get; private set; }

    public Partnership Partnership { get; private set; } = null!;

    /// <summary>The version being written.</summary>
    public AgreementVersion? Draft => Versions.Find(version => version.State == AgreementVersionState.Draft);

    /// <summary>The version out for signature.</summary>
    public AgreementVersion? Signing => Versions.Find(version => version.State == AgreementVersionState.Signing);

    public AgreementVersion? InForce => Versions.Find(version => version.State == AgreementVersionState.InForce);

    public bool Ended => EndedAt is not null;

    /// <summary>Begins the next version: a copy of the newest, for those of its partners who still have a part in the partnership.</summary>
    /// <exception cref="InvalidOperationException">One is being written or out for signature, or the agreement has ended.</exception>
    public AgreementVersion BeginVersion(IReadOnlySet<Guid> seated)
    {
        if (Draft is not null || Signing is not null || Ended)
        {
            throw new InvalidOperationException("There is a version to finish first, or the agreement has ended.");
        }

        var newest = Versions.MaxBy(version => version.Number);
        var next = new AgreementVersion { Number = (newest?.Number ?? 0) + 1 };
        if (newest is not null)
        {
            next.Text = newest.Text;
            next.Objectives = newest.Objectives;
            next.Outcomes = newest.Outcomes;
            next.Public = newest.Public;
            next.ChooseParties(newest.Parties.Select(party => party.PartnerId).Where(seated.Contains));
        }

        Versions.Add(next);
        return next;
    }

    /// <summary>
    /// With the last signature the version comes into force, and the one before is replaced. Where partners have ended and fewer than
    /// two are left, there is nobody to agree with: its keepers call it back.
    /// </summary>
    public void ComeIntoForceWhenSigned(DateOnly today)
    {
        if (Signing is { Parties.Count: >= AgreementVersion.FewestParties } signing && signing.Parties.TrueForAll(party => party.SignedOn is not null))
        {
            InForce?.Replace();
            signing.ComeIntoForce(today);
        }
    }

    public void End(Guid? by, DateTimeOffset now, string reason)
    {
        EndedById = by;
        EndedAt = now;
        EndReason = reason;
    }
}

/// <summary>A version of an agreement. What is out for signature does not change.</summary>
internal sealed class AgreementVersion
{
    public const int LongestText = 50_000;
    public const int MostLines = 20;
    public const int LongestLine = 300;
    public const int FewestParties = 2;

    public Guid AgreementId { get; init; }

    public required int Number { get; init; }

    public AgreementVersionState State { get; private set; }

    public string Text { get; set; } = "";

    public IReadOnlyList<string> Objectives { get; set; } = [];

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    /// <summary>Whoever signs agrees that everybody may read it.</summary>
    public bool Public { get; set; }

    public DateOnly? ReviewBy { get; set; }

    public DateOnly? SignBy { get; private set; }

    public DateOnly? SentOn { get; private set; }

    public DateOnly? InForceOn { get; private set; }

    public string? CalledBackBecause { get; private set; }

    public List<Party> Parties { get; init; } = [];

    public Party? PartyOf(Guid partner) => Parties.Find(party => party.PartnerId == partner);

    /// <summary>Those who stay keep their row.</summary>
    public void ChooseParties(IEnumerable<Guid> partners)
    {
        var chosen = partners.ToHashSet();
        Parties.RemoveAll(party => !chosen.Contains(party.PartnerId));
        Parties.AddRange(chosen.Where(partner => PartyOf(partner) is null).Select(partner => new Party { PartnerId = partner }));
    }

    public void Send(DateOnly today, DateOnly signBy)
    {
        Require(AgreementVersionState.Draft);
        State = AgreementVersionState.Signing;
        SentOn = today;
        SignBy = signBy;
    }

    public void CallBack(string reason)
    {
        Require(AgreementVersionState.Signing);
        State = AgreementVersionState.CalledBack;
        CalledBackBecause = reason;
    }

    public void ComeIntoForce(DateOnly today)
    {
        Require(AgreementVersionState.Signing);
        State = AgreementVersionState.InForce;
        InForceOn = today;
    }

    public void Replace()
    {
        Require(AgreementVersionState.InForce);
        State = AgreementVersionState.Replaced;
    }

    private void Require(AgreementVersionState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"The version is {State}, not {state}.");
        }
    }
}

/// <summary>A partner that is to sign a version. Of a signature on paper the office is kept, not the name: the paper has it.</summary>
internal sealed class Party
{
    public Guid AgreementId { get; init; }

    public int Number { get; init; }

    public required Guid PartnerId { get; init; }

    public DateOnly? SignedOn { get; private set; }

    public bool OnPaper { get; private set; }

    /// <summary>Who signed online, or recorded the signature on paper.</summary>
    public Guid? SignedById { get; private set; }

    public string? Office { get; private set; }

    /// <summary>Where the signed paper is kept.</summary>
    public string? FiledAt { get; private set; }

    /// <summary>What stands in the way, or stood: it stays on record.</summary>
    public string? Concern { get; private set; }

    public DateOnly? ConcernOn { get; private set; }

    public Guid? ConcernById { get; private set; }

    public Partners.Partner Partner { get; private set; } = null!;

    public void Sign(Guid person, DateOnly day) => (SignedOn, SignedById, OnPaper) = (day, person, false);

    public void SignOnPaper(Guid recordedBy, DateOnly day, string office, string filedAt)
    {
        Sign(recordedBy, day);
        (OnPaper, Office, FiledAt) = (true, office, filedAt);
    }

    public void TakeBack() => (SignedOn, SignedById, OnPaper, Office, FiledAt) = (null, null, false, null, null);

    public void Raise(Guid person, DateOnly day, string concern) => (Concern, ConcernOn, ConcernById) = (concern, day, person);
}

internal sealed class AgreementConfiguration : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("Agreements");
        builder.Property(agreement => agreement.Id).ValueGeneratedNever();
        builder.Property(agreement => agreement.Title).HasMaxLength(Agreement.LongestTitle);
        builder.Property(agreement => agreement.EndReason).HasMaxLength(500);
        builder.HasOne(agreement => agreement.Partnership).WithMany().HasForeignKey(agreement => agreement.PartnershipId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(agreement => agreement.Versions).WithOne().HasForeignKey(version => version.AgreementId);
        builder.Ignore(agreement => agreement.Draft);
        builder.Ignore(agreement => agreement.Signing);
        builder.Ignore(agreement => agreement.InForce);
    }
}

internal sealed class AgreementVersionConfiguration : IEntityTypeConfiguration<AgreementVersion>
{
    public void Configure(EntityTypeBuilder<AgreementVersion> builder)
    {
        builder.ToTable("AgreementVersions");
        builder.HasKey(version => new { version.AgreementId, version.Number });
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.Property(version => version.Objectives).HasJson();
        builder.Property(version => version.Outcomes).HasJson();
        builder.Property(version => version.CalledBackBecause).HasMaxLength(500);
        builder.HasMany(version => version.Parties).WithOne().HasForeignKey(party => new { party.AgreementId, party.Number });
    }
}

internal sealed class PartyConfiguration : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.ToTable("AgreementParties");
        builder.HasKey(party => new { party.AgreementId, party.Number, party.PartnerId });
        builder.Property(party => party.Office).HasMaxLength(100);
        builder.Property(party => party.FiledAt).HasMaxLength(200);
        builder.Property(party => party.Concern).HasMaxLength(1000);
        builder.HasOne(party => party.Partner).WithMany().HasForeignKey(party => party.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
