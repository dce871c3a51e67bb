using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Fieldwork;
using IcpEngage.Engagement.Reuse.Savings;
using IcpEngage.Engagement.Surveys;
using IcpEngage.Engagement.Tests.Evidence;

namespace IcpEngage.Engagement.Tests.Reuse;

public sealed class SavingsTests : IAsyncLifetime
{
    private static readonly Question Phone = Released.Choice(
        "phone-access", "How easy or difficult is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");

    private static readonly Question Pets = Released.Choice("pets", "Do you own a pet?", "Yes", "No") with { Topic = null };

    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public void Minutes_are_what_the_questions_take_as_many_people_as_answered()
    {
        SparedPlace[] spared = [new("A", 2, 30, 0.5), new("B", 4, 60, 1)];

        // A: 20 people; B was not asked at all, so as many as answered in A and C on average.
        ExerciseSavings.Minutes(spared, new Dictionary<string, int> { ["A"] = 20, ["C"] = 40 }).ShouldBe(((20 * 30) + (30 * 60)) / 60.0);
        ExerciseSavings.Minutes(spared, new Dictionary<string, int>()).ShouldBe(0);
    }

    [Fact]
    public void Hours_of_help_are_those_of_a_place_times_the_share_that_is_not_asked()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var mean = ExerciseSavings.HoursForAPlace([(one, "A", 10), (one, "A", 6), (one, "B", 8), (other, "A", 12)]);

        mean.ShouldBe(12);
        ExerciseSavings.HelpHours([new("A", 2, 30, 0.5), new("B", 4, 60, 1)], mean).ShouldBe(18);
        ExerciseSavings.HelpHours([new("A", 2, 30, 0.5)], ExerciseSavings.HoursForAPlace([])).ShouldBeNull();
    }

    [Fact]
    public void A_question_that_is_asked_all_the_same_spares_nobody_anything()
    {
        var definition = new SurveyDefinition("Why.", [Phone, Pets with { ShownIf = "{phone-access} = \"o1\"" }]);
        var id = Guid.NewGuid();

        SparedQuestions.ByPlace(definition, [new(id, "A", Phone.Code)]).ShouldBeEmpty();
        SparedQuestions.ByPlace(definition, [new(id, "A", Phone.Code), new(id, "A", Pets.Code), new(id, "B", Pets.Code)])
            .Select(place => (place.AreaCode, place.Questions, place.Share)).ShouldBe([("A", 2, 1), ("B", 1, 0.5)]);
    }

    [Fact]
    public async Task Nothing_is_saved_before_anything_is_published()
    {
        await DraftAsync();

        var savings = await SavingsAsync();

        savings.Exercises.ShouldBeEmpty();
        savings.Quarters.ShouldBeEmpty();
        savings.Total.ShouldBe(new Saved(0, 0, 0, null));
        savings.HoursForAPlace.ShouldBeNull();
    }

    [Fact]
    public async Task What_published_exercises_saved_is_added_up_by_quarter()
    {
        var slug = await DraftAsync();
        (await host.SystemLead.PublishAsync(slug, new PublishSurvey(host.Today, host.Today.AddDays(7)))).EnsureSuccessStatusCode();
        for (var person = 0; person < 12; person++)
        {
            (await host.Anyone.RespondAsync(slug, new() { ["pets"] = ["o1"] }, $"key-of-person-{person}", "halton")).EnsureSuccessStatusCode();
        }

        await AskForHelpAsync(slug, 8);

        var savings = await SavingsAsync();

        // Halton keeps one of its two questions; about 10 people answered.
        var minutes = (int)Math.Round(10 * CompletionTime.Seconds(Phone) / 60, MidpointRounding.AwayFromZero);
        savings.Exercises.ShouldHaveSingleItem().Saved.ShouldBe(new Saved(1, 1, minutes, 4));
        savings.Quarters.Select(quarter => (quarter.From, quarter.To, quarter.Exercises, quarter.Saved))
            .ShouldBe([(new(2026, 10, 1), new(2026, 12, 31), 1, savings.Total)]);
        savings.HoursForAPlace.ShouldBe(8);
        (await host.SystemLead.GetAsync<ReuseCheck>($"surveys/{slug}/reuse"))!.Saving.HelpHours.ShouldBe(4);
    }

    [Fact]
    public async Task So_few_answers_that_they_may_not_be_shown_save_no_minutes()
    {
        var slug = await DraftAsync();
        await host.SystemLead.PublishAsync(slug, new PublishSurvey(host.Today, host.Today.AddDays(7)));
        for (var person = 0; person < 7; person++)
        {
            await host.Anyone.RespondAsync(slug, new() { ["pets"] = ["o1"] }, $"key-of-person-{person}", "halton");
        }

        (await SavingsAsync()).Total.Minutes.ShouldBe(0);
    }

    private async Task<string> DraftAsync()
    {
        var halton = await host.ReleasedAsync(EngagementHost.Halton, "Halton", Phone, 40, 20, 40);
        var slug = (await host.DraftAsync([Phone, Pets])).Summary.Slug;
        (await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{slug}/reuse/{Phone.Code}", new AcceptReuse([halton]))).EnsureSuccessStatusCode();
        return slug;
    }

    private Task AskForHelpAsync(string slug, decimal hours) => host.InDatabaseAsync(async (_, db) =>
    {
        db.Add(new Ask
        {
            Id = Guid.CreateVersion7(),
            SurveyId = (await db.FindSurveyAsync(slug, default))!.Id,
            PartnerId = Guid.CreateVersion7(),
            PartnerName = "Healthwatch Somewhere",
            AreaCode = EngagementHost.Wirral,
            Purpose = "Reach people who are not online.",
            Activity = StatutoryActivity.ObtainViews,
            Hours = hours,
            From = host.Today,
            By = host.Today.AddDays(7),
            Funded = true,
        });
        await db.SaveChangesAsync();
    });

    private async Task<SystemSavings> SavingsAsync() => (await host.SystemLead.GetAsync<SystemSavings>("reuse/savings"))!;
}
