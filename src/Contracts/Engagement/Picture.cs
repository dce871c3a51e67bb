namespace IcpEngage.Contracts.Engagement;

/// <summary>
/// What a survey and the evidence that it reuses say together, for all its places. People chose themselves whether to answer, so
/// every interval is indicative.
/// </summary>
/// <param name="Slug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="OwnerAreaName">Who asked.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
/// <param name="Choice">What the answers are weighted by.</param>
/// <param name="Margins">By what they can be weighted, and how like the population respondents are; for the team only.</param>
/// <param name="Questions">By question with answers to choose from, in order.</param>
/// <param name="Withdrawn">What the survey released was withdrawn, so that its team alone goes on looking.</param>
public sealed record WholePicture(
    string Slug,
    string Title,
    SurveyState State,
    string OwnerAreaName,
    bool Demonstration,
    PictureChoice Choice,
    IReadOnlyList<PictureMargin> Margins,
    IReadOnlyList<PictureQuestion> Questions,
    bool Withdrawn = false);

/// <summary>What answers are weighted by.</summary>
/// <param name="Margins">Codes of margins: <c>place</c>, <c>age</c> and others that are offered.</param>
/// <param name="Cap">Nobody counts for more than so many times the mean; null for no limit.</param>
/// <param name="Together">Margins whose groups with too few people are put together with the next.</param>
public sealed record PictureChoice(IReadOnlyList<string> Margins, int? Cap, IReadOnlyList<string> Together);

/// <summary>Something by which answers can be weighted, and how like the population the survey’s own respondents are in it.</summary>
/// <param name="Code">Stands for it in an address.</param>
/// <param name="Name">What people read.</param>
/// <param name="Note">How the population’s groups and the question’s answers fit; null where they are the same.</param>
/// <param name="People">Respondents whose group is known.</param>
/// <param name="Groups">In order.</param>
/// <param name="RIndicator">
/// How like the population respondents are, 0 to 1 with three decimals, worked out from the counts shown; null where one is
/// hidden. It compares surveys of like size and is no mark.
/// </param>
public sealed record PictureMargin(
    string Code, string Name, string? Note, DisclosedCount People, IReadOnlyList<PictureGroup> Groups, decimal? RIndicator);

/// <summary>A group among respondents and in the population.</summary>
/// <param name="Name">What people read.</param>
/// <param name="People">Respondents in it.</param>
/// <param name="SamplePercent">Share of respondents, whole percent; null where hidden.</param>
/// <param name="PopulationPercent">Share of the people who live there, one decimal.</param>
public sealed record PictureGroup(string Name, DisclosedCount People, int? SamplePercent, decimal PopulationPercent);

/// <summary>What is said to one question.</summary>
/// <param name="Code">The part's code.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Row">The row of a matrix that it is; null for other questions.</param>
/// <param name="Answered">People whose answers are in it, fresh and reused.</param>
/// <param name="Options">By answer: as people answered, by place and as chosen.</param>
/// <param name="Places">Every place of the survey with where its answers come from.</param>
/// <param name="ByPlace">How the answers weigh by place; null where nothing can be weighted.</param>
/// <param name="Chosen">How they weigh as chosen; null where nothing but places was chosen and no limit changes anything.</param>
/// <param name="Splits">Answers in which places differ so much that one share hides it.</param>
public sealed record PictureQuestion(
    string Code,
    string Text,
    QuestionKind Kind,
    ResultsRow? Row,
    DisclosedCount Answered,
    IReadOnlyList<PictureOption> Options,
    IReadOnlyList<PicturePlace> Places,
    PictureWeighting? ByPlace,
    PictureOutcome? Chosen,
    IReadOnlyList<PooledSplit> Splits);

/// <summary>An answer’s shares. Each is null where it would give a hidden count away.</summary>
/// <param name="Code">The option's code.</param>
/// <param name="Text">What people read.</param>
/// <param name="Unweighted">Of all who answered, whole percent.</param>
/// <param name="ByPlace">Weighted by how many people live in each place.</param>
/// <param name="Chosen">Weighted as chosen.</param>
public sealed record PictureOption(string Code, string Text, int? Unweighted, PictureShare? ByPlace, PictureShare? Chosen);

/// <summary>A weighted share.</summary>
/// <param name="Percent">Whole percent.</param>
/// <param name="Low">Low end of the Wilson interval at the effective sample size, whole percent; indicative.</param>
/// <param name="High">High end of it.</param>
public sealed record PictureShare(int Percent, int Low, int High);

/// <summary>Where a place’s answers come from.</summary>
public enum PlaceAnswers
{
    /// <summary>People of the place answered this survey.</summary>
    Fresh,

    /// <summary>Evidence of an earlier survey is reused.</summary>
    Reused,

    /// <summary>Nobody answered, and no evidence is reused.</summary>
    None,

    /// <summary>So few answered that they are in no figure.</summary>
    TooFew,

    /// <summary>The evidence that was reused was withdrawn.</summary>
    Withdrawn,
}

