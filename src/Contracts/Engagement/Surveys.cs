using System.Text.Json.Serialization;

namespace IcpEngage.Contracts.Engagement;

/// <summary>Where a survey is in its life.</summary>
public enum SurveyState
{
    /// <summary>Being written; nobody can answer.</summary>
    Draft,

    /// <summary>Published. Answers are taken from its first to its last day.</summary>
    Live,

    /// <summary>Fieldwork is over; results are the team's.</summary>
    Closed,

    /// <summary>Its evidence is published and can be reused.</summary>
    Released,

    /// <summary>Still being written, and read through as it stands; any edit makes it a draft again.</summary>
    Reviewed,
}

/// <summary>A survey in a list.</summary>
/// <param name="Id">UUID v7.</param>
/// <param name="Slug">Unique name in addresses.</param>
/// <param name="Title">The survey's title.</param>
/// <param name="OwnerAreaCode">The area whose team owns it: the system's or a place's code.</param>
/// <param name="OwnerAreaName">That area's name.</param>
/// <param name="AreaCodes">Places it is asked in.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Opens">First day; null while a draft.</param>
/// <param name="Closes">Last day; null while a draft.</param>
/// <param name="Questions">Questions that take an answer.</param>
/// <param name="Minutes">Estimated minutes to complete; at least 1.</param>
/// <param name="Demonstration">Made up, to show the product.</param>
/// <param name="Archived">Put away: it is in no list unless asked for, and nothing else about it changes.</param>
public sealed record SurveySummary(
    Guid Id,
    string Slug,
    string Title,
    string OwnerAreaCode,
    string OwnerAreaName,
    IReadOnlyList<string> AreaCodes,
    SurveyState State,
    DateOnly? Opens,
    DateOnly? Closes,
    int Questions,
    int Minutes,
    bool Demonstration,
    bool Archived = false);

/// <summary>A survey whole.</summary>
/// <param name="Summary">As in lists.</param>
/// <param name="AudienceCode">Whom it is for; <c>adults</c>.</param>
/// <param name="Definition">What it asks.</param>
/// <param name="Version">Grows by one with each change; send it back with an edit.</param>
/// <param name="Areas">The places it is asked in, with what is left to ask in each after reuse.</param>
/// <param name="KeptMonths">Months after closing for which answers are kept.</param>
/// <param name="Review">Who read it through as it stands; null where nobody did, and once it is published.</param>
/// <param name="EditedBy">Who changed it last; null once it is published.</param>
public sealed record SurveyDetail(
    SurveySummary Summary,
    string AudienceCode,
    SurveyDefinition Definition,
    int Version,
    IReadOnlyList<SurveyArea> Areas,
    int KeptMonths = 24,
    SurveyReview? Review = null,
    Guid? EditedBy = null)
{
    /// <summary>The latest version of its evidence; null until it is released.</summary>
    public EvidenceStanding? Evidence { get; init; }
}

/// <summary>A draft was read through before it goes out.</summary>
/// <param name="By">The person's name.</param>
/// <param name="On">The day, in Europe/London.</param>
/// <param name="ByItsEditor">It was the person who changed it last; nobody else has looked.</param>
public sealed record SurveyReview(string By, DateOnly On, bool ByItsEditor);

/// <summary>Marks a draft as read through.</summary>
/// <param name="Version">The version that was read; another one is refused as stale.</param>
public sealed record ReviewSurvey(int Version);

/// <summary>A place a survey is asked in.</summary>
/// <param name="Code">GSS code.</param>
/// <param name="Slug">For addresses.</param>
/// <param name="Name">As people say it.</param>
/// <param name="QuestionsToAsk">Questions left to ask there; those answered by reused evidence are not asked again.</param>
public sealed record SurveyArea(string Code, string Slug, string Name, int QuestionsToAsk);

