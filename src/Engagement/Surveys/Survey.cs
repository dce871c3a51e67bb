using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Privacy;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Surveys;

/// <summary>
/// A survey and its life: Draft → Live → Closed → Released, never back. A draft must be read through as it stands before
/// it goes live. What a live survey asks changes only so that every answer stays with what it was given to
/// (<see cref="Changes.SurveyChange"/>); <see cref="Version"/> says what a response was given to.
/// </summary>
internal sealed class Survey : IVersioned
{
    private Survey()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Unique; see <see cref="Surveys.Slug"/>.</summary>
    public string Slug { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>The system's or a place's code.</summary>
    public string OwnerAreaCode { get; private set; } = "";

    public string AudienceCode { get; private set; } = "";

    public SurveyState State { get; private set; }

    /// <summary>First day of fieldwork; null while a draft.</summary>
    public DateOnly? Opens { get; private set; }

    /// <summary>Last day of fieldwork; null while a draft.</summary>
    public DateOnly? Closes { get; private set; }

    /// <summary>The day its writing began; orders drafts in lists.</summary>
    public DateOnly StartedOn { get; private set; }

    public SurveyDefinition Definition { get; private set; } = new("", []);

    /// <summary>Questions that take an answer; kept beside the definition so that lists need not read it.</summary>
    public int QuestionCount { get; private set; }

    /// <summary>Estimated minutes to complete; kept beside the definition so that lists need not read it.</summary>
    public int Minutes { get; private set; }

    /// <summary>
    /// Responses stored. Grown by <see cref="Responses.StoreResponses"/> with a conditional update, never through this object:
    /// that update is also what makes closing and the last responses wait for each other.
    /// </summary>
    public int ResponseCount { get; private set; }

    /// <summary>Months after closing for which answers are kept.</summary>
    public int KeptMonths { get; private set; }

    /// <summary>The day on which its answers were deleted, their time being over; null while they are kept.</summary>
    public DateOnly? AnswersDeletedOn { get; private set; }

    /// <summary>How many were deleted that day.</summary>
    public int? AnswersDeleted { get; private set; }

    public bool Demonstration { get; private set; }

    /// <summary>Who changed the draft last; null where that was before it was noted, or the platform itself.</summary>
    public Guid? EditedBy { get; private set; }

    /// <summary>The day on which the draft was read through as it stands; null after any edit. Stays once published.</summary>
    public DateOnly? ReviewedOn { get; private set; }

    /// <summary>The name of the person who read it through.</summary>
    public string? ReviewedBy { get; private set; }

    /// <summary>It was read through by the person who had changed it last.</summary>
    public bool ReviewedByEditor { get; private set; }

    /// <summary>The survey whose gaps it fills; null where it stands for itself.</summary>
    public Guid? FillsGapsOf { get; private set; }

    /// <summary>Places that it is limited to; null where it is asked in all that its owner covers.</summary>
    public IReadOnlyList<string>? OnlyIn { get; private set; }

    /// <summary>The day it was put away, out of lists; null where it was not.</summary>
    public DateOnly? ArchivedOn { get; private set; }

    public int Version { get; private set; }

    /// <summary>The places it is asked in: those with a question left to ask when it was published. Empty while a draft.</summary>
    public List<SurveyPlace> Places { get; private set; } = [];

    /// <summary>Begins a draft.</summary>
    public static Survey Draft(
        Guid id,
        string slug,
        string title,
        string ownerAreaCode,
        string audienceCode,
        SurveyDefinition definition,
        DateOnly today,
        bool demonstration = false,
        Guid? by = null)
    {
        var survey = new Survey
        {
            Id = id,
            Slug = slug,
            OwnerAreaCode = ownerAreaCode,
            AudienceCode = audienceCode,
            State = SurveyState.Draft,
            StartedOn = today,
            KeptMonths = PrivacyRule.On(today).Kept.Months,
            Demonstration = demonstration,
        };
        survey.Edit(title, definition, by);
        return survey;
    }

    /// <summary>Replaces the draft's title and definition; it must be read through again.</summary>
    /// <exception cref="InvalidOperationException">Not a draft.</exception>
    public void Edit(string title, SurveyDefinition definition, Guid? by = null)
    {
        Require(SurveyState.Draft);
        EditedBy = by;
        Define(definition);
        ReviewedOn = null;
        ReviewedBy = null;
        ReviewedByEditor = false;
        Title = title;
    }

    /// <summary>Replaces what the live survey asks. What it asked before is put away as an <see cref="Changes.Edition"/>.</summary>
    /// <exception cref="InvalidOperationException">Not live.</exception>
    public void Change(SurveyDefinition definition)
    {
        Require(SurveyState.Live);

        // People read before they answer whether they will be asked about themselves.
        Define(definition with { AsksEquality = Definition.AsksEquality });
    }

    /// <summary>Limits the draft to places where answers of another survey are missing.</summary>
    /// <exception cref="InvalidOperationException">Not a draft.</exception>
    public void FillGaps(Guid surveyId, IReadOnlyList<string> areaCodes)
    {
        Require(SurveyState.Draft);
        FillsGapsOf = surveyId;
        OnlyIn = areaCodes;
    }

    /// <summary>Sets how long answers will be kept; people are told before they answer, so only while nobody can.</summary>
    /// <exception cref="InvalidOperationException">Not a draft.</exception>
    public void Keep(int months)
    {
        Require(SurveyState.Draft);
        KeptMonths = months;
    }

    /// <summary>Last day on which answers are kept; null while the last day of fieldwork is not set.</summary>
    public DateOnly? KeptUntil => Closes?.AddMonths(KeptMonths);

    /// <summary>Notes that the answers are gone. What was released stays.</summary>
    public void AnswersWereDeleted(DateOnly today, int count)
    {
        AnswersDeletedOn = today;
        AnswersDeleted = count;
    }

    /// <summary>Notes that the draft was read through as it stands.</summary>
    /// <exception cref="InvalidOperationException">Not a draft.</exception>
    public void Review(DateOnly today, Guid? by, string name)
    {
        Require(SurveyState.Draft);
        ReviewedOn = today;
        ReviewedBy = name;
        ReviewedByEditor = by is not null && by == EditedBy;
    }

    /// <summary>Puts the survey away, out of lists.</summary>
    /// <exception cref="InvalidOperationException">Live: people must find it.</exception>
    public void Archive(DateOnly today)
    {
        if (State == SurveyState.Live)
        {
            throw new InvalidOperationException($"Survey {Slug} is live.");
        }

        ArchivedOn = today;
    }

    /// <summary>Brings it back into lists.</summary>
    public void TakeFromArchive() => ArchivedOn = null;

    /// <summary>Gives the draft the answers that its questions have once it opens: the wards of its places.</summary>
    /// <exception cref="InvalidOperationException">Not a draft.</exception>
    public void Complete(SurveyDefinition definition)
    {
        Require(SurveyState.Draft);
        Definition = definition;
    }

    /// <summary>Opens the draft for answers in the places given.</summary>
    /// <exception cref="InvalidOperationException">Not a draft that was read through, or no places.</exception>
    public void Publish(DateOnly opens, DateOnly closes, IReadOnlyCollection<string> areaCodes)
    {
        Require(SurveyState.Draft);
        if (ReviewedOn is null)
        {
            throw new InvalidOperationException($"Nobody has read survey {Slug} through as it stands.");
        }

        if (areaCodes.Count == 0)
        {
            throw new InvalidOperationException($"Survey {Slug} has no place left to ask in.");
        }

        State = SurveyState.Live;
        ArchivedOn = null;
        Opens = opens;
        Closes = closes;
        Places = [.. areaCodes.Select(code => new SurveyPlace(Id, code))];
    }

    /// <summary>Ends fieldwork; its last day becomes today where that is earlier.</summary>
    /// <exception cref="InvalidOperationException">Not live.</exception>
    public void Close(DateOnly today)
    {
        Require(SurveyState.Live);
        State = SurveyState.Closed;
        if (today < Closes)
        {
            Closes = today < Opens ? Opens : today;
        }
    }

    /// <summary>Its evidence was published.</summary>
    /// <exception cref="InvalidOperationException">Not closed.</exception>
    public void Release()
    {
        Require(SurveyState.Closed);
        State = SurveyState.Released;
    }

    /// <summary>Whether its last day is behind; a live survey is then treated as closed even before the sweeper comes by.</summary>
    public bool IsOverdue(DateOnly today) => State == SurveyState.Live && Closes < today;

    /// <summary>Live, and today is between its first and its last day.</summary>
    public bool TakesAnswers(DateOnly today) => State == SurveyState.Live && Opens <= today && today <= Closes;

    /// <summary>Answers on paper are typed in after its last day too, when the post has come: until it is released.</summary>
    public bool TakesPaper(DateOnly today) => State switch
    {
        SurveyState.Live => Opens <= today,
        SurveyState.Closed => AnswersDeletedOn is null && today <= KeptUntil,
        _ => false,
    };

    /// <summary>The state that people see. Reviewed is stored as a draft, which it is to everybody but its authors.</summary>
    public SurveyState StateOn(DateOnly today) =>
        IsOverdue(today) ? SurveyState.Closed
        : State == SurveyState.Draft && ReviewedOn is not null ? SurveyState.Reviewed
        : State;

    private void Define(SurveyDefinition definition)
    {
        Definition = definition;
        QuestionCount = definition.Questions.Count(question => question.Kind != QuestionKind.Information);
        Minutes = CompletionTime.Minutes(definition.Questions);
    }

    private void Require(SurveyState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"Survey {Slug} is {State}, not {state}.");
        }
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Survey>
    {
        public void Configure(EntityTypeBuilder<Survey> builder)
        {
            builder.ToTable("surveys");
            builder.Property(survey => survey.Id).ValueGeneratedNever();
            builder.Property(survey => survey.Slug).HasMaxLength(Surveys.Slug.Longest);
            builder.HasIndex(survey => survey.Slug).IsUnique();
            builder.Property(survey => survey.Title).HasMaxLength(120);
            builder.Property(survey => survey.OwnerAreaCode).HasMaxLength(9);
            builder.Property(survey => survey.AudienceCode).HasMaxLength(40);
            builder.Property(survey => survey.Definition).HasJson();
            // What surveys had that were written before it could be chosen.
            builder.Property(survey => survey.KeptMonths).HasDefaultValue(24);
            builder.Property(survey => survey.ReviewedBy).HasMaxLength(200);
            builder.Property(survey => survey.OnlyIn).HasJson();
            builder.HasIndex(survey => survey.FillsGapsOf);
            builder.HasIndex(survey => new { survey.State, survey.Closes });
            builder.HasMany(survey => survey.Places).WithOne().HasForeignKey(place => place.SurveyId);
        }
    }
}

