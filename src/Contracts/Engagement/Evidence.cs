namespace IcpEngage.Contracts.Engagement;

/// <summary>The released, disclosure-safe result of an exercise, immutable, for others to reuse and cite.</summary>
/// <param name="Id">UUID v7.</param>
/// <param name="SurveySlug">The survey it came from; null where it was asked elsewhere and came in by import.</param>
/// <param name="Title">The title of the survey, or of what was done elsewhere.</param>
/// <param name="AreaCode">The area it speaks for.</param>
/// <param name="AreaName">That area's name.</param>
/// <param name="From">First day of fieldwork.</param>
/// <param name="To">Last day of fieldwork.</param>
/// <param name="Respondents">People who answered.</param>
/// <param name="Questions">What was asked and said; closed questions only.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record ReleasedEvidence(
    Guid Id,
    string? SurveySlug,
    string Title,
    string AreaCode,
    string AreaName,
    DateOnly From,
    DateOnly To,
    DisclosedCount Respondents,
    IReadOnlyList<QuestionResult> Questions,
    bool Demonstration)
{
    /// <summary>Whom it was for, by the code of the audience; null where that is not known.</summary>
    public string? AudienceCode { get; init; }

    /// <summary>How people were asked.</summary>
    public EvidenceMethod Method { get; init; } = EvidenceMethod.OpenSurvey;

    /// <summary>Where it came from; null for a survey of this platform.</summary>
    public EvidenceSource? Source { get; init; }

    /// <summary>From 1; each correction makes the next.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What it puts right; null for the first version.</summary>
    public EvidenceCorrection? Correction { get; init; }
}

/// <summary>How people were asked.</summary>
public enum EvidenceMethod
{
    /// <summary>A survey that anybody could answer.</summary>
    OpenSurvey,

    /// <summary>People who were chosen to stand for others, asked more than once or by invitation.</summary>
    Panel,

    /// <summary>Small groups who talked about it.</summary>
    FocusGroup,

    /// <summary>People were met where they are.</summary>
    Outreach,

    /// <summary>Another way; what is said about who was reached says which.</summary>
    Other,
}

/// <summary>Where evidence came from that was not asked on this platform.</summary>
/// <param name="Publisher">Who asked, or published it.</param>
/// <param name="Link">Address (https) of their report; null where there is none.</param>
/// <param name="Reached">Who was reached, and how, in words.</param>
/// <param name="Limits">What it cannot tell, in words; empty where nothing was said.</param>
/// <param name="Figures">How exact the figures are that it was made from.</param>
public sealed record EvidenceSource(string Publisher, string? Link, string Reached, string Limits, FiguresGiven Figures);

/// <summary>How exact the figures are that came in by import.</summary>
public enum FiguresGiven
{
    /// <summary>Counts of people.</summary>
    Exact,

    /// <summary>Counts of people that their publisher had rounded.</summary>
    Rounded,

    /// <summary>Percentages with the number of people who answered; the counts were worked out of them.</summary>
    Percentages,
}

/// <summary>One piece of evidence, with what stands beside its figures.</summary>
/// <param name="Evidence">What was released; each row of a matrix says which.</param>
/// <param name="Areas">Who took part compared with who lives there, by place.</param>
/// <param name="Wordings">What was asked, in the other languages it was asked in.</param>
public sealed record EvidenceDetail(
    ReleasedEvidence Evidence, IReadOnlyList<AreaShare> Areas, IReadOnlyList<QuestionWording> Wordings)
{
    /// <summary>The version that has replaced it; null for the latest.</summary>
    public Guid? ReplacedBy { get; init; }
}

/// <summary>What people have told us, a page of it, with what it was used for.</summary>
/// <param name="Evidence">Newest first.</param>
/// <param name="Topics">Every topic that there is evidence on, in order; what can be chosen.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">Which page it is, from 1.</param>
/// <param name="Pages">How many pages there are; at least 1.</param>
/// <param name="AskedAgain">Questions that surveys asked again although they were asked already, and why.</param>
public sealed record ToldPage(
    IReadOnlyList<ToldEvidence> Evidence,
    IReadOnlyList<string> Topics,
    int Total,
    int Page,
    int Pages,
    IReadOnlyList<AskedAgainQuestion> AskedAgain);

