using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Tests.Partnerships;
using IcpEngage.Membership.Tests.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Agreements;

/// <summary>An agreement of Halton's partnership, between its council and Healthwatch Halton.</summary>
public sealed class AgreementTests : IAsyncLifetime
{
    private static readonly Guid HaltonPartnership = DeterministicId.From("partnership/halton");
    private static readonly Guid Council = DeterministicId.From("partner/halton-borough-council");
    private static readonly Guid Healthwatch = DeterministicId.From("partner/healthwatch-halton");
    private static readonly Guid Liverpool = DeterministicId.From("partner/liverpool-city-council");

    private MembershipHouse house = null!;
    private HttpClient secretary = null!;
    private HttpClient councillor = null!;
    private HttpClient haltonLead = null!;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        secretary = house.Holder(Roles.Secretariat, Grant.WholeSystem);
        councillor = house.Holder(Roles.PartnerRepresentative, "halton-borough-council");
        haltonLead = house.Holder(Roles.PlaceLead, Halton);
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_version_comes_into_force_with_its_last_signature_and_is_then_public_where_that_was_agreed()
    {
        var id = await SentAsync();
        (await PublicAsync()).ShouldBeEmpty();

        (await SignAsync(councillor, id, Council)).EnsureSuccessStatusCode();
        var half = await ShowAsync(id);
        (half.Summary.Signing, half.Summary.InForce, half.Summary.ToSign.ShouldHaveSingleItem().Slug).ShouldBe((1, null, HealthwatchHalton));

        (await PaperAsync(id, Healthwatch)).EnsureSuccessStatusCode();
        var whole = await ShowAsync(id);
        (whole.Summary.Signing, whole.Summary.InForce).ShouldBe((null, 1));
        whole.Versions[0].InForceOn.ShouldBe(Today);
        whole.Versions[0].Parties.Select(party => (party.OnPaper, party.Office)).ShouldBe([(false, null), (true, "Chief officer")]);
        (await PublicAsync()).ShouldHaveSingleItem().Partners.ShouldBe(["Halton Borough Council", "Healthwatch Halton"]);
    }

