namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>Addresses of a survey's pages.</summary>
/// <param name="Start">The start page.</param>
internal readonly record struct SurveyAddress(string Start)
{
    /// <summary>The addresses of a survey.</summary>
    public static SurveyAddress Of(string slug) => new($"/surveys/{Uri.EscapeDataString(slug)}");

    /// <summary>Check your answers.</summary>
    public string Check => Start + "/check";

    /// <summary>Save and come back later.</summary>
    public string Save => Start + "/save";

    /// <summary>The form to print.</summary>
    public string Paper => Start + "/paper";

    /// <summary>Why questions about the person follow, once the answers are sent.</summary>
    public string AboutYou => Start + "/about-you";

    /// <summary>The confirmation.</summary>
    public string Done => Start + "/done";

    /// <summary>The privacy notice.</summary>
    public string Privacy => Start + "/privacy";

    /// <summary>The start page, saying that the half-filled answers could not be found.</summary>
    public string Lost => Start + "?lost=true";

    /// <summary>Where somebody is told that there are enough people like them.</summary>
    public string Enough => Start + "/enough";

    /// <summary>A picture of its texts.</summary>
    public string Picture(Contracts.Engagement.Picture picture) => $"{Start}/pictures/{Uri.EscapeDataString(picture.Id)}";

    /// <summary>The page of a question about the person.</summary>
    public string AboutYouQuestion(string code) => $"{AboutYou}/{Uri.EscapeDataString(code)}";

    /// <summary>A question's page.</summary>
    /// <param name="code">The question.</param>
    /// <param name="fromCheck">Reached by a Change link, to which it returns.</param>
    public string Question(string code, bool fromCheck = false) =>
        $"{Start}/questions/{Uri.EscapeDataString(code)}{(fromCheck ? "?from=check" : "")}";
}