/// <summary>Evidence with what it is about and what it was used for.</summary>
/// <param name="Evidence">What was released.</param>
/// <param name="Topics">Topics by question code; questions without one are not in it.</param>
/// <param name="ReusedFor">Questions of published surveys that it answered, which were then not asked.</param>
public sealed record ToldEvidence(
    ReleasedEvidence Evidence, IReadOnlyDictionary<string, string> Topics, IReadOnlyList<ReusedForQuestion> ReusedFor);

/// <summary>A question of a published survey that was not asked where evidence answers it.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="QuestionText">The question.</param>
/// <param name="AreaNames">Places in which it was not asked.</param>
public sealed record ReusedForQuestion(string SurveySlug, string SurveyTitle, string QuestionText, IReadOnlyList<string> AreaNames);

/// <summary>A question that a published survey asked again although it was asked already.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="QuestionText">The question.</param>
/// <param name="Because">Why.</param>
public sealed record AskedAgainQuestion(string SurveySlug, string SurveyTitle, string QuestionText, string Because);

/// <summary>Results from elsewhere that were imported and wait to be released.</summary>
/// <param name="Id">Of the import; the evidence will have it too.</param>
/// <param name="Preview">What will be published, as it would be today.</param>
/// <param name="Notes">What is to be known of the table, by line.</param>
/// <param name="ImportedBy">Who imported it.</param>
/// <param name="ImportedOn">The day, in Europe/London.</param>
public sealed record EvidenceImportView(
    Guid Id, EvidenceDetail Preview, IReadOnlyList<ImportNote> Notes, string ImportedBy, DateOnly ImportedOn);

/// <summary>The same in a list.</summary>
/// <param name="Id">Of the import.</param>
/// <param name="Title">What it will be called.</param>
/// <param name="AreaName">The area that it speaks for.</param>
/// <param name="ImportedBy">Who imported it.</param>
/// <param name="ImportedOn">The day, in Europe/London.</param>
public sealed record WaitingImport(Guid Id, string Title, string AreaName, string ImportedBy, DateOnly ImportedOn);

/// <summary>A question in another language than the survey's own.</summary>
/// <param name="QuestionCode">The question's code.</param>
/// <param name="Language">As BCP 47 says it: <c>cy</c>.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Options">Its answers, in order; empty where it has none.</param>
public sealed record QuestionWording(string QuestionCode, string Language, string Text, IReadOnlyList<string> Options);

/// <summary>For a draft's every question: who asked it already, and what was decided.</summary>
/// <param name="SurveySlug">The draft.</param>
/// <param name="Title">Its title.</param>
/// <param name="Questions">By question, in order.</param>
/// <param name="Saving">What the decisions so far save.</param>
/// <param name="Gated">A survey of the system: it is not published while a question needs a decision.</param>
public sealed record ReuseCheck(
    string SurveySlug, string Title, IReadOnlyList<QuestionReuse> Questions, ReuseSaving Saving, bool Gated = false);

/// <summary>One question's reuse.</summary>
/// <param name="Question">The draft's question.</param>
/// <param name="Candidates">Questions already asked, best first.</param>
/// <param name="Decision">What was accepted, or why it is asked again; null while nobody has decided.</param>
/// <param name="Pooled">The pooled answers of what was accepted; null while nothing is.</param>
/// <param name="NeedsDecision">A question already asked can be used for it, or evidence of the decision was withdrawn, and nobody has decided.</param>
public sealed record QuestionReuse(
    Question Question,
    IReadOnlyList<ReuseCandidate> Candidates,
    ReuseDecision? Decision,
    PooledAnswers? Pooled,
    bool NeedsDecision = false)
{
    /// <summary>Exercises that places run now and that ask it, best first.</summary>
    public IReadOnlyList<RunningCandidate> Running { get; init; } = [];

    /// <summary>Questions that look alike, of which a person said that they ask something else.</summary>
    public IReadOnlyList<SetApartQuestion> SetApart { get; init; } = [];

    /// <summary>A draft's decision that is not in force any more, because of what became of its evidence; null where there is none.</summary>
    public ReuseDecision? Lapsed { get; init; }
}

