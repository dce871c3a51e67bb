using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// The statements that store responses. Each affects one row; one that affects none tells that something is not as it was
/// expected. Keeping track of entities that are written once and never looked at again was most of the time of storing them
/// (ADR 0033).
/// </summary>
internal static class ResponseRows
{
    private const string Insert =
        """
        INSERT INTO responses ("Position", "ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn", "Mode")
        SELECT @position, @hash, @survey, @version, @area, @answers, @day, @mode
        WHERE NOT EXISTS (SELECT 1 FROM responses WHERE "ReceiptHash" = @hash)
            AND NOT EXISTS (SELECT 1 FROM withdrawn_receipts WHERE "ReceiptHash" = @hash)
        """;

    private const string CountInSurvey =
        """
        UPDATE surveys SET "ResponseCount" = "ResponseCount" + @count
        WHERE "Id" = @survey AND "State" = @state AND "AnswersDeletedOn" IS NULL
        """;

    private const string CountInPlace =
        """UPDATE survey_places SET "Accepted" = "Accepted" + @count WHERE "SurveyId" = @survey AND "AreaCode" = @area""";

    private const string ForgetDraft = """DELETE FROM answer_drafts WHERE "TokenHash" = @draft""";

    /// <summary>Raises the survey's count while it is in that state, and so locks its row; none where it is in another.</summary>
    public static void AddCount(this Statements statements, Guid surveyId, SurveyState state, int count) =>
        statements.Add(CountInSurvey, ("@count", count), ("@survey", surveyId), ("@state", state.ToString()));

    /// <summary>
    /// Stores each response, none where its receipt is known or was taken back, and raises the count of each place, which
    /// <see cref="ResponseTeller"/> tells the other services.
    /// </summary>
    public static void AddResponses(this Statements statements, IReadOnlyList<Response> responses)
    {
        foreach (var response in responses)
        {
            statements.Add(
                Insert,
                ("@position", Drawers.Next()),
                ("@hash", response.ReceiptHash),
                ("@survey", response.SurveyId),
                ("@version", response.SurveyVersion),
                ("@area", response.AreaCode),
                ("@answers", Response.TextOf(response.Answers)),
                ("@day", response.ReceivedOn),
                ("@mode", response.Mode.ToString()));
        }

        // In one order everywhere, so that two processes never wait for each other's places.
        foreach (var (place, count) in responses.CountBy(response => (response.SurveyId, response.AreaCode)).OrderBy(count => count.Key))
        {
            statements.Add(CountInPlace, ("@count", count), ("@survey", place.SurveyId), ("@area", place.AreaCode));
        }
    }

    /// <summary>Throws the half-filled answers away that a response came from.</summary>
    public static void AddForgetting(this Statements statements, string draftHash) => statements.Add(ForgetDraft, ("@draft", draftHash));
}
