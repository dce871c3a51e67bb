using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Reuse.Offers;

/// <summary>What a place has on a question that the system is about to ask its people: offered, then taken up, declined or withdrawn.</summary>
internal sealed class SurveyOffer : IVersioned
{
    public required Guid Id { get; init; }

    /// <summary>The draft that is about to ask.</summary>
    public required Guid SurveyId { get; init; }

    public required string QuestionCode { get; init; }

    /// <summary>The place that offers.</summary>
    public required string AreaCode { get; init; }

    public required OfferKind Kind { get; init; }

    public Guid? EvidenceId { get; init; }

    /// <summary>The survey offered, or that the evidence came from.</summary>
    public string? OfferedSlug { get; init; }

    public required string What { get; init; }

    public string? Link { get; init; }

    public string? Note { get; init; }

    /// <summary>The person's name.</summary>
    public required string OfferedBy { get; init; }

    /// <summary>The day, in Europe/London.</summary>
    public required DateOnly OfferedOn { get; init; }

    public OfferState State { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    public string? Because { get; private set; }

    public int Version { get; private set; }

    /// <summary>Takes it up or declines it; a later answer replaces an earlier one.</summary>
    /// <exception cref="InvalidOperationException">It was withdrawn.</exception>
    public void Answer(bool takeUp, string? because, string by, DateOnly on)
    {
        RequireNotWithdrawn();
        State = takeUp ? OfferState.TakenUp : OfferState.Declined;
        Because = because;
        AnsweredBy = by;
        AnsweredOn = on;
    }

    /// <summary>The place takes it back; what it was answered stays.</summary>
    /// <exception cref="InvalidOperationException">It was withdrawn before.</exception>
    public void Withdraw()
    {
        RequireNotWithdrawn();
        State = OfferState.Withdrawn;
    }

    /// <summary>As pages show it.</summary>
    public Offer View(string areaName) => new(
        Id, QuestionCode, AreaCode, areaName, Kind, EvidenceId, OfferedSlug, What, Link, Note, OfferedBy, OfferedOn, State, AnsweredBy, AnsweredOn, Because);

    /// <summary>What the audit trail keeps of it.</summary>
    public object ForTrail() => new { Offer = Id, Question = QuestionCode, AreaCode, Kind, State, Because };

    private void RequireNotWithdrawn()
    {
        if (State == OfferState.Withdrawn)
        {
            throw new InvalidOperationException($"Offer {Id} was withdrawn.");
        }
    }

    internal sealed class Configuration : IEntityTypeConfiguration<SurveyOffer>
    {
        public void Configure(EntityTypeBuilder<SurveyOffer> builder)
        {
            builder.ToTable("survey_offers");
            builder.Property(offer => offer.Id).ValueGeneratedNever();
            builder.HasOne<Survey>().WithMany().HasForeignKey(offer => offer.SurveyId);
            builder.HasIndex(offer => new { offer.SurveyId, offer.AreaCode });
            builder.Property(offer => offer.QuestionCode).HasMaxLength(DefinitionRules.LongestCode);
            builder.Property(offer => offer.AreaCode).HasMaxLength(9);
            builder.Property(offer => offer.OfferedSlug).HasMaxLength(Slug.Longest);
            builder.Property(offer => offer.What).HasMaxLength(OfferWhatIsKnown.LongestText);
            builder.Property(offer => offer.Link).HasMaxLength(OfferWhatIsKnown.LongestText);
            builder.Property(offer => offer.Note).HasMaxLength(OfferWhatIsKnown.LongestText);
            builder.Property(offer => offer.OfferedBy).HasMaxLength(200);
            builder.Property(offer => offer.AnsweredBy).HasMaxLength(200);
            builder.Property(offer => offer.Because).HasMaxLength(OfferWhatIsKnown.LongestText);
        }
    }
}

/// <summary>Places were told of a draft that is about to ask their people.</summary>
internal sealed class SurveyNotice
{
    public required Guid SurveyId { get; init; }

    /// <summary>The day, in Europe/London.</summary>
    public required DateOnly ToldOn { get; init; }

    /// <summary>The person's name.</summary>
    public required string ToldBy { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SurveyNotice>
    {
        public void Configure(EntityTypeBuilder<SurveyNotice> builder)
        {
            builder.ToTable("survey_notices");
            builder.HasKey(notice => notice.SurveyId);
            builder.Property(notice => notice.SurveyId).ValueGeneratedNever();
            builder.HasOne<Survey>().WithOne().HasForeignKey<SurveyNotice>(notice => notice.SurveyId);
            builder.Property(notice => notice.ToldBy).HasMaxLength(200);
        }
    }
}
