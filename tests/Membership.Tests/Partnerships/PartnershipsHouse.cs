using System.Net.Http.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;

namespace IcpEngage.Membership.Tests.Partnerships;

/// <summary>Partnerships of the house, by intent.</summary>
internal static class PartnershipsHouse
{
    public static readonly Guid HaltonPartnership = DeterministicId.From("partnership/halton");
    public static readonly Guid SystemPartnership = DeterministicId.From("partnership/cheshire-and-merseyside");
    public static readonly Guid Council = DeterministicId.From("partner/halton-borough-council");
    public static readonly Guid Board = DeterministicId.From("partner/nhs-cheshire-and-merseyside");
    public static readonly Guid Healthwatch = DeterministicId.From("partner/healthwatch-halton");

    public static string Of(this Guid partnership, string rest) => $"partnerships/{partnership}/{rest}";

    public static HttpClient Secretary(this MembershipHouse house) => house.Holder(Roles.Secretariat, Grant.WholeSystem);

    public static Task<PartnershipView> RecordAsync(this MembershipHouse house, Guid? partnership = null) =>
        house.Secretary().GetAsync((partnership ?? HaltonPartnership).Of("record")).ReadAsync<PartnershipView>();

    public static Task<PublicPartnership> PublicAsync(this MembershipHouse house, Guid? partnership = null) =>
        house.Anybody.GetAsync($"partnerships/{partnership ?? HaltonPartnership}").ReadAsync<PublicPartnership>();

    public static async Task<SeatView> SeatAsync(this MembershipHouse house, Guid partner, Guid? partnership = null) =>
        (await house.RecordAsync(partnership)).Seats.Single(seat => seat.Partner.Id == partner);

    /// <summary>A representative of the partner in Halton, in office since the first of the month.</summary>
    public static async Task<Guid> NameAsync(
        this MembershipHouse house,
        Guid partner,
        string name,
        HolderKind kind = HolderKind.Representative,
        DateOnly? from = null,
        DateOnly? until = null,
        bool named = true,
        Guid? person = null)
    {
        var seat = await house.SeatAsync(partner);
        var holder = new WriteHolder(kind, name, "Officer", person, from ?? new DateOnly(2026, 11, 1), until, named);
        return (await house.Secretary().PostAsync(HaltonPartnership.Of($"seats/{seat.Id}/holders"), holder).ReadAsync<Made>()).Id;
    }

    public static Task<HttpResponseMessage> PutAsync<T>(this HttpClient caller, string address, T body) =>
        caller.PutAsJsonAsync(address, body, Json.Options);

    public static async Task<IReadOnlyList<PartnershipTaskKind>> TasksAsync(this HttpClient caller, Guid partnership) =>
        [
            .. (await caller.GetAsync("partnerships/tasks").ReadAsync<PartnershipTask[]>())
                .Where(task => task.PartnershipId == partnership)
                .Select(task => task.Kind),
        ];
}
