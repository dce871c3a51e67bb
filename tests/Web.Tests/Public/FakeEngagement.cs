using System.Collections.Concurrent;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IcpEngage.Web.Tests.Public;

/// <summary>
/// Speaks Engagement's part of the respondent's journey, with one survey, and can be made to refuse as the real one
/// would. (The real one is behind the pages in Platform.Tests.)
/// </summary>
internal sealed class FakeEngagement
{
    public const string Slug = "gp-help";

    private static readonly Question Ease = new()
    {
        Code = "ease",
        Kind = QuestionKind.SingleChoice,
        Text = "How easy is it?",
        Required = true,
        Options = [new("easy", "Easy"), new("hard", "Hard")],
    };

    private static readonly Question Why = new() { Code = "why", Kind = QuestionKind.LongText, Text = "Why is that?" };

    private static readonly Question Carer = new()
    {
        Code = "carer",
        Kind = QuestionKind.SingleChoice,
        Text = "Do you look after anyone?",
        Options = [new("yes", "Yes"), new("no", "No"), new("prefer-not-to-say", "Prefer not to say")],
    };

    private static readonly Question Hours = new()
    {
        Code = "hours",
        Kind = QuestionKind.SingleChoice,
        Text = "For how long?",
        Options = [new("short", "Not long"), new("long", "Long")],
    };

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Answer>> _drafts = new();

    private readonly ConcurrentDictionary<string, Answer> _equality = new();

    private string? _saved;

    /// <summary>Nothing is taken: 503 with the code “busy”.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Half-filled answers cannot be read: 503.</summary>
    public bool IsAway { get; set; }

    /// <summary>What is answered on a page is kept only after this.</summary>
    public Task Kept { get; set; } = Task.CompletedTask;

    /// <summary>People are asked about themselves after sending.</summary>
    public bool AsksEquality { get; set; }

    /// <summary>Where the survey is in its life.</summary>
    public SurveyState State { get; set; } = SurveyState.Live;

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/engagement/surveys/{slug}");
        api.MapGet("", (string slug) => slug == Slug ? Results.Json(Survey(), Json.Options) : Problems.NotFound("No such survey."));
        api.MapPost("answers", (StartAnswers start) =>
        {
            if (IsBusy)
                return BusyAnswer();
            var token = Guid.CreateVersion7().ToString("N");
            _drafts[token] = new();
            return Results.Json(InProgress(token), Json.Options, statusCode: StatusCodes.Status201Created);
        });
        api.MapGet("answers", (HttpRequest request) =>
            IsAway ? BusyAnswer() : Token(request) is { } token ? Results.Json(InProgress(token), Json.Options) : Lost());
        api.MapPut("answers", async (HttpRequest request, KeepAnswers kept) =>
        {
            await Kept;
            if (IsBusy)
                return BusyAnswer();
            if (Token(request) is not { } token)
                return Lost();
            if (kept.Answers.TryGetValue(Ease.Code, out var ease) && ease.Count == 0)
                return Problems.Invalid(new Dictionary<string, string[]> { [Ease.Code] = ["Select how easy it is"] }, ErrorCodes.AnswerInvalid);
            foreach (var (code, values) in kept.Answers)
                _drafts[token][code] = new Answer(values);
            return Results.Json(InProgress(token), Json.Options);
        });
        api.MapPost("answers/return-code", (HttpRequest request) =>
        {
            _saved = Token(request);
            return _saved is null ? Lost() : Results.Json(new ReturnCode("2WPA-9QXT-7K3M", new DateOnly(2026, 12, 22)), Json.Options);
        });
        routes.MapPost("/api/engagement/answers/resume", (ResumeAnswers resume) => resume.Code == "2WPA-9QXT-7K3M" && _saved is { } token
            ? Results.Json(new ResumedAnswers(Slug, token), Json.Options)
            : Problems.NotFound("We keep no answers under that code.", ErrorCodes.ReturnCodeUnknown));
        api.MapPost("answers/submit", (HttpRequest request) =>
        {
            if (IsBusy)
                return BusyAnswer();
            return Token(request) is { } token && _drafts.TryRemove(token, out _)
                ? Results.Json(new Receipt("7K3M-9QXT-2WPA", new DateOnly(2026, 11, 22)), Json.Options)
                : Lost();
        });
        routes.MapPost("/api/engagement/receipts/equality/open", () => Results.Json(Equality(), Json.Options));
        routes.MapPut("/api/engagement/receipts/equality", (KeepEqualityAnswers kept) =>
        {
            if (IsBusy)
                return BusyAnswer();
            if (kept.Code != "7K3M-9QXT-2WPA")
                return Problems.NotFound("No such answers.", ErrorCodes.ReceiptUnknown);
            foreach (var (code, values) in kept.Answers)
                _equality[code] = new Answer(values);
            return Results.Json(Equality(), Json.Options);
        });
        api.MapGet("privacy", () => Results.Json(
            new PrivacyNotice(
                Slug, "Getting help", State, "Cheshire and Merseyside", [], new("Article 6", "We may."), new("Article 9", "We may ask this too."),
                new("Somebody", "Somewhere", "000", "https://example.org"), 24, null, null, AsksEquality),
            Json.Options));
        api.MapGet("results", () => Problems.NotAllowed("The results are not out."));
    }

    private static ProblemHttpResult BusyAnswer() => Problems.Problem(StatusCodes.Status503ServiceUnavailable, ErrorCodes.Busy, "Too much is waiting.");

    private static ProblemHttpResult Lost() => Problems.NotFound("No such answers.", ErrorCodes.DraftNotFound);

    private EqualityQuestions Equality() => new(
        Slug,
        !AsksEquality ? [] : _equality.GetValueOrDefault(Carer.Code)?.Values is ["yes"] ? [Carer, Hours] : [Carer],
        _equality,
        "en");

    private string? Token(HttpRequest request) =>
        request.Headers[ResponseHeaders.DraftToken].ToString() is var token && _drafts.ContainsKey(token) ? token : null;

    private AnswersInProgress InProgress(string token) => new(token, "halton", [Ease, Why], _drafts[token]);

    private SurveyDetail Survey() => new(
        new SurveySummary(
            Guid.Empty, Slug, "Getting help", "E54000008", "Cheshire and Merseyside", ["E06000006", "E08000015"], State,
            new DateOnly(2020, 1, 1), new DateOnly(2099, 12, 31), 2, 1, Demonstration: true),
        "adults",
        new SurveyDefinition("We ask how easy it is.\n\nIt is <b>quick</b>.", [Ease, Why]),
        1,
        [new SurveyArea("E06000006", "halton", "Halton", 2), new SurveyArea("E08000015", "wirral", "Wirral", 2)]);
}