/// <summary>A question that a place asks now, or is about to, and that may answer a draft's once it is released.</summary>
/// <param name="SurveyId">The exercise.</param>
/// <param name="QuestionCode">Its question's code.</param>
/// <param name="SurveySlug">Its address.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="AreaName">Where it is asked.</param>
/// <param name="Text">Its wording there.</param>
/// <param name="Opens">First day of fieldwork.</param>
/// <param name="Closes">Last day of fieldwork.</param>
/// <param name="Score">Likeness of the wording, 0 to 1.</param>
/// <param name="Reason">Why it is listed, in a sentence.</param>
/// <param name="Comparable">Its answers map onto the draft's, so it can be waited for.</param>
/// <param name="Mapping">Which of its answers counts as which of the draft's; recorded with a decision.</param>
/// <param name="Joined">Part of the decision.</param>
public sealed record RunningCandidate(
    Guid SurveyId,
    string QuestionCode,
    string SurveySlug,
    string SurveyTitle,
    string AreaName,
    string Text,
    DateOnly Opens,
    DateOnly Closes,
    double Score,
    string Reason,
    bool Comparable,
    IReadOnlyList<OptionMapping> Mapping,
    bool Joined);

/// <summary>A question already asked that looks like a draft's and asks something else, as a person said of this or a like wording.</summary>
/// <param name="EvidenceId">The evidence it is in.</param>
/// <param name="QuestionCode">Its code there.</param>
/// <param name="AreaName">Where it was asked.</param>
/// <param name="SurveyTitle">What it was part of.</param>
/// <param name="Text">Its wording there.</param>
/// <param name="SaidBy">Who said so.</param>
/// <param name="SaidOn">The day, in Europe/London.</param>
public sealed record SetApartQuestion(
    Guid EvidenceId, string QuestionCode, string AreaName, string SurveyTitle, string Text, string SaidBy, DateOnly SaidOn);

/// <summary>Says which of the questions found for a draft's ask something else; all others may ask the same.</summary>
/// <param name="Questions">Those found, or none.</param>
public sealed record SetQuestionsApart(IReadOnlyList<QuestionOfEvidence> Questions);

/// <summary>A question of evidence.</summary>
/// <param name="EvidenceId">The evidence.</param>
/// <param name="QuestionCode">The question's code there.</param>
public sealed record QuestionOfEvidence(Guid EvidenceId, string QuestionCode);

/// <summary>A question already asked that may answer a draft's.</summary>
/// <param name="EvidenceId">The evidence it is in.</param>
/// <param name="QuestionCode">Its code there.</param>
/// <param name="AreaCode">Where it was asked.</param>
/// <param name="AreaName">That area's name.</param>
/// <param name="SurveyTitle">What it was part of.</param>
/// <param name="Text">Its wording there.</param>
/// <param name="SampleSize">People who answered it, disclosure-safe.</param>
/// <param name="From">First day of fieldwork.</param>
/// <param name="To">Last day of fieldwork.</param>
/// <param name="Score">Likeness of the wording, 0 to 1.</param>
/// <param name="Reason">Why it is listed, in a sentence.</param>
/// <param name="Comparable">Its answers map onto the draft's, so it can be accepted.</param>
/// <param name="Mapping">Which of its answers counts as which of the draft's; recorded with a decision.</param>
/// <param name="Accepted">Part of the decision.</param>
public sealed record ReuseCandidate(
    Guid EvidenceId,
    string QuestionCode,
    string AreaCode,
    string AreaName,
    string SurveyTitle,
    string Text,
    DisclosedCount SampleSize,
    DateOnly From,
    DateOnly To,
    double Score,
    string Reason,
    bool Comparable,
    IReadOnlyList<OptionMapping> Mapping,
    bool Accepted)
{
    /// <summary>Names of the draft's places that it answers for.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>
    /// Percentage points by which a share of its answers is uncertain either way, 95% of the time, were respondents a random sample:
    /// 98 / √n, at a share of a half, which is the worst case. Null where the sample size is hidden or nobody answered.
    /// </summary>
    public int? PlusMinus => SampleSize.About is > 0 and var people ? (int)Math.Ceiling(98 / Math.Sqrt(people)) : null;

    /// <summary>The survey it was part of; null where it was asked elsewhere.</summary>
    public string? SurveySlug { get; init; }
}

