using System.Net.Http.Headers;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Security.Tests.Access;

/// <summary>What is sent to an address: the address with real ids in it, and a body.</summary>
/// <param name="Path">With Halton's ids.</param>
/// <param name="Body">Makes the body; null for none.</param>
internal sealed record Sample(string Path, Func<HttpContent>? Body = null);

/// <summary>
/// A request for every endpoint that needs more than its address: one line each, by method and route. Ids are those of
/// Halton's things. Bodies can be read and are not acceptable (a stale version, an empty title, a day that is past): an
/// endpoint that looks at them before it looks at who is calling gives itself away, and nothing is changed for the next
/// caller.
/// </summary>
internal static class Requests
{
    /// <summary>A draft of Halton's own, with one question. Made by <see cref="PrepareAsync"/>.</summary>
    public const string Draft = "a-draft-of-halton";

    private const string Halton = "E06000006";
    private const string Live = "gp-help-halton";
    private const string Partner = "healthwatch-halton";
    private const string BankQuestion = "gp-experience";
    private const string Past = "2020-01-01";

    private static readonly Guid Message = DeterministicId.From("message/halton-winter-opening");
    private static readonly Guid Ask = DeterministicId.From("ask/healthwatch-halton/easy-read");
    private static readonly Guid AgreedAsk = DeterministicId.From("ask/healthwatch-halton/listening");
    private static readonly Guid Partnership = DeterministicId.From("partnership/halton");
    private static readonly Guid Agreement = DeterministicId.From("agreement/halton-place");
    private static readonly Guid InForce = DeterministicId.From("agreement/halton-listening");
    private static readonly Guid HealthwatchHalton = DeterministicId.From("partner/healthwatch-halton");
    private static readonly Guid Cover = DeterministicId.From("cover/halton-carers");
    private static readonly Guid Clause = DeterministicId.From("clause/demonstration-1");
    private static readonly Guid Evidence = DeterministicId.From("evidence/knowsley-gp-2026");
    private static readonly Guid NamedRole = DeterministicId.From($"named-role/PlaceLead/{Halton}");
    private static readonly Guid Nothing = new("0199f000-0000-7000-8000-000000000000");
    private static readonly Guid Person = DeterministicId.From("person/alex-example");
    private static readonly string PartnershipApi = $"/api/membership/partnerships/{DeterministicId.From("partnership/halton")}";
    private static readonly string PartnershipPages = $"/workspace/partnerships/{DeterministicId.From("partnership/halton")}";
    private static readonly Guid Forum = DeterministicId.From("forum/halton-people");
    private static readonly Guid Chair = DeterministicId.From("chair/halton");
    private static readonly Guid Holder = DeterministicId.From("holder/halton-council");
    private static readonly Guid Meeting = DeterministicId.From("meeting/halton-next");
    private static readonly object Wish = new { partnerId = Nothing, askedByAreaCode = Halton, hours = 0, from = Past, by = Past, funded = false };
    private static readonly object Question = new { code = "q1", kind = "ShortText", text = "What would help?" };