/// <summary>A place's part in the answers to a question.</summary>
/// <param name="AreaName">The place.</param>
/// <param name="Answers">Where its answers come from.</param>
/// <param name="People">People whose answers are in it; hidden where the count would tell something of a few.</param>
/// <param name="Weight">Its share of the population that is pooled, whole percent; null where it takes no part.</param>
/// <param name="Percents">Its own share by option; null where hidden.</param>
/// <param name="Together">Other places with which it is counted as one, as too few answered in one of them.</param>
/// <param name="Evidence">What is reused; null for others.</param>
public sealed record PicturePlace(
    string AreaName,
    PlaceAnswers Answers,
    DisclosedCount People,
    int? Weight,
    IReadOnlyList<int?> Percents,
    IReadOnlyList<string> Together,
    PictureEvidence? Evidence);

/// <summary>The evidence behind a place’s figures, and which of its answers counts as which.</summary>
/// <param name="Id">The evidence.</param>
/// <param name="Title">Title of the survey, or of what was done elsewhere.</param>
/// <param name="Method">How people were asked.</param>
/// <param name="Publisher">Who asked, or published it; null for a survey of this platform.</param>
/// <param name="QuestionText">The question as it was asked there.</param>
/// <param name="From">First day of fieldwork.</param>
/// <param name="To">Last day of fieldwork.</param>
/// <param name="Mapping">The answer as it was asked, and as it is counted here, in words.</param>
/// <param name="DecidedBy">Who decided to reuse it; for the team only.</param>
/// <param name="DecidedOn">The day, in Europe/London.</param>
public sealed record PictureEvidence(
    Guid Id,
    string Title,
    EvidenceMethod Method,
    string? Publisher,
    string QuestionText,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<OptionMapping> Mapping,
    string? DecidedBy,
    DateOnly DecidedOn);

/// <summary>How answers weigh.</summary>
/// <param name="People">People whose answers are weighted.</param>
/// <param name="EffectiveSampleSize">Kish (Σw)²/Σw²: as many as would say as much if everybody counted the same.</param>
/// <param name="DesignEffect">People over effective sample size; 1 or more.</param>
/// <param name="Lowest">The lowest weight of a person, in times the mean.</param>
/// <param name="Highest">The highest weight of a person, in times the mean.</param>
/// <param name="Gaps">What the limit on weights loses: groups that are off by half a percent of the population or more.</param>
/// <param name="Estimated">
/// Few people gave an answer in some combination of groups. Shares are worked out from the answers by each margin then, so that
/// they say nothing of these few.
/// </param>
public sealed record PictureWeighting(
    DisclosedCount People,
    int EffectiveSampleSize,
    decimal DesignEffect,
    decimal Lowest,
    decimal Highest,
    IReadOnlyList<PictureGap> Gaps,
    bool Estimated);

/// <summary>How far weighted people are from the population, because of the limit on weights.</summary>
/// <param name="Margin">The margin’s name.</param>
/// <param name="Group">The group of it that is furthest off.</param>
/// <param name="Points">Weighted share less population share, in percentage points with one decimal.</param>
public sealed record PictureGap(string Margin, string Group, decimal Points);

/// <summary>What came of weighting as chosen.</summary>
/// <param name="Weighting">How the answers weigh; null where they cannot be weighted so, and <paramref name="Advice"/> says why.</param>
/// <param name="LeftOut">People who answered but did not say what they are weighted by, in the places that take part.</param>
/// <param name="PlacesLeftOut">Places that do not take part, as what the answers are weighted by is not known of their people.</param>
/// <param name="Together">Groups that count as one, in words.</param>
/// <param name="Advice">Why there are no figures, and what can be done; null where there are.</param>
public sealed record PictureOutcome(
    PictureWeighting? Weighting,
    DisclosedCount LeftOut,
    IReadOnlyList<string> PlacesLeftOut,
    IReadOnlyList<string> Together,
    PictureAdvice? Advice);

/// <summary>Why answers cannot be weighted as chosen.</summary>
public enum PictureProblem
{
    /// <summary>A group lives there from which nobody answered: weighting cannot stand in for it.</summary>
    NobodyAnswered,

    /// <summary>So few of a group answered that they would speak for all of it, and could be recognised.</summary>
    TooFewAnswered,

    /// <summary>There are answers from a group, but no residents in the population figures.</summary>
    NobodyLivesThere,

    /// <summary>The margins contradict each other for these respondents.</summary>
    DoesNotConverge,

    /// <summary>So few would be left out that they could be recognised by comparing.</summary>
    FewLeftOut,

    /// <summary>What the answers would be weighted by is known of too few people.</summary>
    NotKnown,
}

/// <summary>Why answers cannot be weighted as chosen, and what can be done.</summary>
/// <param name="Problem">Why.</param>
/// <param name="Code">The margin; null where no single one is the reason.</param>
/// <param name="Margin">Its name.</param>
/// <param name="Group">The group of it.</param>
/// <param name="CanPutTogether">Putting its small groups together with the next may help.</param>
public sealed record PictureAdvice(PictureProblem Problem, string? Code, string? Margin, string? Group, bool CanPutTogether);