/// <summary>A question while it is written: what is not there yet is left out.</summary>
/// <param name="Text">The wording so far, 1 to 2,000 characters.</param>
/// <param name="Kind">What kind of answer it takes.</param>
/// <param name="Topic">What it is about; null if not said.</param>
/// <param name="Options">What people choose from, as they read it; null for other kinds.</param>
/// <param name="Scale">The range of a scale; null for other kinds.</param>
public sealed record QuestionBeingWritten(
    string Text, QuestionKind Kind, string? Topic = null, IReadOnlyList<string>? Options = null, ScaleRange? Scale = null);

/// <summary>An answer of the evidence and the answer of the draft that it counts as; merging, never splitting.</summary>
public sealed record OptionMapping(string From, string To);

/// <summary>Accepts evidence for a draft's question; replaces an earlier decision on it.</summary>
/// <param name="EvidenceIds">From the candidates, at most one for each place.</param>
/// <param name="RunningSurveyIds">Exercises that are running and are waited for; a place has either or neither.</param>
public sealed record AcceptReuse(IReadOnlyList<Guid> EvidenceIds, IReadOnlyList<Guid>? RunningSurveyIds = null);

/// <summary>Asks a draft's question again everywhere, although it was asked; replaces an earlier decision on it.</summary>
/// <param name="Because">Why, in 10 to 500 characters.</param>
public sealed record AskAgain(string Because);

/// <summary>A decision on record.</summary>
/// <param name="EvidenceIds">What is reused; nothing where the question is asked again everywhere.</param>
/// <param name="AreaCodes">Places where the question is not asked again.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedOn">The day, in Europe/London.</param>
/// <param name="AskAgainBecause">Why it is asked again everywhere; null where evidence is reused.</param>
/// <param name="BySecretariat">Decided for the partnership's secretariat rather than by an engagement lead.</param>
public sealed record ReuseDecision(
    IReadOnlyList<Guid> EvidenceIds,
    IReadOnlyList<string> AreaCodes,
    string DecidedBy,
    DateOnly DecidedOn,
    string? AskAgainBecause = null,
    bool BySecretariat = false)
{
    /// <summary>What became of its evidence since, in order.</summary>
    public IReadOnlyList<EvidenceChange> Changes { get; init; } = [];

    /// <summary>Those who decide have yet to say that they know of the changes.</summary>
    public bool ChangesUnseen { get; init; }

    /// <summary>Exercises that are waited for. Once one is released, what it brought is among <see cref="EvidenceIds"/>.</summary>
    public IReadOnlyList<JoinedDecision> Joined { get; init; } = [];
}

/// <summary>How it stands with an exercise that is waited for.</summary>
public enum JoinedState
{
    /// <summary>It is in the field, or soon will be.</summary>
    Running,

    /// <summary>It is over, and not released yet.</summary>
    ToRelease,

    /// <summary>It does not ask the question any more as it did.</summary>
    Changed,

    /// <summary>It was released, or its answers deleted, without answers that can be used.</summary>
    NoAnswers,
}

/// <summary>An exercise that a decision waits for.</summary>
/// <param name="SurveyId">The exercise.</param>
/// <param name="SurveySlug">Its address.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="AreaNames">Places where the question is not asked because of it.</param>
/// <param name="Closes">Its last day.</param>
/// <param name="State">How it stands with it.</param>
public sealed record JoinedDecision(
    Guid SurveyId, string SurveySlug, string SurveyTitle, IReadOnlyList<string> AreaNames, DateOnly Closes, JoinedState State);

/// <summary>A survey that another one waits for.</summary>
/// <param name="SurveySlug">The survey that is waited for.</param>
/// <param name="QuestionText">Its question.</param>
/// <param name="BySlug">Who waits.</param>
/// <param name="ByTitle">Its title.</param>
/// <param name="ByAreaName">Whose it is.</param>
/// <param name="NeededBy">Last day of the survey that waits; null while that is not set.</param>
public sealed record Reliance(
    string SurveySlug, string QuestionText, string BySlug, string ByTitle, string ByAreaName, DateOnly? NeededBy);