/// <summary>A place that a published survey is asked in.</summary>
internal sealed class SurveyPlace(Guid surveyId, string areaCode)
{
    public Guid SurveyId { get; private set; } = surveyId;

    public string AreaCode { get; private set; } = areaCode;

    /// <summary>Responses from there that were ever accepted; those taken back count still.</summary>
    public int Accepted { get; private set; }

    /// <summary>Of these, as many as the other services were told of.</summary>
    public int Told { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SurveyPlace>
    {
        public void Configure(EntityTypeBuilder<SurveyPlace> builder)
        {
            builder.ToTable("survey_places");
            builder.HasKey(place => new { place.SurveyId, place.AreaCode });
            builder.Property(place => place.AreaCode).HasMaxLength(9);
            builder.HasIndex(place => place.AreaCode);
        }
    }
}

/// <summary>
/// A question that is not asked in a place, because evidence of that place was accepted for it. The Reuse feature adds and
/// removes these rows with its decisions, only while the survey is a draft; everything that asks reads them. A question that
/// is changed to another one while the survey is live gets another code, so it is asked everywhere.
/// </summary>
internal sealed class ReusedQuestion(Guid surveyId, string areaCode, string questionCode)
{
    public Guid SurveyId { get; private set; } = surveyId;

    public string AreaCode { get; private set; } = areaCode;

    public string QuestionCode { get; private set; } = questionCode;

    internal sealed class Configuration : IEntityTypeConfiguration<ReusedQuestion>
    {
        public void Configure(EntityTypeBuilder<ReusedQuestion> builder)
        {
            builder.ToTable("reused_questions");
            builder.HasKey(reused => new { reused.SurveyId, reused.AreaCode, reused.QuestionCode });
            builder.Property(reused => reused.AreaCode).HasMaxLength(9);
            builder.Property(reused => reused.QuestionCode).HasMaxLength(DefinitionRules.LongestCode);
            builder.HasOne<Survey>().WithMany().HasForeignKey(reused => reused.SurveyId);
        }
    }
}
