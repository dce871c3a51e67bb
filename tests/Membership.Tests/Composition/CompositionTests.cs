using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Composition;

public sealed class CompositionTests : IAsyncLifetime
{
    private static readonly Guid SystemPartnership = DeterministicId.From("partnership/cheshire-and-merseyside");
    private static readonly Guid HaltonPartnership = DeterministicId.From("partnership/halton");
    private static readonly Guid LiverpoolPartnership = DeterministicId.From("partnership/liverpool");

    private MembershipHouse house = null!;
    private HttpClient secretary = null!;
    private HttpClient haltonLead = null!;
    private HttpClient administrator = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        secretary = house.Holder(Roles.Secretariat, Grant.WholeSystem);
        haltonLead = house.Holder(Roles.PlaceLead, Halton);
        administrator = house.Holder(Roles.Administrator, Grant.WholeSystem);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task The_real_footprint_asks_for_the_board_and_nine_councils_and_has_them()
    {
        var shown = await ShowAsync(SystemPartnership);

        shown.Required.Count(seat => seat.Statutory).ShouldBe(10);
        shown.Required.ShouldAllBe(seat => seat.State == RequiredSeatState.Held);
        (shown.Summary.StatutoryHeld, shown.Summary.StatutoryWanted, shown.Summary.Acts).ShouldBe((10, 10, Roles.Secretariat));
        shown.Pack.Code.ShouldBe("england-2022");
        shown.Next.ShouldBeNull();
    }

    [Fact]
    public async Task What_nobody_speaks_for_is_missing_and_says_who_acts()
    {
        var halton = await ShowAsync(HaltonPartnership);

        halton.Summary.Acts.ShouldBe(Roles.PlaceLead);
        halton.Summary.Gaps.Overlooked.ShouldBe(4);
        halton.Expected.Single(voice => voice.Code == "unpaid-carers").Covers.ShouldBeEmpty();

        var all = await secretary.GetAsync("compositions").ReadAsync<CompositionSummary[]>();
        all.Length.ShouldBe(10);
        all[0].PartnershipId.ShouldBe(SystemPartnership);
    }

    [Fact]
    public async Task An_act_of_listening_is_involvement_and_a_partner_counts_by_its_seat()
    {
        await RecordAsync(HaltonPartnership, new("unpaid-carers", null, "A survey of carers in the spring"));
        await RecordAsync(HaltonPartnership, new("children-and-young-people", DeterministicId.From("partner/halton-borough-council"), "Its youth cabinet has its own item"));
        await RecordAsync(HaltonPartnership, new("mental-health-sector", DeterministicId.From("partner/healthwatch-sefton"), "Comes when it is asked"));

        var voices = (await ShowAsync(HaltonPartnership)).Expected.ToDictionary(voice => voice.Code);

        voices["unpaid-carers"].Reached.ShouldBe(Standing.Involved);
        voices["children-and-young-people"].Reached.ShouldBe(Standing.Member);
        voices["mental-health-sector"].Reached.ShouldBe(Standing.Involved);
    }