    [Fact]
    public async Task A_partner_that_has_ended_is_not_asked_to_sign()
    {
        await house.EndedYesterdayAsync(Council);

        var id = await BegunAsync();

        (await ShowAsync(id)).Versions[0].Parties.Select(party => party.Partner.Slug).ShouldNotContain("halton-borough-council");
        (await WriteAsync(id, 1)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_was_not_agreed_to_be_public_is_not()
    {
        var id = await SentAsync(isPublic: false);
        await SignAsync(councillor, id, Council);
        await SignAsync(house.Officer, id, Healthwatch);

        (await ShowAsync(id)).Summary.InForce.ShouldBe(1);
        (await PublicAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_representative_of_the_partner_signs_for_it_and_only_the_keepers_record_paper()
    {
        var id = await SentAsync();

        (await SignAsync(councillor, id, Healthwatch)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SignAsync(secretary, id, Council)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await SignAsync(house.Holder(Roles.PartnerRepresentative, Grant.WholeSystem), id, Council)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PaperAsync(id, Council, house.Holder(Roles.PlaceLead, MembershipHouse.Liverpool))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PaperAsync(id, Council, councillor)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ShowAsync(id)).Summary.ToSign.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_keepers_alone()
    {
        var id = await BegunAsync();

        (await haltonLead.GetAsync($"agreements/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await councillor.GetAsync($"agreements/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await councillor.GetAsync("agreements").ReadAsync<AgreementSummary[]>()).ShouldBeEmpty();
        (await SignAsync(councillor, id, Council)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Agreements_and_compositions_are_read_by_those_who_read_the_record()
    {
        var id = await SentAsync();
        var elsewhere = house.Holder(Roles.PartnerRepresentative, "liverpool-city-council");
        var analyst = house.Holder(Roles.Analyst, Grant.WholeSystem);

        foreach (var (caller, reads) in new[] { (councillor, true), (house.Officer, true), (haltonLead, true), (secretary, true), (house.Holder(Roles.Administrator, Grant.WholeSystem), true), (elsewhere, false), (analyst, false) })
        {
            (await caller.GetAsync($"partnerships/{HaltonPartnership}/record")).IsSuccessStatusCode.ShouldBe(reads);
            (await caller.GetAsync($"partnerships/{HaltonPartnership}/composition")).IsSuccessStatusCode.ShouldBe(reads);
            (await caller.GetAsync($"agreements/{id}")).IsSuccessStatusCode.ShouldBe(reads);
            (await caller.GetAsync("agreements").ReadAsync<AgreementSummary[]>()).Any(agreement => agreement.Id == id).ShouldBe(reads);
            (await caller.GetAsync("compositions").ReadAsync<CompositionSummary[]>()).Any(each => each.PartnershipId == HaltonPartnership).ShouldBe(reads);
            (await caller.GetAsync("partnerships/readable").ReadAsync<Guid[]>()).Contains(HaltonPartnership).ShouldBe(reads);
        }
    }

    [Fact]
    public async Task Whoever_fills_a_seat_reads_and_declares_there_whatever_their_role_until_their_term_is_over()
    {
        var id = await SentAsync();
        var sam = await house.PersonAsync("Sam Sample", "sam@example.org");
        var holder = await house.NameAsync(Council, "Sam Sample", HolderKind.Deputy, until: Today, person: sam);
        var caller = house.Caller(sam, Roles.Communications, Halton);

        (await caller.GetAsync($"agreements/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await caller.GetAsync($"partnerships/{HaltonPartnership}/composition")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await caller.GetAsync("partnerships/readable").ReadAsync<Guid[]>()).ShouldBe([HaltonPartnership]);
        (await caller.PostAsync($"partnerships/{HaltonPartnership}/holders/{holder}/interests/confirm", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        house.Clock.Now = house.Clock.Now.AddDays(1);
        (await caller.GetAsync("partnerships/readable").ReadAsync<Guid[]>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_out_for_signature_does_not_change_but_can_be_called_back()
    {
        var id = await SentAsync();
        (await WriteAsync(id, (await ShowAsync(id)).Edit)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await secretary.PostAsync($"agreements/{id}/versions", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await ReasonAsync(id, "call-back", "A clause was left out")).EnsureSuccessStatusCode();
        await SignAsync(councillor, id, Council).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.AgreementWrongState);
        (await secretary.PostAsync($"agreements/{id}/versions", null)).EnsureSuccessStatusCode();

        var view = await ShowAsync(id);
        view.Versions.Select(version => (version.Number, version.State)).ShouldBe(
            [(2, AgreementVersionState.Draft), (1, AgreementVersionState.CalledBack)]);
        view.Versions[0].Text.ShouldBe(view.Versions[1].Text);
        view.Versions[0].Parties.Count.ShouldBe(2);
        view.Versions[0].Parties.ShouldAllBe(party => party.SignedOn == null);
    }

    [Fact]
    public async Task A_later_version_replaces_the_one_in_force_when_everybody_has_signed_and_not_before()
    {
        var id = await SentAsync();
        await SignAsync(councillor, id, Council);
        await SignAsync(house.Officer, id, Healthwatch);
        (await secretary.PostAsync($"agreements/{id}/versions", null)).EnsureSuccessStatusCode();
        (await WriteAsync(id, (await ShowAsync(id)).Edit)).EnsureSuccessStatusCode();
        (await SendAsync(id)).EnsureSuccessStatusCode();

        await SignAsync(councillor, id, Council, number: 2);
        (await ShowAsync(id)).Summary.InForce.ShouldBe(1);
        await SignAsync(house.Officer, id, Healthwatch, number: 2);

        (await ShowAsync(id)).Versions.Select(version => version.State).ShouldBe([AgreementVersionState.InForce, AgreementVersionState.Replaced]);
    }

    [Fact]
    public async Task A_signature_is_taken_back_only_by_its_own_side_and_only_while_others_are_to_sign()
    {
        var id = await SentAsync();
        await SignAsync(councillor, id, Council);

        (await TakeBackAsync(id, Council, secretary)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TakeBackAsync(id, Council, house.Officer)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TakeBackAsync(id, Council, councillor)).EnsureSuccessStatusCode();
        (await ShowAsync(id)).Summary.ToSign.Count.ShouldBe(2);

        (await PaperAsync(id, Council)).EnsureSuccessStatusCode();
        (await TakeBackAsync(id, Council, councillor)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await TakeBackAsync(id, Council, secretary)).EnsureSuccessStatusCode();

        await SignAsync(councillor, id, Council);
        await SignAsync(house.Officer, id, Healthwatch);
        (await TakeBackAsync(id, Council, councillor)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_said_and_stays_on_record_when_it_is_signed()
    {
        var id = await SentAsync();
        (await councillor.PostAsJsonAsync($"agreements/{id}/concern", new RaiseConcern(Council, 1, "Our cabinet meets in January"), Json.Options))
            .EnsureSuccessStatusCode();

        await SignAsync(councillor, id, Council);

        var party = (await ShowAsync(id)).Versions[0].Parties.Single(party => party.Partner.Id == Council);
        (party.Concern, party.SignedOn).ShouldBe(("Our cabinet meets in January", Today));
    }

    [Fact]
    public async Task Nothing_is_sent_without_text_objective_review_day_and_two_partners()
    {
        var id = await BegunAsync();
        await WriteAsync(id, 1, new WriteAgreement("An agreement", "", [], [], true, null, [Council], 1));

        var answer = await secretary.PostAsJsonAsync($"agreements/{id}/send", new SendAgreement(Today.AddDays(-1), 2), Json.Options);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var said = await answer.Content.ReadAsStringAsync();
        foreach (var field in new[] { "signBy", "text", "objectives", "partnerIds", "reviewBy" })
        {
            said.ShouldContain($"\"{field}\"");
        }
    }

    [Fact]
    public async Task Only_partners_with_a_part_in_the_partnership_sign_and_an_old_edit_is_refused()
    {
        var id = await BegunAsync();

        (await WriteAsync(id, 1, Draft(1) with { PartnerIds = [Council, Liverpool] })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await WriteAsync(id, 1)).EnsureSuccessStatusCode();
        (await WriteAsync(id, 1)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await secretary.PostAsJsonAsync($"agreements/{id}/send", new SendAgreement(Today.AddDays(30), 1), Json.Options)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Signing_is_urgent_near_its_last_day_and_review_is_due_near_its_own()
    {
        var id = await SentAsync();
        (await ShowAsync(id)).Summary.SigningUrgent.ShouldBeFalse();
        house.Clock.Now = house.Clock.Now.AddDays(16);
        (await ShowAsync(id)).Summary.SigningUrgent.ShouldBeTrue();

        await SignAsync(councillor, id, Council);
        await SignAsync(house.Officer, id, Healthwatch);
        (await ShowAsync(id)).Summary.ReviewDue.ShouldBeFalse();
        house.Clock.Now = house.Clock.Now.AddDays(290);
        (await ShowAsync(id)).Summary.ReviewDue.ShouldBeTrue();
    }

    [Fact]
    public async Task A_draft_that_was_never_sent_goes_with_its_agreement_and_one_in_force_ends_with_a_reason()
    {
        var draft = await BegunAsync();
        (await secretary.DeleteAsync($"agreements/{draft}/draft")).EnsureSuccessStatusCode();
        (await secretary.GetAsync($"agreements/{draft}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var id = await SentAsync();
        (await ReasonAsync(id, "end", "The partners part")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await SignAsync(councillor, id, Council);
        await SignAsync(house.Officer, id, Healthwatch);
        (await ReasonAsync(id, "end", "The partners part")).EnsureSuccessStatusCode();
        (await PublicAsync()).ShouldBeEmpty();
        (await ShowAsync(id)).Summary.EndedOn.ShouldBe(Today);
    }

    [Fact]
    public async Task Two_last_signatures_at_once_leave_no_version_waiting_for_nobody()
    {
        var id = await SentAsync();

        var answers = await Task.WhenAll(SignAsync(councillor, id, Council), SignAsync(house.Officer, id, Healthwatch));
        if (answers[0].StatusCode == HttpStatusCode.Conflict)
        {
            await SignAsync(councillor, id, Council);
        }

        if (answers[1].StatusCode == HttpStatusCode.Conflict)
        {
            await SignAsync(house.Officer, id, Healthwatch);
        }

        (await ShowAsync(id)).Summary.InForce.ShouldBe(1);
    }

    private static WriteAgreement Draft(int edit, bool isPublic = true) => new(
        "Listening together", "We tell each other first.\n\nWe share what we hear.", ["Ask once"], ["Fewer questions"], isPublic, Today.AddDays(365), [Council, Healthwatch], edit);

    private Task<Guid> BegunAsync() =>
        secretary.PostAsJsonAsync("agreements", new BeginAgreement(HaltonPartnership, AgreementKind.Memorandum, "Listening"), Json.Options).ReadAsync<Guid>();

    private async Task<Guid> SentAsync(bool isPublic = true)
    {
        var id = await BegunAsync();
        (await WriteAsync(id, 1, Draft(1, isPublic))).EnsureSuccessStatusCode();
        (await SendAsync(id)).EnsureSuccessStatusCode();
        return id;
    }

    private async Task<HttpResponseMessage> SendAsync(Guid id) =>
        await secretary.PostAsJsonAsync($"agreements/{id}/send", new SendAgreement(Today.AddDays(30), (await ShowAsync(id)).Edit), Json.Options);

    private Task<HttpResponseMessage> WriteAsync(Guid id, int edit, WriteAgreement? draft = null) =>
        secretary.PutAsJsonAsync($"agreements/{id}/draft", draft ?? Draft(edit), Json.Options);

    private static Task<HttpResponseMessage> SignAsync(HttpClient caller, Guid id, Guid partner, int number = 1) =>
        caller.PostAsJsonAsync($"agreements/{id}/sign", new SignAgreement(partner, number), Json.Options);

    private Task<HttpResponseMessage> PaperAsync(Guid id, Guid partner, HttpClient? caller = null) =>
        (caller ?? secretary).PostAsJsonAsync(
            $"agreements/{id}/paper-signature", new RecordPaperSignature(partner, 1, Today, "Chief officer", "Cabinet 3, folder 7"), Json.Options);

    private static Task<HttpResponseMessage> TakeBackAsync(Guid id, Guid partner, HttpClient caller) =>
        caller.PostAsJsonAsync($"agreements/{id}/take-back", new TakeBackSignature(partner, 1, "Signed too early"), Json.Options);

    private Task<HttpResponseMessage> ReasonAsync(Guid id, string what, string reason) =>
        secretary.PostAsJsonAsync($"agreements/{id}/{what}", new AgreementReason(reason), Json.Options);

    private Task<AgreementView> ShowAsync(Guid id) => secretary.GetAsync($"agreements/{id}").ReadAsync<AgreementView>();

    private Task<PublicAgreement[]> PublicAsync() => house.Anybody.GetAsync("public-agreements").ReadAsync<PublicAgreement[]>();
}
