using System.Net.Http.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.Membership.Tests.Partners;

/// <summary>What the secretariat does with the register of partners.</summary>
internal static class RegisterHouse
{
    public static HttpClient Secretariat(this MembershipHouse house) => house.Holder(Roles.Secretariat, Grant.WholeSystem);

    public static Task<HttpResponseMessage> SendAsync<T>(this HttpClient caller, string path, T body) => caller.PostAsJsonAsync(path, body, Json.Options);

    public static AddPartner New(string name, PartnerKind kind = PartnerKind.Vcse, string area = MembershipHouse.Halton, params PartnerCode[] codes) =>
        new(name, kind, [area], codes, null, null);

    public static async Task<PartnerDetail> AddAsync(this MembershipHouse house, AddPartner partner) =>
        await house.Secretariat().SendAsync("partners", partner).ReadAsync<PartnerDetail>(System.Net.HttpStatusCode.Created);

    public static Task<PartnerDetail> ShowAsync(this MembershipHouse house, string slug) =>
        house.Anybody.GetAsync($"partners/{slug}").ReadAsync<PartnerDetail>();

    public static SucceedPartners Merge(string into, params string[] from) =>
        new(SuccessionKind.Merged, from, [into], MembershipHouse.Today, "Agreed by both boards");

    public static SucceedPartners Split(string from, params string[] into) =>
        new(SuccessionKind.Split, [from], into, MembershipHouse.Today, "Agreed by the board");

    public static SucceedPartners End(string from) => new(SuccessionKind.Ended, [from], [], MembershipHouse.Today, "Its funding ended");

    /// <summary>Looks what would happen, then has it done.</summary>
    public static async Task<SuccessionCheck> SucceedAsync(this MembershipHouse house, SucceedPartners request)
    {
        var shown = await house.Secretariat().SendAsync("partners/successions/check", request).ReadAsync<SuccessionCheck>();
        return await house.Secretariat().SendAsync("partners/successions", request with { Seen = shown.Seen }).ReadAsync<SuccessionCheck>();
    }

    /// <summary>What became of the partner, as the secretariat reads it.</summary>
    public static Task<SuccessionOutcome> OutcomeAsync(this MembershipHouse house, string slug) =>
        house.Secretariat().GetAsync($"partners/{slug}/succession").ReadAsync<SuccessionOutcome>();

    public static Task<HttpResponseMessage> TakeBackAsync(this MembershipHouse house, string slug) =>
        house.Secretariat().SendAsync($"partners/{slug}/succession/take-back", new TakeSuccessionBack("It was a mistake"));

    /// <summary>It was done, and there is nothing to read.</summary>
    public static async Task DoneAsync(this Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    public static ReferenceEffect Of(this SuccessionCheck check, string what) => check.Effects.Single(effect => effect.What == what);
}