/// <summary>Starts a draft survey.</summary>
/// <param name="Title">3 to 120 characters.</param>
/// <param name="OwnerAreaCode">System or place; a system's survey is asked in all its places, a place's in that place.</param>
/// <param name="AudienceCode">Whom it is for; <c>adults</c>.</param>
/// <param name="Introduction">Who asks and why.</param>
public sealed record NewSurvey(string Title, string OwnerAreaCode, string AudienceCode, string Introduction);

/// <summary>Replaces what a draft asks, or a live survey.</summary>
/// <param name="Title">3 to 120 characters.</param>
/// <param name="Definition">What it asks, whole.</param>
/// <param name="Version">The version that was read; another one is refused as stale.</param>
/// <param name="KeptMonths">Months after closing for which answers are kept; null leaves it as it is.</param>
/// <param name="Seen">
/// Of a live survey: the class of the change that its author was shown; a change that does more is refused. Null for drafts.
/// </param>
public sealed record EditSurvey(string Title, SurveyDefinition Definition, int Version, int? KeptMonths = null, ChangeClass? Seen = null);

/// <summary>A question of some survey, found by words.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="OwnerAreaName">The area whose team owns it.</param>
/// <param name="State">Where the survey is in its life.</param>
/// <param name="Question">The question.</param>
public sealed record QuestionInSurvey(string SurveySlug, string SurveyTitle, string OwnerAreaName, SurveyState State, Question Question);

/// <summary>What can be undone of a draft's last edits, and done again.</summary>
/// <param name="Undo">What the last edit did: “removed question 4”; null where there is none to undo.</param>
/// <param name="Redo">What the edit did that was undone last; null where there is none to do again.</param>
public sealed record EditHistory(string? Undo, string? Redo);

/// <summary>Undoes the last edit of a draft, or does it again.</summary>
/// <param name="Version">The version that was read; another one is refused as stale.</param>
public sealed record StepThroughEdits(int Version);

/// <summary>What a survey asks, as a file: its definition goes out as this and comes in again.</summary>
/// <param name="Schema">Address of the file's JSON Schema; not looked at on the way in.</param>
/// <param name="Title">3 to 120 characters.</param>
/// <param name="AudienceCode">Whom it is for; <c>adults</c>.</param>
/// <param name="Definition">What it asks.</param>
public sealed record SurveyFile(
    [property: JsonPropertyName("$schema")] string? Schema, string Title, string AudienceCode, SurveyDefinition Definition);

/// <summary>Opens a draft for answers.</summary>
/// <param name="Opens">First day, today or later.</param>
/// <param name="Closes">Last day, not before the first.</param>
public sealed record PublishSurvey(DateOnly Opens, DateOnly Closes);

/// <summary>What came of an import, by line and question.</summary>
/// <param name="Slug">The new draft's slug; null when refused.</param>
/// <param name="Title">The survey's title as read; null when it was not reached.</param>
/// <param name="CameOver">Questions taken as they are.</param>
/// <param name="Approximated">Questions taken with a difference, and which.</param>
/// <param name="LeftOut">Questions not taken, and why.</param>
/// <param name="Errors">Why the file was refused; empty when it was taken.</param>
public sealed record ImportReport(
    string? Slug,
    string? Title,
    IReadOnlyList<ImportNote> CameOver,
    IReadOnlyList<ImportNote> Approximated,
    IReadOnlyList<ImportNote> LeftOut,
    IReadOnlyList<ImportNote> Errors);

/// <summary>A line of an import report.</summary>
/// <param name="Line">Line of the file, from 1; null where it is about the whole.</param>
/// <param name="Question">The question's code in the file; null where it is not about one.</param>
/// <param name="Message">What and why, in a sentence.</param>
/// <param name="Path">Where in a file of JSON: <c>$.definition.questions[2].kind</c>; null for other files and where it is about the whole.</param>
public sealed record ImportNote(int? Line, string? Question, string Message, string? Path = null);
