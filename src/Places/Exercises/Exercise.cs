using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Places.Exercises;

/// <summary>
/// A survey as places know it. Events may arrive in any order, so each part is filled by the event that tells it, and
/// what is known makes the state: a survey that was closed before it was heard of is closed.
/// </summary>
internal sealed class Exercise : IVersioned
{
    public required Guid SurveyId { get; init; }

    /// <summary>What is asked; null until it is known.</summary>
    public string? Slug { get; private set; }

    public string? Title { get; private set; }

    public string? OwnerAreaCode { get; private set; }

    public DateOnly? Opens { get; private set; }

    public DateOnly? Closes { get; private set; }

    public bool Demonstration { get; private set; }

    /// <summary>The last day on which answers were taken; null while they are.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public bool Released { get; private set; }

    /// <summary>Where it is asked, and how many answered. Responses may be known of a place before anything else is.</summary>
    public List<ExerciseArea> Areas { get; } = [];

    public int Version { get; private set; }

    public SurveyState State => Released ? SurveyState.Released : ClosedOn is null ? SurveyState.Live : SurveyState.Closed;

    /// <summary>The day of the last answers: the planned one, or the earlier one on which it was closed.</summary>
    public DateOnly? LastDay => ClosedOn < Closes ? ClosedOn : Closes;

    /// <summary>Applies the announcement of the survey.</summary>
    public void Announce(SurveyPublished survey)
    {
        (Slug, Title, OwnerAreaCode) = (survey.Slug, survey.Title, survey.OwnerAreaCode);
        (Opens, Closes, Demonstration) = (survey.Opens, survey.Closes, survey.Demonstration);
        Ask(survey.AreaCodes);
    }

    /// <summary>Ends fieldwork.</summary>
    public void Close(DateOnly on) => ClosedOn = on;

    /// <summary>
    /// Marks it released. Where its announcement has not arrived yet, the evidence says what it was and
    /// <paramref name="areaCodes"/> where.
    /// </summary>
    public void Release(ReleasedEvidence evidence, IReadOnlyCollection<string> areaCodes)
    {
        Released = true;
        if (Slug is null)
        {
            (Slug, Title, OwnerAreaCode) = (evidence.SurveySlug, evidence.Title, evidence.AreaCode);
            (Opens, Closes, Demonstration) = (evidence.From, evidence.To, evidence.Demonstration);
            Ask(areaCodes);
        }
    }

    /// <summary>Adds responses of one place; less than nought takes them off.</summary>
    public void Count(AreaResponses stored) => AreaOf(stored.AreaCode).Responses += stored.Responses;

    private void Ask(IReadOnlyCollection<string> areaCodes)
    {
        foreach (var code in areaCodes)
        {
            AreaOf(code).Asked = true;
        }

        foreach (var area in Areas.Where(area => !areaCodes.Contains(area.AreaCode)))
        {
            area.Asked = false;
        }
    }

    private ExerciseArea AreaOf(string code)
    {
        var area = Areas.Find(area => area.AreaCode == code);
        if (area is null)
        {
            area = new ExerciseArea { SurveyId = SurveyId, AreaCode = code };
            Areas.Add(area);
        }

        return area;
    }
}

/// <summary>A survey's part in one place.</summary>
internal sealed class ExerciseArea : IVersioned
{
    public required Guid SurveyId { get; init; }

    public required string AreaCode { get; init; }

    /// <summary>The survey is known to be asked there.</summary>
    public bool Asked { get; set; }

    /// <summary>Exact number of responses stored; for people who are signed in.</summary>
    public int Responses { get; set; }

    public int Version { get; private set; }

    public Exercise Exercise { get; private set; } = null!;

    /// <summary>As the place's page shows it; for an area that is <see cref="Asked"/>, so all of it is known.</summary>
    public PlaceExercise ToContract(bool withResponses) => new(
        Exercise.Slug!,
        Exercise.Title!,
        SystemWide: Exercise.OwnerAreaCode != AreaCode,
        Exercise.Opens!.Value,
        Exercise.LastDay!.Value,
        Exercise.State,
        // Below nought where a withdrawal was heard of before what it takes back.
        withResponses ? Math.Max(0, Responses) : null,
        Exercise.Demonstration);
}

internal static class ExerciseQueries
{
    /// <summary>What can be answered on the day.</summary>
    public static IQueryable<ExerciseArea> OpenOn(this IQueryable<ExerciseArea> areas, DateOnly day) =>
        areas.Where(area => area.Asked
            && !area.Exercise.Released && area.Exercise.ClosedOn == null
            && area.Exercise.Opens <= day && area.Exercise.Closes >= day);
}

internal sealed class ExerciseConfiguration : IEntityTypeConfiguration<Exercise>
{
    public void Configure(EntityTypeBuilder<Exercise> builder)
    {
        builder.HasKey(exercise => exercise.SurveyId);
        builder.Property(exercise => exercise.SurveyId).ValueGeneratedNever();
        builder.Property(exercise => exercise.Slug).HasMaxLength(200);
        builder.Property(exercise => exercise.Title).HasMaxLength(200);
        builder.Property(exercise => exercise.OwnerAreaCode).HasMaxLength(20);
        builder.HasMany(exercise => exercise.Areas).WithOne(area => area.Exercise).HasForeignKey(area => area.SurveyId);
    }
}

internal sealed class ExerciseAreaConfiguration : IEntityTypeConfiguration<ExerciseArea>
{
    public void Configure(EntityTypeBuilder<ExerciseArea> builder)
    {
        builder.HasKey(area => new { area.SurveyId, area.AreaCode });
        builder.Property(area => area.AreaCode).HasMaxLength(20);
        builder.HasIndex(area => area.AreaCode);
    }
}
