using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Fieldwork;

/// <summary>What a survey is short of, and the fieldwork that would fill it. ± 10 points take 96 answers in the smaller places and 97 in Wirral, ± 20 take 25.</summary>
public sealed class GapTests : IAsyncLifetime
{
    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private EngagementHost host = null!;

    public async Task InitializeAsync()
    {
        host = await EngagementHost.StartAsync();
        await host.KnowPopulationsAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Reused_answers_count_where_they_are_enough_and_are_short_where_they_are_not()
    {
        var halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 60, 20, 40);
        var knowsley = await host.ReleasedAsync(EngagementHost.Knowsley, "Knowsley", Phone, 20, 10, 10);
        var draft = (await host.DraftAsync([Phone])).Summary.Slug;
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{draft}/reuse/{Phone.Code}", new AcceptReuse([halton, knowsley]));

        var plan = await PlanAsync(draft, "points=10&designEffect=1");

        plan.Enough.ShouldBe(["Halton"]);
        plan.Places.Select(place => (place.AreaName, place.Wanted, place.MoreAnswers)).ShouldBe([("Wirral", 97, 97), ("Knowsley", 96, 56)]);
        plan.Places[1].Questions.ShouldHaveSingleItem().ShouldBe(new GapQuestion(Phone.Code, Phone.Text, new DisclosedCount(40), Reused: true, 56));
        plan.MoreAnswers.ShouldBe(153);
        plan.Groups.ShouldAllBe(dimension => !dimension.Known);
    }

    [Fact]
    public async Task For_all_places_together_each_gives_its_part()
    {
        var draft = (await host.DraftAsync([Phone])).Summary.Slug;

        var plan = await PlanAsync(draft, "points=10&designEffect=1&wholeSystem=true");

        plan.Places.Select(place => (place.AreaName, place.Wanted)).ShouldBe([("Wirral", 49), ("Knowsley", 33), ("Halton", 17)]);
    }

    [Fact]
    public async Task A_count_that_is_hidden_is_worth_nobody_so_that_the_gap_does_not_give_it_away()
    {
        var survey = (await host.LiveSurveyAsync([Phone])).Summary.Slug;
        await AnswerAsync(survey, 30, "halton");
        var without = (await PlanAsync(survey, "points=20&designEffect=1")).Places.Single(place => place.AreaName == "Wirral");
        await AnswerAsync(survey, 5, "wirral");

        var plan = await PlanAsync(survey, "points=20&designEffect=1");

        var wirral = plan.Places.Single(place => place.AreaName == "Wirral");
        wirral.Questions.ShouldHaveSingleItem().Known.About.ShouldBeNull();
        wirral.MoreAnswers.ShouldBe(without.MoreAnswers);
    }

    [Fact]
    public async Task Groups_that_too_few_answered_from_are_gone_to_first_by_what_reaches_them()
    {
        await KnowAgesAsync();
        var survey = (await host.LiveSurveyAsync([Phone])).Summary.Slug;
        foreach (var receipt in await AnswerAsync(survey, 20, "halton"))
        {
            await host.Anyone.KeepEqualityAsync(receipt, ("age", "25-34"));
        }

        var plan = await PlanAsync(survey, "points=10&designEffect=1");

        var age = plan.Groups.Single(dimension => dimension.Name == "Age");
        age.Known.ShouldBeTrue();
        age.Groups.Where(group => group.TooFew).Select(group => (group.Name, group.Share, group.Residents)).ShouldBe([("Aged 75 to 84", 0, 40)]);
        var halton = plan.Places.Single(place => place.AreaName == "Halton");
        halton.MoreAnswers.ShouldBe(76);
        // 40% of the 96 that there would be, of whom nobody has answered yet. Nobody said whether they are disabled, so a fifth of
        // the 76 should be; and 20 and 40 minutes of a helper's time for each.
        halton.Groups.Select(target => (target.Name, target.People, target.Routes[0])).ShouldBe(
            [("Aged 75 to 84", 39, "telephone"), ("Disabled people", 16, "easy-read")]);
        halton.Hours.ShouldBe(24);
        plan.Groups.Single(dimension => dimension.Name == "Disability").Known.ShouldBeFalse("nobody said");
    }

    [Fact]
    public async Task A_place_without_any_answers_starts_in_its_most_deprived_neighbourhoods()
    {
        await host.HearAsync<KeepPopulation, PopulationProfilesPublished>(new PopulationProfilesPublished(
        [
            new PopulationProfile("E05000001", 1_000, [new(Dimensions.DeprivationDecile, "1", 300), new(Dimensions.DeprivationDecile, "2", 300), new(Dimensions.DeprivationDecile, "9", 400)], [], []),
        ]));
        var draft = (await host.DraftAsync([Phone])).Summary.Slug;

        var plan = await PlanAsync(draft);

        plan.Places.Single(place => place.AreaName == "Halton").Neighbourhoods.ShouldBe([new GapNeighbourhood("A ward", 60, null, 0)]);
    }

