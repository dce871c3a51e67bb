using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Bank;

/// <summary>
/// A question of the bank and its life: Proposed → InUse → Retired, never back. What it measures stays once a version was
/// agreed; how it is worded changes by a further version.
/// </summary>
internal sealed class BankEntry : IVersioned
{
    private BankEntry()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Unique; never changes.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Place code of who keeps it, or the whole system, as roles are granted.</summary>
    public string Scope { get; private set; } = "";

    public string Topic { get; private set; } = "";

    /// <summary>What it measures, in words.</summary>
    public string Construct { get; private set; } = "";

    /// <summary>Whom it can be asked, in words.</summary>
    public string Audience { get; private set; } = "";

    public BankState State { get; private set; }

    /// <summary>A core question: surveys take it word for word.</summary>
    public bool Locked { get; private set; }

    public string? RetiredBecause { get; private set; }

    public int Version { get; private set; }

    /// <summary>By number, from 1 without gaps.</summary>
    public List<BankEntryVersion> Versions { get; private set; } = [];

    /// <summary>The one written last.</summary>
    public BankEntryVersion Newest => Versions.MaxBy(version => version.Number)!;

    /// <summary>The one that surveys take, or would have taken; null while none was agreed.</summary>
    public BankEntryVersion? Agreed => Versions.Where(version => version.AgreedOn is not null).MaxBy(version => version.Number);

    /// <summary>A version waits to be agreed.</summary>
    public bool Awaiting => State != BankState.Retired && Newest.AgreedOn is null;

    /// <summary>Begins a question, proposed.</summary>
    public static BankEntry Propose(
        Guid id, string code, string scope, string topic, string construct, string audience, BankWording wording, string by, DateOnly today)
    {
        var entry = new BankEntry { Id = id, Code = code, Scope = scope, Construct = construct, State = BankState.Proposed };
        entry.Write(topic, construct, audience, wording, by, today);
        return entry;
    }

    /// <summary>Writes it anew: the newest version where that is proposed still, a further one where it was agreed.</summary>
    /// <exception cref="InvalidOperationException">It is retired, or what an agreed question measures would change.</exception>
    public void Write(string topic, string construct, string audience, BankWording wording, string by, DateOnly today)
    {
        if (State == BankState.Retired || (Agreed is not null && construct != Construct))
        {
            throw new InvalidOperationException($"Question {Code} of the bank is {State}.");
        }

        (Topic, Construct, Audience) = (topic, construct, audience);
        if (Versions.Count > 0 && Newest.AgreedOn is null)
        {
            Newest.Rewrite(wording, by, today);
        }
        else
        {
            Versions.Add(new BankEntryVersion(Id, Versions.Count + 1, wording, by, today));
        }

    }

    /// <summary>From now on surveys take the newest version.</summary>
    /// <exception cref="InvalidOperationException">It is agreed already, or retired.</exception>
    public void Agree(DateOnly today)
    {
        if (!Awaiting)
        {
            throw new InvalidOperationException($"Question {Code} of the bank has nothing to agree to.");
        }

        Newest.Agree(today);
        State = BankState.InUse;
    }

    /// <summary>Makes it a core question, or one that surveys may change again.</summary>
    /// <exception cref="InvalidOperationException">Not in use.</exception>
    public void Lock(bool locked)
    {
        if (State != BankState.InUse)
        {
            throw new InvalidOperationException($"Question {Code} of the bank is {State}.");
        }

        Locked = locked;
    }

    /// <summary>No survey takes it any more; those that have it keep it.</summary>
    /// <exception cref="InvalidOperationException">It is retired already.</exception>
    public void Retire(string because)
    {
        if (State == BankState.Retired)
        {
            throw new InvalidOperationException($"Question {Code} of the bank is retired.");
        }

        State = BankState.Retired;
        RetiredBecause = because;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<BankEntry>
    {
        public void Configure(EntityTypeBuilder<BankEntry> builder)
        {
            builder.ToTable("bank_entries");
            builder.Property(entry => entry.Id).ValueGeneratedNever();
            builder.Property(entry => entry.Code).HasMaxLength(DefinitionRules.LongestCode);
            builder.HasIndex(entry => entry.Code).IsUnique();
            builder.Property(entry => entry.Scope).HasMaxLength(9);
            builder.Property(entry => entry.Topic).HasMaxLength(DefinitionRules.LongestCode);
            builder.Property(entry => entry.Construct).HasMaxLength(BankWordingRules.LongestConstruct);
            builder.Property(entry => entry.Audience).HasMaxLength(BankWordingRules.LongestAudience);
            builder.Property(entry => entry.RetiredBecause).HasMaxLength(BankWordingRules.LongestReason);
            builder.HasMany(entry => entry.Versions).WithOne().HasForeignKey(version => version.EntryId);
            builder.Navigation(entry => entry.Versions).AutoInclude();
        }
    }
}

/// <summary>A version of a question of the bank. Once agreed it never changes.</summary>
internal sealed class BankEntryVersion
{
    private BankEntryVersion()
    {
    }

    public BankEntryVersion(Guid entryId, int number, BankWording wording, string by, DateOnly today)
    {
        (EntryId, Number) = (entryId, number);
        Rewrite(wording, by, today);
    }

    public Guid EntryId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public BankWording Wording { get; private set; } = null!;

    public string WrittenBy { get; private set; } = "";

    public DateOnly WrittenOn { get; private set; }

    /// <summary>The day from which surveys take it; null while it is proposed.</summary>
    public DateOnly? AgreedOn { get; private set; }

    /// <summary>What it asks, in its own language with its other languages, as if it were a survey.</summary>
    public SurveyDefinition AsSurvey => new("", [Wording.Question]) { Translations = Wording.Translations };

    public void Rewrite(BankWording wording, string by, DateOnly today)
    {
        if (AgreedOn is not null)
        {
            throw new InvalidOperationException($"Version {Number} was agreed on {AgreedOn}.");
        }

        (Wording, WrittenBy, WrittenOn) = (wording, by, today);
    }

    public void Agree(DateOnly today) => AgreedOn ??= today;

    /// <summary>Whether its wording is valid on the day.</summary>
    public bool IsValid(DateOnly day) => !(Wording.From > day) && !(Wording.Until < day);

    internal sealed class Configuration : IEntityTypeConfiguration<BankEntryVersion>
    {
        public void Configure(EntityTypeBuilder<BankEntryVersion> builder)
        {
            builder.ToTable("bank_versions");
            builder.HasKey(version => new { version.EntryId, version.Number });
            builder.Property(version => version.Number).ValueGeneratedNever();
            builder.Property(version => version.Wording).HasJson();
            builder.Property(version => version.WrittenBy).HasMaxLength(200);
            builder.Ignore(version => version.AsSurvey);
        }
    }
}
