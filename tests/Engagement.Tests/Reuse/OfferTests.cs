using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Reuse;

/// <summary>Places see what the system is about to ask their people, and can offer what they have.</summary>
public sealed class OfferTests : IAsyncLifetime
{
    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private static readonly MakeOffer Report = new(
        EngagementHost.Halton, "pets", OfferKind.Elsewhere, What: "A count of dogs and cats of 2025.", Link: "https://halton.example/pets", Note: "Dogs only in the north.");

    private EngagementHost host = null!;
    private SurveyDetail draft = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        draft = await host.DraftAsync([Phone, Pets], title: "For the system");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    private string Slug => draft.Summary.Slug;

    private HttpClient PlaceLead => host.As(new Grant(Roles.PlaceLead, EngagementHost.Halton));

    [Fact]
    public async Task Places_see_what_is_left_to_ask_once_they_are_told()
    {
        (await NoticesAsync(host.HaltonLead)).ShouldBeEmpty("it is still being written");

        var told = await (await TellAsync()).ReadAsync<SurveyOffers>();

        told.ToldOn.ShouldBe(host.Today);
        told.ToldBy.ShouldBe("Alex Example");
        foreach (var client in (HttpClient[])[host.HaltonLead, PlaceLead])
        {
            (await NoticesAsync(client)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                notice => notice.Title.ShouldBe("For the system"),
                notice => notice.ByAreaName.ShouldBe("Cheshire and Merseyside"),
                notice => notice.AreaName.ShouldBe("Halton"),
                notice => notice.ToAsk.Select(question => question.Code).ShouldBe([Phone.Code, Pets.Code]));
        }

        (await NoticesAsync(host.SystemLead)).ShouldBeEmpty("who asks offers nothing");
        (await host.PublishedAsync<ActionAudited>()).Count(audited => audited.Action == AuditActions.PlacesTold).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_reused_in_a_place_is_not_left_to_ask_there()
    {
        var halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{Slug}/reuse/{Phone.Code}", new AcceptReuse([halton]));
        await TellAsync();

        (await NoticesAsync(host.HaltonLead)).Single().ToAsk.Select(question => question.Code).ShouldBe([Pets.Code]);
    }

    [Fact]
    public async Task They_are_told_at_the_latest_when_it_is_read_through_and_not_twice()
    {
        await (await host.SystemLead.PostAsync($"surveys/{Slug}/review", new ReviewSurvey(draft.Version))).ReadAsync<SurveyDetail>();
        (await NoticesAsync(host.HaltonLead)).ShouldHaveSingleItem();

        await TellAsync();

        (await host.PublishedAsync<ActionAudited>()).Count(audited => audited.Action == AuditActions.PlacesTold).ShouldBe(1);
    }

    [Fact]
    public async Task A_survey_of_a_place_is_nobody_elses_concern()
    {
        var place = await host.DraftAsync([Pets], EngagementHost.Halton);
        await host.HaltonLead.PostAsync($"surveys/{place.Summary.Slug}/review", new ReviewSurvey(place.Version));

        (await NoticesAsync(host.HaltonLead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_offer_stands_beside_the_question_and_holds_publication_until_it_is_answered()
    {
        await TellAsync();
        var offer = await (await OfferAsync(Report)).ReadAsync<Offer>();

        var seen = (await host.SystemLead.GetAsync<SurveyOffers>($"surveys/{Slug}/offers"))!.Offers.ShouldHaveSingleItem();
        seen.ShouldBe(offer);
        seen.ShouldSatisfyAllConditions(
            one => one.QuestionCode.ShouldBe("pets"),
            one => one.AreaName.ShouldBe("Halton"),
            one => one.What.ShouldBe("A count of dogs and cats of 2025."),
            one => one.Link.ShouldBe("https://halton.example/pets"),
            one => one.OfferedBy.ShouldBe("Alex Example"),
            one => one.OfferedOn.ShouldBe(host.Today),
            one => one.State.ShouldBe(OfferState.Open));
        await (await PublishAsync()).ShouldBeProblemAsync(HttpStatusCode.Conflict, "offers-open");

        var declined = await (await AnswerAsync(offer.Id, new AnswerOffer(false, "It counts animals, not owners."))).ReadAsync<Offer>();

        declined.State.ShouldBe(OfferState.Declined);
        declined.Because.ShouldBe("It counts animals, not owners.");
        declined.AnsweredOn.ShouldBe(host.Today);
        await (await PublishAsync()).ReadAsync<SurveyDetail>();
        (await host.PublishedAsync<ActionAudited>()).Select(audited => audited.Action)
            .ShouldContain(AuditActions.OfferAnswered);
    }

    [Fact]
    public async Task Evidence_and_surveys_of_the_place_are_offered_by_what_they_are()
    {
        var halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        var running = await host.LiveSurveyAsync([Pets], EngagementHost.Halton);
        await TellAsync();

        var evidence = await (await OfferAsync(new MakeOffer(EngagementHost.Halton, Phone.Code, OfferKind.Evidence, halton))).ReadAsync<Offer>();
        var survey = await (await OfferAsync(new MakeOffer(EngagementHost.Halton, "pets", OfferKind.Survey, SurveySlug: running.Summary.Slug))).ReadAsync<Offer>();

        evidence.EvidenceId.ShouldBe(halton);
        evidence.What.ShouldBe("Asked in Halton");
        survey.OfferedSlug.ShouldBe(running.Summary.Slug);
        survey.What.ShouldBe("Getting help");
        (await (await AnswerAsync(evidence.Id, new AnswerOffer(true))).ReadAsync<Offer>()).State.ShouldBe(OfferState.TakenUp);
    }

    [Fact]
    public async Task What_belongs_to_others_or_says_nothing_cannot_be_offered()
    {
        var wirral = await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone, 40, 20, 40);
        await TellAsync();

        foreach (var (offer, field) in new[]
        {
            (Report with { Kind = OfferKind.Evidence, EvidenceId = wirral }, "evidenceId"),
            (Report with { Kind = OfferKind.Survey, SurveySlug = Slug }, "surveySlug"),
            (Report with { What = "dogs" }, "what"),
            (Report with { Link = "http://halton.example" }, "link"),
            (Report with { Link = "javascript:alert(1)" }, "link"),
            (Report with { Note = new string('a', 501) }, "note"),
            (Report with { QuestionCode = "cats" }, "questionCode"),
        })
        {
            (await (await OfferAsync(offer)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
                .GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(field);
        }
    }

    [Fact]
    public async Task Evidence_that_was_withdrawn_cannot_be_offered()
    {
        var halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        await TellAsync();
        (await host.HaltonLead.PostAsync($"evidence/{halton}/withdraw", new WithdrawEvidence("Two streets were counted twice."))).EnsureSuccessStatusCode();

        (await (await OfferAsync(new MakeOffer(EngagementHost.Halton, Phone.Code, OfferKind.Evidence, halton)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("evidenceId").ShouldBe(["Choose evidence of Halton."]);
    }

    [Fact]
    public async Task Only_a_place_that_was_told_offers_and_only_what_is_its_own()
    {
        (await OfferAsync(Report)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await TellAsync();

        (await host.SystemLead.PostAsync($"surveys/{Slug}/offers", Report)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await OfferAsync(Report with { AreaCode = EngagementHost.Wirral })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var offer = await (await OfferAsync(Report)).ReadAsync<Offer>();
        var wirral = host.As(new Grant(Roles.EngagementLead, EngagementHost.Wirral));
        (await wirral.GetAsync<SurveyOffers>($"surveys/{Slug}/offers"))!.Offers.ShouldBeEmpty();
        (await wirral.DeleteAsync($"surveys/{Slug}/offers/{offer.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.HaltonLead.SendAsync(HttpMethod.Put, $"surveys/{Slug}/offers/{offer.Id}", new AnswerOffer(true))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_offer_is_declined_with_a_reason_only()
    {
        await TellAsync();
        var offer = await (await OfferAsync(Report)).ReadAsync<Offer>();

        foreach (var because in (string?[])[null, " too shor ", new string('a', 501)])
        {
            await (await AnswerAsync(offer.Id, new AnswerOffer(false, because))).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
        }
    }

    [Fact]
    public async Task An_offer_that_is_taken_back_holds_nobody_up()
    {
        await TellAsync();
        var offer = await (await OfferAsync(Report)).ReadAsync<Offer>();

        (await (await PlaceLead.DeleteAsync($"surveys/{Slug}/offers/{offer.Id}")).ReadAsync<Offer>()).State.ShouldBe(OfferState.Withdrawn);

        await (await AnswerAsync(offer.Id, new AnswerOffer(true))).ShouldBeProblemAsync(HttpStatusCode.Conflict, "survey-wrong-state");
        await (await PublishAsync()).ReadAsync<SurveyDetail>();
        (await OfferAsync(Report)).StatusCode.ShouldBe(HttpStatusCode.Conflict, "it is published");
    }

    private Task<HttpResponseMessage> TellAsync() => host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{Slug}/notice");

    private Task<HttpResponseMessage> OfferAsync(MakeOffer offer) => host.HaltonLead.PostAsync($"surveys/{Slug}/offers", offer);

    private Task<HttpResponseMessage> AnswerAsync(Guid id, AnswerOffer answer) =>
        host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{Slug}/offers/{id}", answer);

    private Task<HttpResponseMessage> PublishAsync() =>
        host.SystemLead.PublishAsync(Slug, new PublishSurvey(host.Today, host.Today.AddDays(7)));

    private static async Task<IReadOnlyList<Notice>> NoticesAsync(HttpClient client) => (await client.GetAsync<IReadOnlyList<Notice>>("notices"))!;
}