    [Fact]
    public async Task A_place_lead_keeps_their_own_place_only()
    {
        var record = new RecordCover("unpaid-carers", null, "A survey of carers in the spring");

        (await haltonLead.PostAsJsonAsync($"partnerships/{HaltonPartnership}/covers", record, Json.Options)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await haltonLead.PostAsJsonAsync($"partnerships/{LiverpoolPartnership}/covers", record, Json.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await haltonLead.PostAsJsonAsync($"partnerships/{SystemPartnership}/covers", record, Json.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var theirs = await RecordAsync(LiverpoolPartnership, record);
        (await haltonLead.PostAsJsonAsync($"covers/{theirs}/end", new EndCover("It is not so"), Json.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_record_grows_old_is_seen_again_and_ends_with_a_reason()
    {
        var id = await RecordAsync(HaltonPartnership, new("unpaid-carers", null, "A survey of carers", SeenOn: Today.AddDays(-400)));
        (await ShowAsync(HaltonPartnership)).Summary.Gaps.LookAgain.ShouldBe(1);

        (await secretary.PostAsync($"covers/{id}/see-again", null)).EnsureSuccessStatusCode();
        (await ShowAsync(HaltonPartnership)).Summary.Gaps.LookAgain.ShouldBe(0);

        (await secretary.PostAsJsonAsync($"covers/{id}/end", new EndCover("no"), Json.Options)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await secretary.PostAsJsonAsync($"covers/{id}/end", new EndCover("The group has closed"), Json.Options)).EnsureSuccessStatusCode();
        (await ShowAsync(HaltonPartnership)).Summary.Gaps.Overlooked.ShouldBe(4);
        (await secretary.PostAsJsonAsync($"covers/{id}/end", new EndCover("The group has closed"), Json.Options)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_said_field_by_field()
    {
        var answer = await secretary.PostAsJsonAsync(
            $"partnerships/{HaltonPartnership}/covers",
            new RecordCover("no-such-voice", Guid.CreateVersion7(), "short", Guid.CreateVersion7(), null, Today.AddDays(1)),
            Json.Options);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var field in new[] { "expectation", "partnerId", "evidence", "evidenceId", "seenOn" })
        {
            text.ShouldContain($"\"{field}\"");
        }
    }

    [Fact]
    public async Task A_pack_supersedes_from_its_day_and_the_page_follows_it()
    {
        var pack = await administrator.GetAsync("policy-packs/england-2022").ReadAsync<PolicyPackView>();
        var text = pack.Text.Replace("\"england-2022\"", "\"england-2027\"", StringComparison.Ordinal)
            .Replace("\"Unpaid carers\"", "\"Unpaid carers of all ages\"", StringComparison.Ordinal)
            .Replace("\"coverHolds\": 365", "\"coverHolds\": 200", StringComparison.Ordinal);
        var request = new SupersedePolicyPack(text, new DateOnly(2027, 4, 1), "The Act of 2026");

        var effect = await administrator.PostAsJsonAsync("policy-packs/check", request, Json.Options).ReadAsync<PolicyPackEffect>();
        effect.Changes.Count.ShouldBe(2);
        effect.Changes[0].ShouldContain("Unpaid carers of all ages");
        effect.Changes[1].ShouldContain("“days”");
        effect.Before.Count.ShouldBe(10);

        await administrator.PostAsJsonAsync("policy-packs", request, Json.Options).ReadAsync<PolicyPackSummary>();
        var now = await ShowAsync(SystemPartnership);
        (now.Pack.Code, now.Pack.ValidTo, now.Next!.Code).ShouldBe(("england-2022", new DateOnly(2027, 3, 31), "england-2027"));

        house.Clock.Now = new DateTimeOffset(2027, 4, 1, 12, 0, 0, TimeSpan.Zero);
        var then = await ShowAsync(SystemPartnership);
        then.Pack.Code.ShouldBe("england-2027");
        then.Expected.ShouldContain(voice => voice.Name == "Unpaid carers of all ages");

        var withdrawn = await administrator.PostAsync("policy-packs/england-2027/withdraw", null);
        (await withdrawn.Content.ReadAsStringAsync()).ShouldContain(ErrorCodes.PolicyPackInForce);
    }

    [Fact]
    public async Task A_pack_that_is_not_yet_in_force_can_be_withdrawn()
    {
        var pack = await administrator.GetAsync("policy-packs/england-2022").ReadAsync<PolicyPackView>();
        var text = pack.Text.Replace("\"england-2022\"", "\"england-2027\"", StringComparison.Ordinal);
        await administrator.PostAsJsonAsync("policy-packs", new SupersedePolicyPack(text, new(2027, 4, 1), "The Act of 2026"), Json.Options).ReadAsync<PolicyPackSummary>();

        (await administrator.PostAsync("policy-packs/england-2027/withdraw", null)).EnsureSuccessStatusCode();

        (await ShowAsync(SystemPartnership)).Next.ShouldBeNull();
        (await administrator.PostAsync("policy-packs/england-2022/withdraw", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{", "2027-04-01", "text")]
    [InlineData("""{"code":"x","titel":"A pack"}""", "2027-04-01", "text")]
    [InlineData("null", "2027-04-01", "text")]
    [InlineData("{", "2026-11-24", "from")]
    [InlineData("{", "2022-07-01", "from")]
    public async Task A_text_that_is_no_pack_or_a_day_that_is_past_is_refused(string text, string from, string field)
    {
        var answer = await administrator.PostAsJsonAsync(
            "policy-packs", new SupersedePolicyPack(text, DateOnly.Parse(from, null), "The Act of 2026"), Json.Options);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"{field}\"");
    }

    [Theory]
    [InlineData("\"coverHolds\": 365", "\"coverHolds\": -1", "“days” must be numbers of days")]
    [InlineData("\"namedRoleKept\": 730", "\"namedRoleKept\": -1", "“days” must be numbers of days")]
    [InlineData("\"balanceMonths\": 12", "\"balanceMonths\": 0", "“records” must say who chooses a chair")]
    [InlineData("\"otherSector\": \"Other partners\"", "\"otherSector\": \" \"", "“records” must say who chooses a chair")]
    [InlineData("\"confirmEveryDays\": 92", "\"confirmEveryDays\": -92", "The days of “namedRoles” must be numbers of days")]
    public async Task Days_that_nobody_can_count_are_refused(string days, string wrong, string said)
    {
        var pack = await administrator.GetAsync("policy-packs/england-2022").ReadAsync<PolicyPackView>();
        var text = pack.Text.Replace("\"england-2022\"", "\"england-2027\"", StringComparison.Ordinal).Replace(days, wrong, StringComparison.Ordinal);

        var answer = await administrator.PostAsJsonAsync("policy-packs", new SupersedePolicyPack(text, new(2027, 4, 1), "The Act of 2026"), Json.Options);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement
            .GetProperty("errors").GetProperty("text")[0].GetString()!.ShouldContain(said);
    }

    [Fact]
    public async Task What_partnerships_are_asked_to_keep_up_is_of_the_pack_in_force()
    {
        var pack = await administrator.GetAsync("policy-packs/england-2022").ReadAsync<PolicyPackView>();
        var text = pack.Text.Replace("\"england-2022\"", "\"england-2027\"", StringComparison.Ordinal).Replace("\"Local government\"", "\"Councils\"", StringComparison.Ordinal);
        await administrator.PostAsJsonAsync("policy-packs", new SupersedePolicyPack(text, Today.AddDays(1), "The Act of 2026"), Json.Options).ReadAsync<PolicyPackSummary>();

        (await SectorsAsync()).ShouldContain("Local government");
        house.Clock.Now = house.Clock.Now.AddDays(1);
        (await SectorsAsync()).ShouldContain("Councils");

        async Task<IEnumerable<string>> SectorsAsync() =>
            (await secretary.GetAsync($"partnerships/{HaltonPartnership}/record").ReadAsync<PartnershipView>()).Seats.Select(seat => seat.Sector);
    }

    [Fact]
    public async Task Only_an_administrator_supersedes_a_pack()
    {
        var request = new SupersedePolicyPack("{}", new DateOnly(2027, 4, 1), "The Act of 2026");

        (await secretary.PostAsJsonAsync("policy-packs", request, Json.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await secretary.GetAsync("policy-packs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await haltonLead.GetAsync("policy-packs")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<CompositionView> ShowAsync(Guid partnership) =>
        secretary.GetAsync($"partnerships/{partnership}/composition").ReadAsync<CompositionView>();

    private Task<Guid> RecordAsync(Guid partnership, RecordCover cover) =>
        secretary.PostAsJsonAsync($"partnerships/{partnership}/covers", cover, Json.Options).ReadAsync<Guid>();
}
