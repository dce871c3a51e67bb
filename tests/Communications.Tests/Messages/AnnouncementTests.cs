using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Communications.Tests.CommunicationsHouse;

namespace IcpEngage.Communications.Tests.Messages;

public sealed class AnnouncementTests : IAsyncLifetime
{
    private CommunicationsHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_published_survey_is_announced_once_in_each_of_its_places()
    {
        var survey = Survey(Halton, Wirral);

        await house.DeliverAsync(survey);

        var planned = await house.PlannedAsync();
        planned.Select(message => message.AreaCode).ShouldBe([Halton, Wirral], ignoreOrder: true);
        planned.ShouldAllBe(message =>
            message.Title == "Have your say: Getting help from your GP practice"
            && message.AudienceCode == "adults"
            && message.SendOn == survey.Opens
            && message.SurveySlug == "getting-help"
            && message.ClashesWith.Count == 0);
        var halton = planned.Single(message => message.AreaCode == Halton);
        halton.Body.ShouldContain("health and care in Halton");
        halton.Body.ShouldContain("Please answer by 20 December 2026.");
        house.Heard.Events.Select(scheduled => (scheduled.AreaCode, scheduled.SurveyId, scheduled.SendOn, scheduled.Clashes))
            .ShouldBe([(Halton, survey.SurveyId, survey.Opens, 0), (Wirral, survey.SurveyId, survey.Opens, 0)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_publication_heard_twice_is_announced_once()
    {
        var survey = Survey(Halton, Wirral);

        await house.DeliverAsync(survey, survey);

        (await house.PlannedAsync()).Count.ShouldBe(2);
        house.Heard.Events.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_survey_that_opened_already_is_announced_today()
    {
        await house.DeliverAsync(Survey(Halton) with { Opens = Today.AddDays(-14) });

        (await house.PlannedAsync()).ShouldHaveSingleItem().SendOn.ShouldBe(Today);
    }

    [Fact]
    public async Task A_survey_whose_last_day_is_over_is_not_announced()
    {
        await house.DeliverAsync(Survey(Halton) with { Opens = Today.AddDays(-30), Closes = Today.AddDays(-1) });

        (await house.PlannedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_demonstration_survey_is_announced_as_a_demonstration()
    {
        await house.DeliverAsync(Survey(Halton) with { Demonstration = true });

        (await house.PlannedAsync()).ShouldHaveSingleItem().Demonstration.ShouldBeTrue();
    }

    [Fact]
    public async Task An_announcement_to_the_same_people_in_the_same_week_counts_as_a_clash_for_both()
    {
        var own = await house.PlanAsync(Message(Halton));

        await house.DeliverAsync(Survey(Halton, Wirral));

        var announced = (await house.PlannedAsync()).Where(message => message.SurveySlug is not null).ToList();
        var halton = announced.Single(message => message.AreaCode == Halton);
        var wirral = announced.Single(message => message.AreaCode == Wirral);
        halton.ClashesWith.ShouldBe([own.Id]);
        house.LastHeard(halton.Id)!.Clashes.ShouldBe(1);
        house.LastHeard(wirral.Id)!.Clashes.ShouldBe(0);
        house.LastHeard(own.Id)!.Clashes.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_survey_is_no_longer_announced_and_what_it_clashed_with_is_free_again()
    {
        var own = await house.PlanAsync(Message(Halton));
        var survey = Survey(Halton, Wirral);
        await house.DeliverAsync(survey);

        await house.DeliverAsync(new SurveyClosed(survey.SurveyId, Today));

        (await house.PlannedAsync()).ShouldHaveSingleItem().Id.ShouldBe(own.Id);
        house.LastHeard(own.Id)!.Clashes.ShouldBe(0);
    }

    [Fact]
    public async Task What_went_out_before_a_survey_was_closed_stays_on_the_calendar()
    {
        var survey = Survey(Halton) with { Opens = Today };
        await house.DeliverAsync(survey);

        await house.DeliverAsync(new SurveyClosed(survey.SurveyId, Today));

        (await house.PlannedAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_closure_heard_before_the_publication_wins()
    {
        var survey = Survey(Halton);

        await house.DeliverAsync(new SurveyClosed(survey.SurveyId, Today), survey);

        (await house.PlannedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_publication_heard_again_after_the_closure_announces_nothing()
    {
        var survey = Survey(Halton);

        await house.DeliverAsync(survey, new SurveyClosed(survey.SurveyId, Today), survey);

        (await house.PlannedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_closure_heard_twice_is_one_closure()
    {
        var survey = Survey(Halton);

        await house.DeliverAsync(survey, new SurveyClosed(survey.SurveyId, Today), new SurveyClosed(survey.SurveyId, Today));

        (await house.WithDbAsync(db => db.ClosedSurveys.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Areas_heard_after_the_publication_do_not_hold_it_up()
    {
        await using var early = await OpenAsync(areasKnown: false);

        await early.DeliverAsync(Survey(Halton), ThreePlaces());

        (await early.PlannedAsync()).ShouldHaveSingleItem().Body.ShouldContain("health and care in your area");
    }
}