    public static IReadOnlyDictionary<string, Sample> All { get; } = new Dictionary<string, Sample>
    {
        // Engagement
        ["POST /api/engagement/surveys"] = Post("/api/engagement/surveys", new { title = "", ownerAreaCode = Halton, audienceCode = "adults", introduction = "" }),
        ["GET /api/engagement/surveys/{slug}"] = new($"/api/engagement/surveys/{Draft}"),
        ["PUT /api/engagement/surveys/{slug}"] = Post($"/api/engagement/surveys/{Draft}", new { title = "A draft of Halton", definition = new { introduction = "", questions = new[] { Question } }, version = -1 }),
        ["POST /api/engagement/surveys/{slug}/changes"] = Post($"/api/engagement/surveys/{Draft}/changes", new { title = "A draft of Halton", definition = new { introduction = "", questions = new[] { Question } }, version = -1 }),
        ["GET /api/engagement/questions"] = new("/api/engagement/questions?words=easy"),
        ["POST /api/engagement/surveys/{slug}/preview"] = Post($"/api/engagement/surveys/{Draft}/preview", new { answers = new { } }),
        ["GET /api/engagement/surveys/{slug}/edits"] = new($"/api/engagement/surveys/{Draft}/edits"),
        ["POST /api/engagement/surveys/{slug}/edits/undo"] = Post($"/api/engagement/surveys/{Draft}/edits/undo", new { version = -1 }),
        ["POST /api/engagement/surveys/{slug}/edits/redo"] = Post($"/api/engagement/surveys/{Draft}/edits/redo", new { version = -1 }),
        ["POST /api/engagement/surveys/{slug}/review"] = Post($"/api/engagement/surveys/{Draft}/review", new { version = -1 }),
        ["PUT /api/engagement/surveys/{slug}/archive"] = new($"/api/engagement/surveys/{Live}/archive"),
        ["DELETE /api/engagement/surveys/{slug}/archive"] = new($"/api/engagement/surveys/{Live}/archive"),
        ["POST /api/engagement/surveys/{slug}/publish"] = Post($"/api/engagement/surveys/{Draft}/publish", new { opens = Past, closes = Past }),
        ["POST /api/engagement/surveys/{slug}/close"] = new($"/api/engagement/surveys/{Draft}/close"),
        ["POST /api/engagement/surveys/{slug}/release"] = new($"/api/engagement/surveys/{Draft}/release"),
        ["POST /api/engagement/surveys/{slug}/correct"] = Post($"/api/engagement/surveys/{Draft}/correct", new { because = "" }),
        ["GET /api/engagement/surveys/{slug}/limesurvey"] = new($"/api/engagement/surveys/{Draft}/limesurvey"),
        ["POST /api/engagement/surveys/import"] = new($"/api/engagement/surveys/import?area={Halton}", () => new MultipartFormDataContent { { new StringContent("not a survey"), "file", "survey.lss" } }),
        ["POST /api/engagement/surveys/{slug}/answers"] = Post($"/api/engagement/surveys/{Live}/answers", new { areaSlug = "nowhere" }),
        ["GET /api/engagement/surveys/{slug}/answers"] = new($"/api/engagement/surveys/{Live}/answers"),
        ["PUT /api/engagement/surveys/{slug}/answers"] = Post($"/api/engagement/surveys/{Live}/answers", new { answers = new { overall = new[] { "eleven" } } }),
        ["POST /api/engagement/surveys/{slug}/answers/return-code"] = new($"/api/engagement/surveys/{Live}/answers/return-code"),
        ["POST /api/engagement/answers/resume"] = Post("/api/engagement/answers/resume", new { code = "none" }),
        ["POST /api/engagement/surveys/{slug}/answers/submit"] = new($"/api/engagement/surveys/{Live}/answers/submit"),
        ["POST /api/engagement/surveys/{slug}/responses"] = Post($"/api/engagement/surveys/{Live}/responses", new { areaSlug = "halton", answers = new Dictionary<string, string[]> { ["overall"] = ["eleven"] } }),
        ["GET /api/engagement/surveys/{slug}/results"] = new($"/api/engagement/surveys/{Live}/results"),
        ["POST /api/engagement/surveys/{slug}/pictures"] = new($"/api/engagement/surveys/{Draft}/pictures", () => new MultipartFormDataContent { { new StringContent("not a picture"), "file", "picture.png" } }),
        ["GET /api/engagement/surveys/{slug}/pictures/{id}"] = new($"/api/engagement/surveys/{Live}/pictures/none"),
        ["GET /api/engagement/surveys/{slug}/invitations"] = new($"/api/engagement/surveys/{Draft}/invitations"),
        ["POST /api/engagement/surveys/{slug}/invitations"] = Post($"/api/engagement/surveys/{Draft}/invitations", new { label = "", count = 0 }),
        ["DELETE /api/engagement/surveys/{slug}/invitations/{label}"] = new($"/api/engagement/surveys/{Draft}/invitations/none"),
        ["GET /api/engagement/surveys/{slug}/papers"] = new($"/api/engagement/surveys/{Live}/papers"),
        ["PUT /api/engagement/surveys/{slug}/papers"] = Post($"/api/engagement/surveys/{Live}/papers", new { percent = -1 }),
        ["POST /api/engagement/surveys/{slug}/papers"] = Post($"/api/engagement/surveys/{Live}/papers", new { areaSlug = "nowhere", mode = "Online", answers = new { } }),
        ["GET /api/engagement/surveys/{slug}/papers/{number:int}"] = new($"/api/engagement/surveys/{Live}/papers/0"),
        ["DELETE /api/engagement/surveys/{slug}/papers/{number:int}"] = new($"/api/engagement/surveys/{Live}/papers/0"),
        ["POST /api/engagement/surveys/{slug}/papers/{number:int}/second-entry"] = Post($"/api/engagement/surveys/{Live}/papers/0/second-entry", new { areaSlug = "nowhere", answers = new { } }),
        ["POST /api/engagement/surveys/{slug}/papers/{number:int}/settle"] = Post($"/api/engagement/surveys/{Live}/papers/0/settle", new { areaSlug = "nowhere", answers = new { } }),
        ["POST /api/engagement/surveys/{slug}/papers/{number:int}/accept"] = new($"/api/engagement/surveys/{Live}/papers/0/accept"),
        ["GET /api/engagement/surveys/{slug}/picture"] = new($"/api/engagement/surveys/{Live}/picture"),
        ["GET /api/engagement/surveys/{slug}/results/explore"] = new($"/api/engagement/surveys/{Live}/results/explore"),
        ["GET /api/engagement/surveys/{slug}/results/progress"] = new($"/api/engagement/surveys/{Live}/results/progress"),
        ["GET /api/engagement/surveys/{slug}/results/by/{dimension}/{question}"] = new($"/api/engagement/surveys/{Live}/results/by/@place/overall"),
        ["GET /api/engagement/surveys/{slug}/responses/export"] = new($"/api/engagement/surveys/{Live}/responses/export"),
        ["GET /api/engagement/surveys/{slug}/definition"] = new($"/api/engagement/surveys/{Draft}/definition"),
        ["GET /api/engagement/surveys/{slug}/codebook"] = new($"/api/engagement/surveys/{Live}/codebook"),
        ["GET /api/engagement/surveys/{slug}/privacy"] = new($"/api/engagement/surveys/{Live}/privacy"),
        ["POST /api/engagement/receipts/open"] = Post("/api/engagement/receipts/open", new { code = "none" }),
        ["POST /api/engagement/receipts/withdraw"] = Post("/api/engagement/receipts/withdraw", new { code = "none" }),
        ["POST /api/engagement/receipts/equality/open"] = Post("/api/engagement/receipts/equality/open", new { code = "none" }),
        ["PUT /api/engagement/receipts/equality"] = Post("/api/engagement/receipts/equality", new { code = "none", answers = new Dictionary<string, string[]>() }),
        ["GET /api/engagement/notices"] = new("/api/engagement/notices"),
        ["PUT /api/engagement/surveys/{slug}/notice"] = new($"/api/engagement/surveys/{Draft}/notice"),
        ["GET /api/engagement/surveys/{slug}/offers"] = new($"/api/engagement/surveys/{Draft}/offers"),
        ["POST /api/engagement/surveys/{slug}/offers"] = Post($"/api/engagement/surveys/{Draft}/offers", new { areaCode = "E06000006", questionCode = "q1", kind = "Elsewhere" }),
        ["PUT /api/engagement/surveys/{slug}/offers/{id:guid}"] = Post($"/api/engagement/surveys/{Draft}/offers/{Guid.Empty}", new { takeUp = true }),
        ["DELETE /api/engagement/surveys/{slug}/offers/{id:guid}"] = new($"/api/engagement/surveys/{Draft}/offers/{Guid.Empty}"),
        ["GET /api/engagement/relied-on"] = new("/api/engagement/relied-on"),
        ["GET /api/engagement/surveys/{slug}/gaps"] = new($"/api/engagement/surveys/{Draft}/gaps"),
        ["POST /api/engagement/surveys/{slug}/gaps/draft"] = Post($"/api/engagement/surveys/{Draft}/gaps/draft", new { areaCodes = Array.Empty<string>() }),
        ["GET /api/engagement/reuse/savings"] = new("/api/engagement/reuse/savings"),
        ["GET /api/engagement/surveys/{slug}/reuse"] = new($"/api/engagement/surveys/{Draft}/reuse"),
        ["POST /api/engagement/surveys/{slug}/reuse/like"] = Post($"/api/engagement/surveys/{Draft}/reuse/like", new { text = "", kind = "LongText" }),
        ["PUT /api/engagement/surveys/{slug}/reuse/{questionCode}"] = Post($"/api/engagement/surveys/{Draft}/reuse/q1", new { evidenceIds = Array.Empty<Guid>() }),
        ["PUT /api/engagement/surveys/{slug}/reuse/{questionCode}/ask-again"] = Post($"/api/engagement/surveys/{Draft}/reuse/q1/ask-again", new { because = "" }),
        ["PUT /api/engagement/surveys/{slug}/reuse/{questionCode}/different"] = Post($"/api/engagement/surveys/{Draft}/reuse/q1/different", new { questions = Array.Empty<object>() }),
        ["POST /api/engagement/surveys/{slug}/reuse/{questionCode}/seen"] = new($"/api/engagement/surveys/{Draft}/reuse/q1/seen"),
        ["DELETE /api/engagement/surveys/{slug}/reuse/{questionCode}"] = new($"/api/engagement/surveys/{Draft}/reuse/q1"),
        ["GET /api/engagement/bank/{code}"] = new($"/api/engagement/bank/{BankQuestion}"),
        ["POST /api/engagement/bank"] = Post("/api/engagement/bank", new { areaCode = Halton, topic = "", construct = "", audience = "" }),
        ["PUT /api/engagement/bank/{code}"] = Post($"/api/engagement/bank/{BankQuestion}", new { topic = "", construct = "", audience = "", edit = -1 }),
        ["POST /api/engagement/bank/like"] = Post("/api/engagement/bank/like", new { text = "", kind = "LongText" }),
        ["POST /api/engagement/bank/{code}/agree"] = Post($"/api/engagement/bank/{BankQuestion}/agree", new { edit = -1 }),
        ["PUT /api/engagement/bank/{code}/lock"] = Post($"/api/engagement/bank/{BankQuestion}/lock", new { edit = -1 }),
        ["PUT /api/engagement/bank/{code}/unlock"] = Post($"/api/engagement/bank/{BankQuestion}/unlock", new { edit = -1 }),
        ["POST /api/engagement/bank/{code}/retire"] = Post($"/api/engagement/bank/{BankQuestion}/retire", new { because = "", edit = -1 }),
        ["GET /api/engagement/surveys/{slug}/bank"] = new($"/api/engagement/surveys/{Draft}/bank"),
        ["GET /api/engagement/surveys/{slug}/fieldwork"] = new($"/api/engagement/surveys/{Live}/fieldwork"),
        ["POST /api/engagement/surveys/{slug}/asks"] = Post($"/api/engagement/surveys/{Live}/asks", new { partnerId = Nothing, areaCode = Halton, purpose = "", activity = "ObtainViews", hours = 0, by = Past, funded = false }),

        // Membership
        ["GET /api/membership/partners/{slug}/capacity"] = new($"/api/membership/partners/{Partner}/capacity"),
        ["PUT /api/membership/partners/{slug}/capacity/{quarter}"] = Post($"/api/membership/partners/{Partner}/capacity/{Past}", new { hours = -1, version = -1 }),
        ["POST /api/membership/partners/{slug}/leave"] = Post($"/api/membership/partners/{Partner}/leave", new { id = Nothing, hours = -1 }),
        ["DELETE /api/membership/partners/{slug}/leave/{id:guid}"] = new($"/api/membership/partners/{Partner}/leave/{Nothing}"),
        ["PUT /api/membership/partners/{slug}/rates"] = Post($"/api/membership/partners/{Partner}/rates", new { pounds = -1 }),
        ["DELETE /api/membership/partners/{slug}/rates/{from}"] = new($"/api/membership/partners/{Partner}/rates/{Past}"),
        ["GET /api/membership/partners/{slug}/demand"] = new($"/api/membership/partners/{Partner}/demand"),
        ["GET /api/membership/partners/{slug}/demand/export"] = new($"/api/membership/partners/{Partner}/demand/export"),
        ["POST /api/membership/partners"] = Post("/api/membership/partners", new { name = "" }),
        ["POST /api/membership/partners/import"] = Post("/api/membership/partners/import", new { csv = "" }),
        ["GET /api/membership/partners/{slug}"] = new($"/api/membership/partners/{Partner}"),
        ["PUT /api/membership/partners/{slug}"] = new($"/api/membership/partners/{Partner}", () => JsonContent.Create(new { version = -1 })),
        ["POST /api/membership/partners/{slug}/rename"] = Post($"/api/membership/partners/{Partner}/rename", new { name = "", version = -1 }),
        ["POST /api/membership/partners/successions/check"] = Post("/api/membership/partners/successions/check", new { kind = "Ended" }),
        ["POST /api/membership/partners/successions"] = Post("/api/membership/partners/successions", new { kind = "Ended" }),
        ["GET /api/membership/partners/{slug}/succession"] = new($"/api/membership/partners/{Partner}/succession"),
        ["POST /api/membership/partners/{slug}/succession/take-back"] = Post($"/api/membership/partners/{Partner}/succession/take-back", new { because = "" }),
        ["POST /api/membership/partners/rehearsals"] = Post("/api/membership/partners/rehearsals", new { csv = "", withBoardsOf2023 = false }),
        ["POST /api/membership/named-roles"] = Post("/api/membership/named-roles", new { nameAgreed = false }),
        ["PUT /api/membership/named-roles/{id:guid}"] = Post($"/api/membership/named-roles/{NamedRole}", new { nameAgreed = false, version = -1 }),
        ["POST /api/membership/named-roles/{id:guid}/end"] = Post($"/api/membership/named-roles/{NamedRole}/end", new { version = -1 }),
        ["POST /api/membership/named-roles/{id:guid}/confirm"] = new($"/api/membership/named-roles/{NamedRole}/confirm"),
        ["GET /api/membership/partners/{slug}/workload"] = new($"/api/membership/partners/{Partner}/workload?quarter=2026-01-02"),
        ["POST /api/membership/asks/{id:guid}/accept"] = Post($"/api/membership/asks/{Ask}/accept", new { hours = 100_000 }),
        ["POST /api/membership/asks/{id:guid}/decline"] = Post($"/api/membership/asks/{Ask}/decline", new { reason = "" }),
        ["POST /api/membership/asks/{id:guid}/counter"] = Post($"/api/membership/asks/{Ask}/counter", new { proposal = new { hours = 0, from = Past, by = Past, needsFunding = false } }),
        ["POST /api/membership/asks/{id:guid}/split"] = Post($"/api/membership/asks/{Ask}/split", new { parts = Array.Empty<object>() }),
        ["POST /api/membership/asks/{id:guid}/delegate"] = Post($"/api/membership/asks/{Ask}/delegate", new { partnerId = Nothing, reason = "" }),
        ["POST /api/membership/asks/{id:guid}/time"] = Post($"/api/membership/asks/{Ask}/time", new { id = Nothing, day = Past, hours = 0 }),
        ["DELETE /api/membership/asks/{id:guid}/time/{entry:guid}"] = new($"/api/membership/asks/{Ask}/time/{Nothing}"),
        ["GET /api/membership/asks/{id:guid}"] = new($"/api/membership/asks/{Ask}"),
        ["GET /api/membership/partners/{slug}/asks"] = new($"/api/membership/partners/{Partner}/asks"),
        ["GET /api/membership/partners/{slug}/time"] = new($"/api/membership/partners/{Partner}/time"),
        ["POST /api/membership/asks/{id:guid}/lines/{line:guid}/agree"] = Post($"/api/membership/asks/{Ask}/lines/{Ask}/agree", new { version = -1 }),
        ["POST /api/membership/asks/{id:guid}/lines/{line:guid}/stand"] = Post($"/api/membership/asks/{Ask}/lines/{Ask}/stand", new { note = "" }),
        ["POST /api/membership/asks/{id:guid}/lines/{line:guid}/withdraw"] = Post($"/api/membership/asks/{Ask}/lines/{Ask}/withdraw", new { reason = "" }),

        ["GET /api/membership/partnerships/{id:guid}/composition"] = new($"/api/membership/partnerships/{Partnership}/composition"),
        ["POST /api/membership/partnerships/{id:guid}/covers"] = Post($"/api/membership/partnerships/{Partnership}/covers", new { expectation = "", evidence = "" }),
        ["POST /api/membership/covers/{id:guid}/see-again"] = new($"/api/membership/covers/{Cover}/see-again"),
        ["POST /api/membership/covers/{id:guid}/end"] = Post($"/api/membership/covers/{Cover}/end", new { reason = "" }),
        ["GET /api/membership/agreements/{id:guid}"] = new($"/api/membership/agreements/{Agreement}"),
        ["POST /api/membership/agreements"] = Post("/api/membership/agreements", new { partnershipId = Partnership, kind = "Memorandum", title = "" }),
        ["PUT /api/membership/agreements/{id:guid}/draft"] = Post($"/api/membership/agreements/{Agreement}/draft", new { title = "", text = "", objectives = Array.Empty<string>(), outcomes = Array.Empty<string>(), partnerIds = Array.Empty<Guid>(), edit = -1 }),
        ["DELETE /api/membership/agreements/{id:guid}/draft"] = new($"/api/membership/agreements/{Agreement}/draft"),
        ["POST /api/membership/agreements/{id:guid}/versions"] = new($"/api/membership/agreements/{Agreement}/versions"),
        ["POST /api/membership/agreements/{id:guid}/send"] = Post($"/api/membership/agreements/{Agreement}/send", new { signBy = Past, edit = -1 }),
        ["POST /api/membership/agreements/{id:guid}/call-back"] = Post($"/api/membership/agreements/{Agreement}/call-back", new { reason = "" }),
        ["POST /api/membership/agreements/{id:guid}/end"] = Post($"/api/membership/agreements/{Agreement}/end", new { reason = "" }),
        ["POST /api/membership/agreements/{id:guid}/sign"] = Post($"/api/membership/agreements/{Agreement}/sign", new { partnerId = HealthwatchHalton, number = 0 }),
        ["POST /api/membership/agreements/{id:guid}/concern"] = Post($"/api/membership/agreements/{Agreement}/concern", new { partnerId = HealthwatchHalton, number = 1, concern = "" }),
        ["POST /api/membership/agreements/{id:guid}/paper-signature"] = Post($"/api/membership/agreements/{Agreement}/paper-signature", new { partnerId = HealthwatchHalton, number = 1, signedOn = "2099-01-01", office = "", filedAt = "" }),
        ["POST /api/membership/agreements/{id:guid}/take-back"] = Post($"/api/membership/agreements/{Agreement}/take-back", new { partnerId = HealthwatchHalton, number = 1, reason = "" }),
        ["GET /api/membership/policy-packs/{code}"] = new("/api/membership/policy-packs/england-2022"),
        ["POST /api/membership/policy-packs/check"] = Post("/api/membership/policy-packs/check", new { text = "", from = Past, reason = "" }),
        ["POST /api/membership/policy-packs"] = Post("/api/membership/policy-packs", new { text = "", from = Past, reason = "" }),
        ["POST /api/membership/policy-packs/{code}/withdraw"] = new("/api/membership/policy-packs/none/withdraw"),
        ["GET /api/membership/partnerships/{id:guid}"] = new(PartnershipApi),
        ["GET /api/membership/partnerships/{id:guid}/record"] = new($"{PartnershipApi}/record"),
        ["POST /api/membership/partnerships/{id:guid}/seats"] = Post($"{PartnershipApi}/seats", new { basis = "" }),
        ["PUT /api/membership/partnerships/{id:guid}/seats/{seat:guid}"] = Post($"{PartnershipApi}/seats/{Nothing}", new { basis = "" }),
        ["POST /api/membership/partnerships/{id:guid}/seats/{seat:guid}/end"] = Post($"{PartnershipApi}/seats/{Nothing}/end", new { because = "" }),
        ["POST /api/membership/partnerships/{id:guid}/seats/{seat:guid}/holders"] = Post($"{PartnershipApi}/seats/{Nothing}/holders", new { name = "", namedInPublic = false }),
        ["PUT /api/membership/partnerships/{id:guid}/holders/{holder:guid}"] = Post($"{PartnershipApi}/holders/{Nothing}", new { name = "", namedInPublic = false }),
        ["POST /api/membership/partnerships/{id:guid}/holders/{holder:guid}/end"] = Post($"{PartnershipApi}/holders/{Nothing}/end", new { because = "" }),
        ["POST /api/membership/partnerships/{id:guid}/holders/{holder:guid}/erase"] = new($"{PartnershipApi}/holders/{Nothing}/erase"),
        ["POST /api/membership/partnerships/{id:guid}/holders/{holder:guid}/interests"] = Post($"{PartnershipApi}/holders/{Holder}/interests", new { description = "" }),
        ["PUT /api/membership/partnerships/{id:guid}/holders/{holder:guid}/interests/{interest:guid}"] = Post($"{PartnershipApi}/holders/{Holder}/interests/{Nothing}", new { description = "" }),
        ["POST /api/membership/partnerships/{id:guid}/holders/{holder:guid}/interests/confirm"] = new($"{PartnershipApi}/holders/{Holder}/interests/confirm"),
        ["POST /api/membership/partnerships/{id:guid}/forums"] = Post($"{PartnershipApi}/forums", new { name = "" }),
        ["PUT /api/membership/partnerships/{id:guid}/forums/{forum:guid}"] = Post($"{PartnershipApi}/forums/{Forum}", new { name = "", version = -1 }),
        ["POST /api/membership/partnerships/{id:guid}/forums/{forum:guid}/end"] = Post($"{PartnershipApi}/forums/{Forum}/end", new { because = "" }),
        ["POST /api/membership/partnerships/{id:guid}/forums/{forum:guid}/reports"] = Post($"{PartnershipApi}/forums/{Forum}/reports", new { done = "" }),
        ["POST /api/membership/partnerships/{id:guid}/forums/{forum:guid}/reports/{report:guid}/answer"] = Post($"{PartnershipApi}/forums/{Forum}/reports/{Nothing}/answer", new { text = "" }),
        ["POST /api/membership/partnerships/{id:guid}/chair"] = Post($"{PartnershipApi}/chair", new { why = "" }),
        ["PUT /api/membership/partnerships/{id:guid}/chair/{selection:guid}/positions/{partner}"] = Post($"{PartnershipApi}/chair/{Chair}/positions/healthwatch-halton", new { concern = "" }),
        ["POST /api/membership/partnerships/{id:guid}/chair/{selection:guid}/concerns/{concern:guid}"] = Post($"{PartnershipApi}/chair/{Chair}/concerns/{Nothing}", new { text = "" }),
        ["POST /api/membership/partnerships/{id:guid}/chair/{selection:guid}/settle"] = Post($"{PartnershipApi}/chair/{Chair}/settle", new { version = -1 }),
        ["POST /api/membership/partnerships/{id:guid}/chair/{selection:guid}/withdraw"] = Post($"{PartnershipApi}/chair/{Chair}/withdraw", new { because = "" }),
        ["POST /api/membership/partnerships/{id:guid}/chair/{selection:guid}/end"] = Post($"{PartnershipApi}/chair/{Chair}/end", new { because = "" }),
        ["POST /api/membership/partnerships/{id:guid}/meetings"] = Post($"{PartnershipApi}/meetings", new { title = "", openToPublic = false }),
        ["PUT /api/membership/partnerships/{id:guid}/meetings/{meeting:guid}"] = Post($"{PartnershipApi}/meetings/{Meeting}", new { title = "", openToPublic = false, version = -1 }),
        ["PUT /api/membership/partnerships/{id:guid}/meetings/{meeting:guid}/attendance"] = Post($"{PartnershipApi}/meetings/{Meeting}/attendance", new { items = -1, version = -1 }),
        ["DELETE /api/membership/partnerships/{id:guid}/meetings/{meeting:guid}"] = new($"{PartnershipApi}/meetings/{Meeting}?version=-1"),

        ["POST /api/membership/asks"] = Post("/api/membership/asks", new { id = Nothing, wish = Wish }),
        ["POST /api/membership/asks/outlook"] = Post("/api/membership/asks/outlook", Wish),
        ["POST /api/membership/asks/{id:guid}/lines"] = Post($"/api/membership/asks/{Ask}/lines", new { id = Nothing, askedByAreaCode = Halton, note = "", hours = 0, funded = false }),
        ["GET /api/membership/asks/raised/export"] = new($"/api/membership/asks/raised/export?area={Halton}"),
        ["GET /api/membership/asks/for-survey/{slug}"] = new("/api/membership/asks/for-survey/gp-help-halton"),
        ["GET /api/membership/asks/raised"] = new($"/api/membership/asks/raised?area={Halton}"),
        ["POST /api/membership/read-calendar"] = Post("/api/membership/read-calendar", new { secret = "none" }),
        ["PUT /api/membership/me/reminders/digest"] = Post("/api/membership/me/reminders/digest", new { digest = "Never" }),
        ["POST /api/membership/me/calendar"] = new("/api/membership/me/calendar"),
        ["DELETE /api/membership/me/calendar"] = new("/api/membership/me/calendar"),
        ["GET /api/membership/sessions/{personId:guid}"] = new($"/api/membership/sessions/{Person}?stamp=none"),
        ["POST /api/membership/sign-in"] = Post("/api/membership/sign-in", new { email = "nobody@example.org", password = "wrong" }),
        ["POST /api/membership/sign-in/demonstration"] = Post("/api/membership/sign-in/demonstration", new { personId = Person }),
        ["POST /api/membership/sign-in/external"] = Post("/api/membership/sign-in/external", new { issuer = "https://example.org", subject = "nobody" }),
        ["POST /api/membership/sign-in/passkey/options"] = new("/api/membership/sign-in/passkey/options"),
        ["POST /api/membership/sign-in/passkey"] = Post("/api/membership/sign-in/passkey", new { credential = "{}", state = "none" }),
        ["POST /api/membership/invitations/view"] = Post("/api/membership/invitations/view", new { code = "none" }),
        ["POST /api/membership/invitations/accept"] = Post("/api/membership/invitations/accept", new { code = "none", password = "short" }),
        ["POST /api/membership/mail/return-code"] = Post("/api/membership/mail/return-code", new { to = "none", keptUntil = "2026-12-22" }),
        ["POST /api/membership/recovery"] = Post("/api/membership/recovery", new { email = "nobody@example.org" }),
        ["POST /api/membership/me/password"] = Post("/api/membership/me/password", new { current = "wrong", @new = "short" }),
        ["POST /api/membership/me/authenticator"] = new("/api/membership/me/authenticator"),
        ["POST /api/membership/me/authenticator/confirm"] = Post("/api/membership/me/authenticator/confirm", new { code = "x" }),
        ["POST /api/membership/me/authenticator/remove"] = Post("/api/membership/me/authenticator/remove", new { code = "x" }),
        ["POST /api/membership/me/passkeys/options"] = new("/api/membership/me/passkeys/options"),
        ["POST /api/membership/me/passkeys"] = Post("/api/membership/me/passkeys", new { credential = "{}", state = "none" }),
        ["DELETE /api/membership/me/passkeys/{id}"] = new("/api/membership/me/passkeys/none"),
        ["POST /api/membership/me/end-sessions"] = new("/api/membership/me/end-sessions"),
        ["GET /api/membership/people/{id:guid}"] = new($"/api/membership/people/{Person}"),
        ["POST /api/membership/people/invitations"] = Post("/api/membership/people/invitations", new { name = "", email = "none" }),
        ["POST /api/membership/people/{id:guid}/recovery"] = new($"/api/membership/people/{Nothing}/recovery"),
        ["POST /api/membership/people/{id:guid}/close"] = new($"/api/membership/people/{Nothing}/close"),
        ["POST /api/membership/people/{id:guid}/reopen"] = new($"/api/membership/people/{Nothing}/reopen"),
        ["POST /api/membership/people/{id:guid}/grants"] = Post($"/api/membership/people/{Person}/grants", new { role = "none", scope = Halton }),
        ["POST /api/membership/grants/{id:guid}/revoke"] = Post($"/api/membership/grants/{Nothing}/revoke", new { reason = "" }),
        ["GET /api/membership/people/{id:guid}/export"] = new($"/api/membership/people/{Person}/export"),
        ["POST /api/membership/people/{id:guid}/erase"] = new($"/api/membership/people/{Nothing}/erase"),

        // Places
        ["GET /api/places/places/{slug}"] = new("/api/places/places/halton"),

        ["POST /api/places/postcodes/ward"] = Post("/api/places/postcodes/ward", new { postcode = "none" }),

        // Communications
        ["GET /api/communications/messages/{id:guid}"] = new($"/api/communications/messages/{Message}"),
        ["POST /api/communications/messages"] = Post("/api/communications/messages", new { title = "", body = "", areaCode = Halton, audienceCode = "adults", sendOn = Past }),
        ["POST /api/communications/messages/{id:guid}/move"] = Post($"/api/communications/messages/{Message}/move", new { sendOn = Past, version = -1 }),

        ["POST /api/communications/contacts"] = Post("/api/communications/contacts", new { surveySlug = Live, email = "none", consentVersion = "none" }),
        ["POST /api/communications/contacts/withdraw"] = Post("/api/communications/contacts/withdraw", new { email = "nobody@example.org" }),
        ["POST /api/communications/contacts/find"] = Post("/api/communications/contacts/find", new { email = "nobody@example.org" }),
        ["POST /api/communications/contacts/export"] = Post("/api/communications/contacts/export", new { email = "nobody@example.org" }),
        ["POST /api/communications/contacts/erase"] = Post("/api/communications/contacts/erase", new { email = "nobody@example.org" }),

        // Strategy
        ["GET /api/engagement/evidence/{id:guid}"] = new($"/api/engagement/evidence/{Evidence}"),
        ["POST /api/engagement/evidence/imports"] = new($"/api/engagement/evidence/imports?area={Halton}", () => new MultipartFormDataContent { { new StringContent("x"), "title" } }),
        ["GET /api/engagement/evidence/imports/{id:guid}"] = new($"/api/engagement/evidence/imports/{Nothing}"),
        ["POST /api/engagement/evidence/imports/{id:guid}/release"] = new($"/api/engagement/evidence/imports/{Nothing}/release"),
        ["DELETE /api/engagement/evidence/imports/{id:guid}"] = new($"/api/engagement/evidence/imports/{Nothing}"),
        ["GET /workspace/evidence/import/{Id:guid}"] = new($"/workspace/evidence/import/{Nothing}"),
        ["GET /api/engagement/evidence/{id:guid}/uses"] = new($"/api/engagement/evidence/{Evidence}/uses"),
        ["POST /api/engagement/evidence/{id:guid}/withdraw"] = Post($"/api/engagement/evidence/{Evidence}/withdraw", new { because = "" }),
        ["GET /workspace/composition/{Id:guid}"] = new($"/workspace/composition/{Partnership}"),
        ["GET /workspace/composition/{Id:guid}/voices/{Code}"] = new($"/workspace/composition/{Partnership}/voices/unpaid-carers"),
        ["GET /workspace/composition/{Id:guid}/covers/{CoverId:guid}/end"] = new($"/workspace/composition/{Partnership}/covers/{Cover}/end"),
        ["GET /workspace/agreements/{Id:guid}"] = new($"/workspace/agreements/{Agreement}"),
        ["GET /workspace/agreements/{Id:guid}/versions/{Number:int}"] = new($"/workspace/agreements/{Agreement}/versions/1"),
        ["GET /workspace/agreements/{Id:guid}/draft"] = new($"/workspace/agreements/{Agreement}/draft"),
        ["GET /workspace/agreements/{Id:guid}/send"] = new($"/workspace/agreements/{Agreement}/send"),
        ["GET /workspace/agreements/{Id:guid}/discard"] = new($"/workspace/agreements/{Agreement}/discard"),
        ["GET /workspace/agreements/{Id:guid}/call-back"] = new($"/workspace/agreements/{Agreement}/call-back"),
        ["GET /workspace/agreements/{Id:guid}/end"] = new($"/workspace/agreements/{InForce}/end"),
        ["GET /workspace/agreements/{Id:guid}/sign/{Partner}"] = new($"/workspace/agreements/{Agreement}/sign/{Partner}"),
        ["GET /workspace/agreements/{Id:guid}/concern/{Partner}"] = new($"/workspace/agreements/{Agreement}/concern/{Partner}"),
        ["GET /workspace/agreements/{Id:guid}/paper/{Partner}"] = new($"/workspace/agreements/{Agreement}/paper/{Partner}"),
        ["GET /workspace/agreements/{Id:guid}/take-back/{Partner}"] = new($"/workspace/agreements/{Agreement}/take-back/example-community-voices"),
        ["GET /agreements/{Id:guid}"] = new($"/agreements/{InForce}"),
        ["GET /workspace/policy-packs/{Code}"] = new("/workspace/policy-packs/england-2022"),
        ["GET /workspace/evidence/{Id:guid}/withdraw"] = new($"/workspace/evidence/{Evidence}/withdraw"),
        ["GET /evidence/{id:guid}"] = new($"/evidence/{Evidence}"),
        ["GET /evidence/{id:guid}/figures.csv"] = new($"/evidence/{Evidence}/figures.csv"),
        ["POST /api/strategy/clauses/{id:guid}/citations"] = Post($"/api/strategy/clauses/{Clause}/citations", new { evidenceId = Nothing, why = "", version = -1 }),
        ["DELETE /api/strategy/clauses/{id:guid}/citations/{evidenceId:guid}"] = new($"/api/strategy/clauses/{Clause}/citations/{Nothing}?version=-1"),

        // Every service's failed messages: there are none.
        ["POST /api/engagement/operations/failed-messages/{id:guid}/replay"] = new($"/api/engagement/operations/failed-messages/{Nothing}/replay"),
        ["POST /api/membership/operations/failed-messages/{id:guid}/replay"] = new($"/api/membership/operations/failed-messages/{Nothing}/replay"),
        ["POST /api/places/operations/failed-messages/{id:guid}/replay"] = new($"/api/places/operations/failed-messages/{Nothing}/replay"),
        ["POST /api/communications/operations/failed-messages/{id:guid}/replay"] = new($"/api/communications/operations/failed-messages/{Nothing}/replay"),
        ["POST /api/strategy/operations/failed-messages/{id:guid}/replay"] = new($"/api/strategy/operations/failed-messages/{Nothing}/replay"),

        // Pages
        ["GET /openapi/{documentName}.json"] = new("/openapi/places.json"),
        ["GET /places/{slug}"] = new("/places/halton"),
        ["GET /results/{slug}"] = new("/results/knowsley-gp-2026"),
        ["GET /results/{slug}/figures.csv"] = new("/results/knowsley-gp-2026/figures.csv"),
        ["GET /results/{slug}/places/{question}"] = new("/results/knowsley-gp-2026/places/phone"),
        ["GET /results/{slug}/picture"] = new("/results/knowsley-gp-2026/picture"),
        ["GET /results/{slug}/picture/figures.csv"] = new("/results/knowsley-gp-2026/picture/figures.csv"),
        ["GET /results/{slug}/places/{question}/figures.csv"] = new("/results/knowsley-gp-2026/places/phone/figures.csv"),
        ["GET /results/{slug}/by/{dimension}/{question}"] = new("/results/knowsley-gp-2026/by/@equality.age/phone"),
        ["GET /results/{slug}/by/{dimension}/{question}/figures.csv"] = new("/results/knowsley-gp-2026/by/@equality.age/phone/figures.csv"),
        ["GET /results/{slug}/embed"] = new("/results/knowsley-gp-2026/embed"),
        ["GET /embed/results/{slug}/{question}"] = new("/embed/results/knowsley-gp-2026/phone"),
        ["GET /surveys/{slug}"] = new($"/surveys/{Live}"),
        ["GET /surveys/{slug}/save"] = new($"/surveys/{Live}/save"),
        ["GET /surveys/{slug}/check"] = new($"/surveys/{Live}/check"),
        ["GET /surveys/{slug}/done"] = new($"/surveys/{Live}/done"),
        ["GET /surveys/{slug}/about-you"] = new($"/surveys/{Live}/about-you"),
        ["GET /surveys/{slug}/about-you/{code}"] = new($"/surveys/{Live}/about-you/sex"),
        ["GET /surveys/{slug}/questions/{code}"] = new($"/surveys/{Live}/questions/overall"),
        ["GET /workspace/messages/{Id:guid}"] = new($"/workspace/messages/{Message}"),
        ["GET /workspace/messages/{Id:guid}/move"] = new($"/workspace/messages/{Message}/move"),
        ["GET /people/{slug}"] = new($"/people/{Partner}"),
        ["GET /workspace/organisations/{Slug}"] = new($"/workspace/organisations/{Partner}"),
        ["GET /workspace/organisations/{Slug}/change"] = new($"/workspace/organisations/{Partner}/change"),
        ["GET /workspace/organisations/{Slug}/rename"] = new($"/workspace/organisations/{Partner}/rename"),
        ["GET /workspace/organisations/{Slug}/take-back"] = new($"/workspace/organisations/{Partner}/take-back"),
        ["GET /workspace/organisations/{Slug}/becomes/{What}"] = new($"/workspace/organisations/{Partner}/becomes/merged"),
        ["GET /workspace/named-roles/{Id:guid}"] = new($"/workspace/named-roles/{NamedRole}"),
        ["GET /workspace/named-roles/{Id:guid}/change"] = new($"/workspace/named-roles/{NamedRole}/change"),
        ["GET /workspace/named-roles/{Id:guid}/end"] = new($"/workspace/named-roles/{NamedRole}/end"),
        ["GET /people/partnerships/{Id:guid}"] = new($"/people/partnerships/{Partnership}"),
        ["GET /api/membership/partnerships/{id:guid}/interests.csv"] = new($"{PartnershipApi}/interests.csv"),
        ["GET /api/membership/partnerships/{id:guid}/meetings.csv"] = new($"{PartnershipApi}/meetings.csv"),
        ["GET /workspace/partnerships/{id:guid}/interests.csv"] = new($"{PartnershipPages}/interests.csv"),
        ["GET /workspace/partnerships/{id:guid}/meetings.csv"] = new($"{PartnershipPages}/meetings.csv"),
        ["GET /workspace/partnerships/{Id:guid}"] = new($"{PartnershipPages}"),
        ["GET /workspace/partnerships/{Id:guid}/chair"] = new($"{PartnershipPages}/chair"),
        ["GET /workspace/partnerships/{Id:guid}/chair/propose"] = new($"{PartnershipPages}/chair/propose"),
        ["GET /workspace/partnerships/{Id:guid}/chair/{SelectionId:guid}"] = new($"{PartnershipPages}/chair/{Chair}"),
        ["GET /workspace/partnerships/{Id:guid}/chair/{SelectionId:guid}/concerns/{ConcernId:guid}"] = new($"{PartnershipPages}/chair/{Chair}/concerns/{Nothing}"),
        ["GET /workspace/partnerships/{Id:guid}/chair/{SelectionId:guid}/position/{Slug}"] = new($"{PartnershipPages}/chair/{Chair}/position/healthwatch-halton"),
        ["GET /workspace/partnerships/{Id:guid}/chair/{SelectionId:guid}/withdraw"] = new($"{PartnershipPages}/chair/{Chair}/withdraw"),
        ["GET /workspace/partnerships/{Id:guid}/chair/{SelectionId:guid}/end"] = new($"{PartnershipPages}/chair/{Chair}/end"),
        ["GET /workspace/partnerships/{Id:guid}/groups"] = new($"{PartnershipPages}/groups"),
        ["GET /workspace/partnerships/{Id:guid}/groups/add"] = new($"{PartnershipPages}/groups/add"),
        ["GET /workspace/partnerships/{Id:guid}/groups/{GroupId:guid}"] = new($"{PartnershipPages}/groups/{Forum}"),
        ["GET /workspace/partnerships/{Id:guid}/groups/{GroupId:guid}/change"] = new($"{PartnershipPages}/groups/{Forum}/change"),
        ["GET /workspace/partnerships/{Id:guid}/groups/{GroupId:guid}/end"] = new($"{PartnershipPages}/groups/{Forum}/end"),
        ["GET /workspace/partnerships/{Id:guid}/groups/{GroupId:guid}/report"] = new($"{PartnershipPages}/groups/{Forum}/report"),
        ["GET /workspace/partnerships/{Id:guid}/groups/{GroupId:guid}/reports/{ReportId:guid}/answer"] = new($"{PartnershipPages}/groups/{Forum}/reports/{Nothing}/answer"),
        ["GET /workspace/partnerships/{Id:guid}/holders/{HolderId:guid}/interests/add"] = new($"{PartnershipPages}/holders/{Holder}/interests/add"),
        ["GET /workspace/partnerships/{Id:guid}/holders/{HolderId:guid}/interests/{InterestId:guid}"] = new($"{PartnershipPages}/holders/{Holder}/interests/{Nothing}"),
        ["GET /workspace/partnerships/{Id:guid}/interests"] = new($"{PartnershipPages}/interests"),
        ["GET /workspace/partnerships/{Id:guid}/meetings"] = new($"{PartnershipPages}/meetings"),
        ["GET /workspace/partnerships/{Id:guid}/meetings/add"] = new($"{PartnershipPages}/meetings/add"),
        ["GET /workspace/partnerships/{Id:guid}/meetings/{MeetingId:guid}"] = new($"{PartnershipPages}/meetings/{Meeting}"),
        ["GET /workspace/partnerships/{Id:guid}/meetings/{MeetingId:guid}/attendance"] = new($"{PartnershipPages}/meetings/{Meeting}/attendance"),
        ["GET /workspace/partnerships/{Id:guid}/meetings/{MeetingId:guid}/call-off"] = new($"{PartnershipPages}/meetings/{Meeting}/call-off"),
        ["GET /workspace/partnerships/{Id:guid}/meetings/{MeetingId:guid}/change"] = new($"{PartnershipPages}/meetings/{Meeting}/change"),
        ["GET /workspace/partnerships/{Id:guid}/seats/add"] = new($"{PartnershipPages}/seats/add"),
        ["GET /workspace/partnerships/{Id:guid}/seats/{SeatId:guid}"] = new($"{PartnershipPages}/seats/{Nothing}"),
        ["GET /workspace/partnerships/{Id:guid}/seats/{SeatId:guid}/change"] = new($"{PartnershipPages}/seats/{Nothing}/change"),
        ["GET /workspace/partnerships/{Id:guid}/seats/{SeatId:guid}/end"] = new($"{PartnershipPages}/seats/{Nothing}/end"),
        ["GET /workspace/partnerships/{Id:guid}/seats/{SeatId:guid}/holders/{HolderId:guid}"] = new($"{PartnershipPages}/seats/{Nothing}/holders/{Holder}"),
        ["GET /workspace/partnerships/{Id:guid}/seats/{SeatId:guid}/holders/{HolderId:guid}/end"] = new($"{PartnershipPages}/seats/{Nothing}/holders/{Holder}/end"),
        ["GET /workspace/partnerships/{Id:guid}/seats/{SeatId:guid}/holders/{HolderId:guid}/erase"] = new($"{PartnershipPages}/seats/{Nothing}/holders/{Holder}/erase"),
        ["GET /workspace/partnerships/{Id:guid}/seats/{SeatId:guid}/name"] = new($"{PartnershipPages}/seats/{Nothing}/name"),
        ["GET /workspace/partners/{Slug}/asks/{Id:guid}"] = new($"/workspace/partners/{Partner}/asks/{Ask}"),
        ["GET /workspace/partners/{Slug}/asks/{Id:guid}/accept"] = new($"/workspace/partners/{Partner}/asks/{Ask}/accept"),
        ["GET /workspace/partners/{Slug}/asks/{Id:guid}/decline"] = new($"/workspace/partners/{Partner}/asks/{Ask}/decline"),
        ["GET /workspace/partners/{Slug}/capacity"] = new($"/workspace/partners/{Partner}/capacity"),
        ["GET /workspace/partners/{Slug}/capacity/{Day}"] = new($"/workspace/partners/{Partner}/capacity/{Past}"),
        ["GET /workspace/partners/{Slug}/capacity/leave"] = new($"/workspace/partners/{Partner}/capacity/leave"),
        ["GET /workspace/partners/{Slug}/capacity/leave/{Id:guid}/remove"] = new($"/workspace/partners/{Partner}/capacity/leave/{Nothing}/remove"),
        ["GET /workspace/partners/{Slug}/capacity/rate"] = new($"/workspace/partners/{Partner}/capacity/rate"),
        ["GET /workspace/partners/{Slug}/capacity/rate/{Day}/remove"] = new($"/workspace/partners/{Partner}/capacity/rate/{Past}/remove"),
        ["GET /workspace/partners/{Slug}/demand"] = new($"/workspace/partners/{Partner}/demand"),
        ["GET /workspace/partners/{slug}/demand/file"] = new($"/workspace/partners/{Partner}/demand/file"),
        ["GET /workspace/partners/{Slug}/asks/{Id:guid}/counter"] = new($"/workspace/partners/{Partner}/asks/{Ask}/counter"),
        ["GET /workspace/partners/{Slug}/asks/{Id:guid}/split"] = new($"/workspace/partners/{Partner}/asks/{Ask}/split"),
        ["GET /workspace/partners/{Slug}/asks/{Id:guid}/pass-on"] = new($"/workspace/partners/{Partner}/asks/{Ask}/pass-on"),
        ["GET /workspace/partners/{Slug}/asks"] = new($"/workspace/partners/{Partner}/asks"),
        ["GET /workspace/partners/{Slug}/time"] = new($"/workspace/partners/{Partner}/time"),
        ["GET /workspace/partners/{Slug}/time/{Id:guid}"] = new($"/workspace/partners/{Partner}/time/{AgreedAsk}"),
        ["GET /workspace/partners/{Slug}/workload"] = new($"/workspace/partners/{Partner}/workload"),
        ["GET /workspace/asks/{Id:guid}"] = new($"/workspace/asks/{Ask}"),
        ["GET /workspace/asks/{Id:guid}/lines/{Line:guid}/agree"] = new($"/workspace/asks/{Ask}/lines/{Ask}/agree"),
        ["GET /workspace/asks/{Id:guid}/lines/{Line:guid}/stand"] = new($"/workspace/asks/{Ask}/lines/{Ask}/stand"),
        ["GET /workspace/asks/{Id:guid}/lines/{Line:guid}/withdraw"] = new($"/workspace/asks/{Ask}/lines/{Ask}/withdraw"),
        ["GET /calendars/{secret}/asks.ics"] = new("/calendars/none/asks.ics"),
        ["GET /workspace/strategy/clauses/{Number:int}/cite"] = new("/workspace/strategy/clauses/1/cite"),
        ["GET /workspace/strategy/clauses/{Number:int}/citations/{Evidence:guid}/remove"] = new($"/workspace/strategy/clauses/1/citations/{Nothing}/remove"),
        ["GET /workspace/surveys/{Slug}"] = new($"/workspace/surveys/{Draft}"),
        ["GET /workspace/surveys/{Slug}/about"] = new($"/workspace/surveys/{Draft}/about"),
        ["GET /workspace/surveys/{Slug}/archive"] = new($"/workspace/surveys/{Draft}/archive"),
        ["GET /workspace/surveys/{Slug}/ask"] = new($"/workspace/surveys/{Live}/ask?area={Halton}"),
        ["GET /workspace/surveys/{Slug}/close"] = new($"/workspace/surveys/{Live}/close"),
        ["GET /workspace/surveys/{Slug}/download"] = new($"/workspace/surveys/{Live}/download"),
        ["GET /workspace/surveys/{slug}/download/responses"] = new($"/workspace/surveys/{Live}/download/responses"),
        ["GET /workspace/surveys/{slug}/download/definition"] = new($"/workspace/surveys/{Draft}/download/definition"),
        ["GET /workspace/surveys/{slug}/download/codebook"] = new($"/workspace/surveys/{Live}/download/codebook"),
        ["GET /workspace/surveys/{Slug}/fieldwork"] = new($"/workspace/surveys/{Live}/fieldwork"),
        ["GET /workspace/surveys/{slug}/limesurvey"] = new($"/workspace/surveys/{Draft}/limesurvey"),
        ["GET /workspace/surveys/{Slug}/new-question"] = new($"/workspace/surveys/{Draft}/new-question"),
        ["GET /workspace/surveys/{Slug}/preview"] = new($"/workspace/surveys/{Draft}/preview"),
        ["GET /preview/surveys/{Slug}"] = new($"/preview/surveys/{Draft}"),
        ["GET /workspace/surveys/{Slug}/copy-questions"] = new($"/workspace/surveys/{Draft}/copy-questions"),
        ["GET /workspace/surveys/{Slug}/publish"] = new($"/workspace/surveys/{Draft}/publish"),
        ["GET /workspace/surveys/{Slug}/questions"] = new($"/workspace/surveys/{Draft}/questions"),
        ["GET /workspace/surveys/{Slug}/questions/{Code}"] = new($"/workspace/surveys/{Draft}/questions/q1"),
        ["GET /workspace/surveys/{Slug}/questions/{Code}/delete"] = new($"/workspace/surveys/{Draft}/questions/q1/delete"),
        ["GET /workspace/surveys/{Slug}/correct"] = new($"/workspace/surveys/{Live}/correct"),
        ["GET /workspace/surveys/{Slug}/release"] = new($"/workspace/surveys/{Live}/release"),
        ["GET /surveys/{slug}/enough"] = new($"/surveys/{Live}/enough"),
        ["GET /surveys/{slug}/pictures/{id}"] = new($"/surveys/{Live}/pictures/none"),
        ["GET /workspace/surveys/{Slug}/languages"] = new($"/workspace/surveys/{Draft}/languages"),
        ["GET /workspace/surveys/{Slug}/languages/{Language}"] = new($"/workspace/surveys/{Draft}/languages/cy"),
        ["GET /workspace/surveys/{Slug}/languages/{Language}/remove"] = new($"/workspace/surveys/{Draft}/languages/cy/remove"),
        ["GET /workspace/surveys/{Slug}/languages/{Language}/{Code}"] = new($"/workspace/surveys/{Draft}/languages/cy/q1"),
        ["GET /surveys/{slug}/paper"] = new($"/surveys/{Live}/paper"),
        ["GET /surveys/{slug}/qr.png"] = new($"/surveys/{Live}/qr.png"),
        ["GET /workspace/surveys/{Slug}/invitations"] = new($"/workspace/surveys/{Draft}/invitations"),
        ["POST /workspace/surveys/{slug}/invitations/make"] = new($"/workspace/surveys/{Draft}/invitations/make"),
        ["GET /workspace/surveys/{Slug}/papers"] = new($"/workspace/surveys/{Live}/papers"),
        ["GET /workspace/surveys/{Slug}/papers/enter"] = new($"/workspace/surveys/{Live}/papers/enter"),
        ["GET /workspace/surveys/{Slug}/papers/{Number:int}"] = new($"/workspace/surveys/{Live}/papers/0"),
        ["GET /workspace/surveys/{Slug}/share"] = new($"/workspace/surveys/{Draft}/share"),
        ["GET /workspace/surveys/{Slug}/quotas"] = new($"/workspace/surveys/{Draft}/quotas"),
        ["GET /workspace/surveys/{Slug}/review"] = new($"/workspace/surveys/{Draft}/review"),
        ["GET /workspace/surveys/{Slug}/results"] = new($"/workspace/surveys/{Live}/results"),
        ["GET /workspace/surveys/{slug}/results/figures.csv"] = new($"/workspace/surveys/{Live}/results/figures.csv"),
        ["GET /workspace/surveys/{Slug}/picture"] = new($"/workspace/surveys/{Live}/picture"),
        ["GET /workspace/surveys/{slug}/picture/figures.csv"] = new($"/workspace/surveys/{Live}/picture/figures.csv"),
        ["GET /workspace/surveys/{Slug}/results/by"] = new($"/workspace/surveys/{Live}/results/by?question=overall"),
        ["GET /workspace/surveys/{slug}/results/by/figures.csv"] = new($"/workspace/surveys/{Live}/results/by/figures.csv?question=overall&by=help"),
        ["GET /workspace/surveys/{Slug}/results/progress"] = new($"/workspace/surveys/{Live}/results/progress"),
        ["POST /workspace/surveys/{slug}/asked-already"] = new($"/workspace/surveys/{Draft}/asked-already"),
        ["GET /workspace/notices/{Slug}/{AreaCode}"] = new($"/workspace/notices/{Draft}/E06000006"),
        ["GET /workspace/notices/{Slug}/{AreaCode}/offer/{Code}"] = new($"/workspace/notices/{Draft}/E06000006/offer/q1"),
        ["GET /workspace/surveys/{Slug}/gaps"] = new($"/workspace/surveys/{Draft}/gaps"),
        ["GET /workspace/savings"] = new("/workspace/savings"),
        ["GET /workspace/surveys/{Slug}/reuse"] = new($"/workspace/surveys/{Draft}/reuse"),
        ["GET /workspace/surveys/{Slug}/reuse/{Code}"] = new($"/workspace/surveys/{Draft}/reuse/q1"),
        ["GET /workspace/bank/{Code}"] = new($"/workspace/bank/{BankQuestion}"),
        ["GET /workspace/bank/{Code}/change"] = new($"/workspace/bank/{BankQuestion}/change"),
        ["GET /workspace/bank/{Code}/agree"] = new($"/workspace/bank/{BankQuestion}/agree"),
        ["GET /workspace/bank/{Code}/lock"] = new($"/workspace/bank/{BankQuestion}/lock"),
        ["GET /workspace/bank/{Code}/retire"] = new($"/workspace/bank/{BankQuestion}/retire"),
        ["GET /workspace/surveys/{Slug}/add-from-bank"] = new($"/workspace/surveys/{Draft}/add-from-bank"),
        ["GET /workspace/surveys/{Slug}/questions/{Code}/newer"] = new($"/workspace/surveys/{Draft}/questions/q1/newer"),
        ["GET /workspace/surveys/{Slug}/questions/{Code}/own"] = new($"/workspace/surveys/{Draft}/questions/q1/own"),
        ["GET /surveys/{slug}/privacy"] = new($"/surveys/{Live}/privacy"),
        ["GET /contact/surveys/{slug}"] = new($"/contact/surveys/{Live}"),
        ["GET /invitation/{Code}"] = new("/invitation/none"),
        ["GET /workspace/account/passkeys/{Id}/remove"] = new("/workspace/account/passkeys/none/remove"),
        ["GET /workspace/people/{Id:guid}"] = new($"/workspace/people/{Person}"),
        ["GET /workspace/people/{Id:guid}/close"] = new($"/workspace/people/{Person}/close"),
        ["GET /workspace/people/{Id:guid}/erase"] = new($"/workspace/people/{Person}/erase"),
        ["GET /workspace/people/{Id:guid}/grant"] = new($"/workspace/people/{Person}/grant"),
        ["GET /workspace/people/{Id:guid}/grants/{GrantId:guid}/revoke"] = new($"/workspace/people/{Person}/grants/{Nothing}/revoke"),
        ["GET /workspace/people/{Id:guid}/recovery"] = new($"/workspace/people/{Person}/recovery"),
        ["GET /workspace/people/{Id:guid}/reopen"] = new($"/workspace/people/{Person}/reopen"),
        ["POST /workspace/contacts/export"] = new("/workspace/contacts/export", () => new FormUrlEncodedContent([new("email", "nobody@example.org")])),
        ["POST /sign-in/passkey-options"] = new("/sign-in/passkey-options"),
        ["POST /workspace/account/passkeys/options"] = new("/workspace/account/passkeys/options"),
        ["GET /sign-in/with/{index:int}"] = new("/sign-in/with/0"),
        ["GET /sign-in/with/{index:int}/callback"] = new("/sign-in/with/0/callback"),
        ["GET /workspace/people/{id:guid}/export"] = new($"/workspace/people/{Person}/export"),
        ["POST /sign-out"] = new("/sign-out"),
        ["GET /{**path:file}"] = new("/some.file"),
    };

    /// <summary>The addresses of all pages, with Halton's ids in them.</summary>
    public static IReadOnlyList<string> Pages(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Distinct()
            .Select(route => All.TryGetValue($"GET {route}", out var sample) ? sample.Path : route),
    ];

    /// <summary>Makes what the demonstration lacks.</summary>
    public static async Task PrepareAsync(HttpClient client, IServiceProvider services)
    {
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Caller.Holding(Roles.EngagementLead, Reach.Here).Token(services));
        using var made = await client.PostAsJsonAsync(
            "/api/engagement/surveys", new NewSurvey("A draft of Halton", Halton, "adults", ""), Json.Options);
        var draft = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<SurveyDetail>(Json.Options))!;
        draft.Summary.Slug.ShouldBe(Draft);
        var questions = new SurveyDefinition("", [new Question { Code = "q1", Kind = QuestionKind.ShortText, Text = "What would help?" }]);
        using var edited = await client.PutAsJsonAsync(
            $"/api/engagement/surveys/{Draft}", new EditSurvey("A draft of Halton", questions, draft.Version), Json.Options);
        edited.EnsureSuccessStatusCode();
    }

    private static Sample Post(string path, object body) => new(path, () => JsonContent.Create(body));
}