    [Fact]
    public async Task A_draft_is_started_for_what_is_missing_where_it_is_missing_and_what_it_brings_counts()
    {
        var halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 60, 20, 40);
        await host.ReleasedAsync(EngagementHost.Wirral, "Wirral", Phone, 3, 3, 4);
        var survey = (await host.DraftAsync([Phone, Pets])).Summary.Slug;
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{survey}/reuse/{Phone.Code}", new AcceptReuse([halton]));
        await (await host.SystemLead.PublishAsync(survey, new PublishSurvey(host.Today, host.Today.AddDays(7)))).ReadAsync<SurveyDetail>();
        await AnswerAsync(survey, 30, "knowsley");

        var created = await host.SystemLead.PostAsync(
            $"surveys/{survey}/gaps/draft", new StartGapExercise([EngagementHost.Halton, EngagementHost.Wirral], 20, 1));

        var draft = await created.ReadAsync<SurveyDetail>();
        draft.Summary.Title.ShouldBe("Getting help: filling the gaps");
        draft.Areas.Select(area => (area.Name, area.QuestionsToAsk)).ShouldBe([("Halton", 1), ("Wirral", 2)]);
        var check = (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{draft.Summary.Slug}/reuse"))!;
        check.Questions.ShouldAllBe(question => !question.NeedsDecision);
        check.Questions[0].Decision!.EvidenceIds.ShouldBe([halton]);
        check.Questions[1].Decision!.AskAgainBecause.ShouldBe("Too few answers in these places for ± 20 points: it fills the gaps of “Getting help”.");
        var live = await (await host.SystemLead.PublishAsync(draft.Summary.Slug, new PublishSurvey(host.Today, host.Today.AddDays(7)))).ReadAsync<SurveyDetail>();
        live.Areas.Select(area => area.Name).ShouldBe(["Halton", "Wirral"]);

        await AnswerAsync(live.Summary.Slug, 30, "wirral");

        var after = await PlanAsync(survey, "points=20&designEffect=1");
        after.Enough.ShouldBe(["Knowsley", "Wirral"]);
        after.Places.ShouldHaveSingleItem().Questions.Select(question => question.Code).ShouldBe([Pets.Code]);
    }

    [Fact]
    public async Task Only_places_that_are_short_can_be_chosen()
    {
        var draft = (await host.DraftAsync([Phone])).Summary.Slug;

        foreach (var codes in (string[][])[[], ["E09000001"], [EngagementHost.Halton, "E09000001"]])
        {
            (await (await host.SystemLead.PostAsync($"surveys/{draft}/gaps/draft", new StartGapExercise(codes)))
                .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
                .SentencesOn("areaCodes").ShouldBe(["Choose one or more of the places that need more answers."]);
        }
    }

    [Theory]
    [InlineData("points=0")]
    [InlineData("points=21")]
    [InlineData("designEffect=0.5")]
    public async Task A_precision_that_nobody_can_mean_is_refused(string query)
    {
        var draft = (await host.DraftAsync([Phone])).Summary.Slug;

        await (await host.SystemLead.GetAsync($"surveys/{draft}/gaps?{query}")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task The_gaps_of_a_survey_are_for_those_who_lead_it()
    {
        var draft = (await host.DraftAsync([Phone])).Summary.Slug;

        (await host.HaltonLead.GetAsync($"surveys/{draft}/gaps")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.HaltonLead.PostAsync($"surveys/{draft}/gaps/draft", new StartGapExercise([EngagementHost.Halton]))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<GapPlan> PlanAsync(string survey, string query = "") => (await host.SystemLead.GetAsync<GapPlan>($"surveys/{survey}/gaps?{query}"))!;

    private async Task<IReadOnlyList<string>> AnswerAsync(string survey, int people, string area)
    {
        var receipts = new List<string>();
        for (var person = 0; person < people; person++)
        {
            var definition = (await host.Anyone.GetAsync<SurveyDetail>($"surveys/{survey}"))!.Definition;
            receipts.Add((await (await host.Anyone.RespondAsync(
                survey, definition.Questions.ToDictionary(question => question.Code, _ => (IReadOnlyList<string>)["o1"]), area: area)).ReadAsync<Receipt>()).Code);
        }

        return receipts;
    }

    private Task KnowAgesAsync() => host.HearAsync<KeepPopulation, PopulationProfilesPublished>(new PopulationProfilesPublished(
    [
        .. new[] { (EngagementHost.Halton, 100_000), (EngagementHost.Knowsley, 200_000), (EngagementHost.Wirral, 300_000) }.Select(place => new PopulationProfile(
            place.Item1,
            place.Item2,
            [
                new(Dimensions.AgeBand, "0–15", place.Item2 / 2),
                new(Dimensions.AgeBand, "25–34", place.Item2 * 3 / 10),
                new(Dimensions.AgeBand, "75–84", place.Item2 / 5),
                new(Dimensions.Disability, "Disabled", place.Item2 / 5),
                new(Dimensions.Disability, "Not disabled", place.Item2 * 4 / 5),
            ],
            [],
            [])),
    ]));
}