/// <summary>What reuse saves.</summary>
/// <param name="QuestionsNotAsked">Question and place pairs taken out of fieldwork.</param>
/// <param name="PlacesSpared">Places with at least one question fewer.</param>
/// <param name="RespondentMinutes">Minutes saved for each hundred respondents in each of those places.</param>
public sealed record ReuseSaving(int QuestionsNotAsked, int PlacesSpared, decimal RespondentMinutes)
{
    /// <summary>Hours of partners’ help not asked for, to one decimal, an estimate; null while nobody was ever asked to help.</summary>
    public decimal? HelpHours { get; init; }
}

/// <summary>What reuse has saved the system since it began. Estimates.</summary>
/// <param name="Exercises">Published exercises that reused something, the latest first.</param>
/// <param name="Quarters">The same by the calendar quarter in which they opened, the latest first; quarters without any are left out.</param>
/// <param name="Total">All of them.</param>
/// <param name="HoursForAPlace">Hours of help that an exercise asks for in one place, on average of those asked in the last two years; null for none.</param>
public sealed record SystemSavings(
    IReadOnlyList<SavedByExercise> Exercises, IReadOnlyList<SavedInQuarter> Quarters, Saved Total, decimal? HoursForAPlace);

/// <summary>What one exercise saved.</summary>
/// <param name="Slug">The survey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Opens">Its first day.</param>
/// <param name="Saved">What it saved, so far where it is still running.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
public sealed record SavedByExercise(string Slug, string Title, DateOnly Opens, Saved Saved, bool Demonstration);

/// <summary>What the exercises saved that opened in a quarter.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="Exercises">How many.</param>
/// <param name="Saved">What they saved.</param>
public sealed record SavedInQuarter(DateOnly From, DateOnly To, int Exercises, Saved Saved);

/// <summary>What was saved.</summary>
/// <param name="QuestionsNotAsked">Question and place pairs.</param>
/// <param name="PlacesSpared">Exercise and place pairs with at least one question fewer.</param>
/// <param name="Minutes">Minutes that people kept, about: as many as answered in those places, times what the questions take.</param>
/// <param name="HelpHours">Hours of partners’ help not asked for, to one decimal; null while nobody was ever asked to help.</param>
public sealed record Saved(int QuestionsNotAsked, int PlacesSpared, int Minutes, decimal? HelpHours);

/// <summary>Places' answers combined, weighted by population. Intervals are indicative: respondents chose themselves.</summary>
/// <param name="Options">By answer of the draft's question.</param>
/// <param name="Places">What each place contributes.</param>
/// <param name="Missing">Names of the places without evidence, where the question is left to ask.</param>
/// <param name="SampleSize">People, disclosure-safe.</param>
/// <param name="EffectiveSampleSize">Kish (Σw)²/Σw², rounded to a whole number.</param>
/// <param name="DesignEffect">Sample size over effective sample size, two decimals.</param>
/// <param name="Splits">Answers in which places differ so much that the pooled share hides it.</param>
public sealed record PooledAnswers(
    IReadOnlyList<PooledOption> Options,
    IReadOnlyList<PooledPlace> Places,
    IReadOnlyList<string> Missing,
    DisclosedCount SampleSize,
    int EffectiveSampleSize,
    decimal DesignEffect,
    IReadOnlyList<PooledSplit> Splits);

/// <summary>An answer that is common in one place and rare in another, beyond chance and by ten percentage points or more.</summary>
/// <param name="Text">The answer.</param>
/// <param name="LowestPlace">Where the fewest gave it.</param>
/// <param name="Lowest">Its share there, whole percent.</param>
/// <param name="HighestPlace">Where the most gave it.</param>
/// <param name="Highest">Its share there, whole percent.</param>
public sealed record PooledSplit(string Text, string LowestPlace, int Lowest, string HighestPlace, int Highest);

/// <summary>A pooled share, whole percent. All three are null where a count behind it is hidden.</summary>
public sealed record PooledOption(string Code, string Text, int? Percent, int? Low, int? High);

/// <summary>A place's part in a pooled answer.</summary>
/// <param name="AreaName">The place.</param>
/// <param name="SampleSize">People, disclosure-safe.</param>
/// <param name="Weight">Its share of the pooled population, whole percent.</param>
/// <param name="Percents">Its own share by option, in the order of the pooled options; null where hidden.</param>
public sealed record PooledPlace(string AreaName, DisclosedCount SampleSize, int Weight, IReadOnlyList<int?> Percents);
