using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace;

/// <summary>Names of kinds and states as the workspace says them.</summary>
internal static class WorkspaceWords
{
    /// <summary>“Single choice”.</summary>
    public static string Of(QuestionKind kind) => kind switch
    {
        QuestionKind.SingleChoice => "Choose one answer",
        QuestionKind.MultipleChoice => "Choose any answers",
        QuestionKind.Scale => "Scale",
        QuestionKind.Number => "Number",
        QuestionKind.ShortText => "A line of text",
        QuestionKind.LongText => "Several lines of text",
        QuestionKind.Information => "Text to read, no answer",
        QuestionKind.Ranking => "Put in order",
        QuestionKind.Date => "Date",
        QuestionKind.Matrix => "Several rows with the same answers",
        QuestionKind.Consent => "Statement to agree to",
        QuestionKind.Neighbourhood => "Where people live",
    };

    /// <summary>What a kind is good for.</summary>
    public static string HintOf(QuestionKind kind) => kind switch
    {
        QuestionKind.SingleChoice => "People pick one from a list",
        QuestionKind.MultipleChoice => "People tick all that apply",
        QuestionKind.Scale => "People pick a point between two ends, such as 1 to 5",
        QuestionKind.Number => "People type a number, such as days or miles",
        QuestionKind.ShortText => "People write a few words",
        QuestionKind.LongText => "People write in their own words",
        QuestionKind.Information => "Something to know before the next question",
        QuestionKind.Ranking => "People say what matters most, and what comes next",
        QuestionKind.Date => "People enter a day, month and year",
        QuestionKind.Matrix => "People pick one answer for each row",
        QuestionKind.Consent => "People tick a box to agree",
        QuestionKind.Neighbourhood => "People find their ward by its name or by a postcode, which is not kept",
    };

    /// <summary>“Live”.</summary>
    public static string Of(SurveyState state) => state switch
    {
        SurveyState.Draft => "Draft",
        SurveyState.Reviewed => "Reviewed",
        SurveyState.Live => "Live",
        SurveyState.Closed => "Closed",
        SurveyState.Released => "Released",
    };

    /// <summary>The colour that goes with the state's name.</summary>
    public static TagColour ColourOf(SurveyState state) => state switch
    {
        SurveyState.Draft => TagColour.Grey,
        SurveyState.Reviewed => TagColour.White,
        SurveyState.Live => TagColour.Green,
        SurveyState.Closed => TagColour.Yellow,
        SurveyState.Released => TagColour.Blue,
    };

    /// <summary>“In use”.</summary>
    public static string Of(BankState state) => state switch
    {
        BankState.Proposed => "Proposed",
        BankState.InUse => "In use",
        BankState.Retired => "Retired",
    };

    /// <summary>The colour that goes with the state's name.</summary>
    public static TagColour ColourOf(BankState state) => state switch
    {
        BankState.Proposed => TagColour.Yellow,
        BankState.InUse => TagColour.Green,
        BankState.Retired => TagColour.Grey,
    };

    /// <summary>“Safe”.</summary>
    public static string Of(ChangeClass change) => change switch
    {
        ChangeClass.Safe => "Safe",
        ChangeClass.Additive => "Adds something",
        ChangeClass.Breaking => "Asks something else",
    };

    /// <summary>The colour that goes with the class's name.</summary>
    public static TagColour ColourOf(ChangeClass change) => change switch
    {
        ChangeClass.Safe => TagColour.Green,
        ChangeClass.Additive => TagColour.Blue,
        ChangeClass.Breaking => TagColour.Red,
    };

    /// <summary>“Waiting for an answer”.</summary>
    public static string Of(AskState state) => state switch
    {
        AskState.Open => "Waiting",
        AskState.Accepted => "Agreed",
        AskState.Declined => "Declined",
        AskState.Countered => "Something else proposed",
        AskState.Withdrawn => "Taken back",
        AskState.Expired => "Not answered in time",
        AskState.Split => "Split into parts",
        AskState.Delegated => "Passed on",
    };

    /// <summary>The colour that goes with the state's name.</summary>
    public static TagColour ColourOf(AskState state) => state switch
    {
        AskState.Open => TagColour.Yellow,
        AskState.Accepted => TagColour.Green,
        AskState.Declined => TagColour.Red,
        AskState.Countered => TagColour.Blue,
        AskState.Withdrawn or AskState.Expired or AskState.Split or AskState.Delegated => TagColour.Grey,
    };

    /// <summary>“Active”.</summary>
    public static string Of(AccountState state) => state switch
    {
        AccountState.Invited => "Invited",
        AccountState.Active => "Active",
        AccountState.Closed => "Closed",
    };

    /// <summary>The colour that goes with the state's name.</summary>
    public static TagColour ColourOf(AccountState state) => state switch
    {
        AccountState.Invited => TagColour.Yellow,
        AccountState.Active => TagColour.Green,
        AccountState.Closed => TagColour.Grey,
    };

    /// <summary>A statutory activity in plain words.</summary>
    public static string Of(StatutoryActivity activity) => activity switch
    {
        StatutoryActivity.PromoteInvolvement => "Promote people’s involvement in services",
        StatutoryActivity.EnableMonitoring => "Enable people to monitor services",
        StatutoryActivity.ObtainViews => "Obtain people’s views and experience",
        StatutoryActivity.MakeViewsKnown => "Make people’s views known",
        StatutoryActivity.AdviceAndInformation => "Give advice and information",
        StatutoryActivity.ViewsToHealthwatchEngland => "Pass views on to Healthwatch England",
        StatutoryActivity.RecommendReviews => "Recommend reviews or investigations",
        StatutoryActivity.AssistHealthwatchEngland => "Assist Healthwatch England",
    };

    /// <summary>“12.5 hours”.</summary>
    public static string Hours(decimal hours) => $"{Words.Number(hours)} {(hours == 1 ? "hour" : "hours")}";

    /// <summary>The text without a capital at its start, for within a sentence.</summary>
    public static string Uncapitalised(this string text) =>
        text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    /// <summary>The text with a capital at its start.</summary>
    public static string Capitalised(this string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
