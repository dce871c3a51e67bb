using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Places.Tests.PlacesHouse;

namespace IcpEngage.Places.Tests.Exercises;

public sealed class ExerciseTests : IAsyncLifetime
{
    private PlacesHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task Responses_taken_back_are_taken_off_whichever_is_heard_of_first()
    {
        var survey = Survey();
        await house.DeliverAsync(survey, new ResponsesAccepted(survey.SurveyId, [new AreaResponses(Halton, 5)]), new ResponsesWithdrawn(survey.SurveyId, [new AreaResponses(Halton, 2)]));
        (await CountAsync(survey)).ShouldBe(3);

        var early = Survey() with { Slug = "early" };
        await house.DeliverAsync(new ResponsesWithdrawn(early.SurveyId, [new AreaResponses(Halton, 1)]), early, new ResponsesAccepted(early.SurveyId, [new AreaResponses(Halton, 4)]));
        (await CountAsync(early)).ShouldBe(3);

        Task<int> CountAsync(SurveyPublished of) =>
            house.WithDbAsync(db => db.ExerciseAreas.Where(area => area.SurveyId == of.SurveyId && area.AreaCode == Halton).Select(area => area.Responses).SingleAsync());
    }

    [Fact]
    public async Task A_published_survey_is_shown_by_its_places_and_by_no_other()
    {
        await house.DeliverAsync(Survey(Halton, Liverpool));

        var shown = (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem();
        (shown.Slug, shown.Title, shown.State).ShouldBe(("getting-help", "Getting help from your GP practice", SurveyState.Live));
        (shown.Opens, shown.Closes).ShouldBe((Today.AddDays(-7), Today.AddDays(7)));
        (await house.PlaceAsync("liverpool")).Exercises.Count.ShouldBe(1);
        (await house.PlaceAsync("wirral")).Exercises.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_survey_of_the_system_is_told_from_a_places_own()
    {
        await house.DeliverAsync(Survey() with { OwnerAreaCode = TheSystem, Slug = "systems" }, Survey() with { Slug = "own" });

        (await house.PlaceAsync()).Exercises.ToDictionary(shown => shown.Slug, shown => shown.SystemWide)
            .ShouldBe(new Dictionary<string, bool> { ["systems"] = true, ["own"] = false }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_newest_survey_comes_first()
    {
        await house.DeliverAsync(Survey() with { Slug = "older", Opens = Today.AddDays(-20) }, Survey() with { Slug = "newer" });

        (await house.PlaceAsync()).Exercises.Select(shown => shown.Slug).ShouldBe(["newer", "older"]);
    }

    [Theory]
    [InlineData(-8, 0)]
    [InlineData(-7, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 0)]
    public async Task A_survey_counts_as_live_from_its_first_to_its_last_day(int day, int live)
    {
        await house.DeliverAsync(Survey());

        house.Clock.Now = house.Clock.Now.AddDays(day);

        (await house.SummaryAsync()).LiveSurveys.ShouldBe(live);
        (await house.SummaryAsync("liverpool")).LiveSurveys.ShouldBe(0);
    }

    [Fact]
    public async Task A_day_begins_at_midnight_in_London()
    {
        // In summer that is 23:00 UTC on the day before.
        await house.DeliverAsync(Survey() with { Opens = new DateOnly(2026, 7, 1), Closes = new DateOnly(2026, 7, 1) });

        house.Clock.Now = new DateTimeOffset(2026, 6, 30, 22, 59, 0, TimeSpan.Zero);
        (await house.SummaryAsync()).LiveSurveys.ShouldBe(0);
        house.Clock.Now = new DateTimeOffset(2026, 6, 30, 23, 0, 0, TimeSpan.Zero);
        (await house.SummaryAsync()).LiveSurveys.ShouldBe(1);
    }

    [Fact]
    public async Task A_survey_closed_early_shows_its_real_last_day_and_is_live_no_longer()
    {
        var survey = Survey();

        await house.DeliverAsync(survey, new SurveyClosed(survey.SurveyId, Today));

        var shown = (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem();
        (shown.State, shown.Closes).ShouldBe((SurveyState.Closed, Today));
        (await house.SummaryAsync()).LiveSurveys.ShouldBe(0);
    }

    [Fact]
    public async Task A_survey_whose_evidence_is_released_is_released()
    {
        var survey = Survey();

        await house.DeliverAsync(survey, new SurveyClosed(survey.SurveyId, Today), Evidence(survey));

        (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem().State.ShouldBe(SurveyState.Released);
    }

    [Fact]
    public async Task Responses_are_counted_exactly_and_shown_to_people_who_are_signed_in()
    {
        var survey = Survey(Halton, Liverpool);

        await house.DeliverAsync(
            survey,
            Responses(survey, 3),
            new ResponsesAccepted(survey.SurveyId, [new AreaResponses(Halton, 2), new AreaResponses(Liverpool, 7)]));

        (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem().Responses.ShouldBe(5);
        (await house.PlaceAsync("liverpool")).Exercises.ShouldHaveSingleItem().Responses.ShouldBe(7);
        (await house.PlaceAsync(caller: house.Anybody)).Exercises.ShouldHaveSingleItem().Responses.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Responses_stored_at_the_same_time_are_all_counted(bool announced)
    {
        var survey = Survey(Halton, Liverpool);
        await house.DeliverAsync(announced ? [survey] : []);

        await Task.WhenAll(Enumerable.Range(1, 24).Select(count => Task.Run(() => house.DeliverAgainAsync(
            new ResponsesAccepted(survey.SurveyId, [new AreaResponses(Liverpool, 1), new AreaResponses(Halton, count), new AreaResponses(Liverpool, 1)]),
            times: 1))));

        await house.DeliverAsync(announced ? [] : [survey]);
        (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem().Responses.ShouldBe(300);
        (await house.PlaceAsync("liverpool")).Exercises.ShouldHaveSingleItem().Responses.ShouldBe(48);
    }

    [Fact]
    public async Task A_message_delivered_twice_is_counted_once()
    {
        var survey = Survey();
        await house.DeliverAsync(survey);

        await house.DeliverAgainAsync(Responses(survey, 3), times: 2);

        (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem().Responses.ShouldBe(3);
    }

    [Fact]
    public async Task Every_event_delivered_twice_has_one_effect()
    {
        var survey = Survey();

        await house.DeliverAgainAsync(survey, times: 2);
        await house.DeliverAgainAsync(Responses(survey, 3), times: 2);
        await house.DeliverAgainAsync(new SurveyClosed(survey.SurveyId, Today), times: 2);
        await house.DeliverAgainAsync(Evidence(survey), times: 2);

        var shown = (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem();
        (shown.State, shown.Responses).ShouldBe((SurveyState.Released, 3));
        (await house.WithDbAsync(db => db.Exercises.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Evidence_from_elsewhere_is_no_exercise()
    {
        await house.DeliverAsync(Evidence(Survey()) with { SurveyId = null });

        (await house.PlaceAsync()).Exercises.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_the_order_of_events_the_end_is_the_same()
    {
        var survey = Survey();
        IEvent[] events = [survey, Responses(survey, 3), new SurveyClosed(survey.SurveyId, Today), Evidence(survey)];

        foreach (var order in Orders(events.Length))
        {
            // A survey of its own for each order, the same apart from its id and slug.
            var id = Guid.CreateVersion7();
            var slug = $"order-{string.Join('-', order)}";
            await house.DeliverAsync([.. order.Select(next => (IEvent)(events[next] switch
            {
                SurveyPublished published => published with { SurveyId = id, Slug = slug },
                ResponsesAccepted responses => responses with { SurveyId = id },
                SurveyClosed closed => closed with { SurveyId = id },
                EvidenceReleased released => released with { SurveyId = id, Evidence = released.Evidence with { SurveySlug = slug } },
                var other => other,
            }))]);
        }

        var shown = (await house.PlaceAsync()).Exercises;
        shown.Count.ShouldBe(24);
        shown.ShouldAllBe(exercise => exercise.State == SurveyState.Released
            && exercise.Responses == 3 && exercise.Closes == Today && exercise.Opens == Today.AddDays(-7));
    }

    [Fact]
    public async Task Responses_heard_of_before_their_survey_wait_for_it()
    {
        var survey = Survey();

        await house.DeliverAsync(Responses(survey, 3));
        (await house.PlaceAsync()).Exercises.ShouldBeEmpty();

        await house.DeliverAsync(survey);
        (await house.PlaceAsync()).Exercises.ShouldHaveSingleItem().Responses.ShouldBe(3);
    }

    [Fact]
    public async Task Evidence_of_the_system_heard_of_first_is_shown_by_each_place()
    {
        var survey = Survey() with { OwnerAreaCode = TheSystem };

        await house.DeliverAsync(Evidence(survey));

        (await house.PlaceAsync("wirral")).Exercises.ShouldHaveSingleItem().SystemWide.ShouldBeTrue();
        (await house.PlaceAsync("halton")).Exercises.ShouldHaveSingleItem().State.ShouldBe(SurveyState.Released);
    }

    private static IEnumerable<int[]> Orders(int length) =>
        length == 1
            ? [[0]]
            : from shorter in Orders(length - 1)
              from position in Enumerable.Range(0, length)
              select (int[])[.. shorter[..position], length - 1, .. shorter[position..]];
}
