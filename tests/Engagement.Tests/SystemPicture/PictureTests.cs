using System.Net;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Tests.Evidence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.SystemPicture;

public sealed class PictureTests : IAsyncLifetime
{
    private static readonly Question Ease = Questions.Single();

    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Nine_places_weigh_by_how_many_people_live_there()
    {
        (string Code, string Name, int Residents, int People, int Yes)[] places =
        [
            (EngagementHost.Halton, "Halton", 128_476, 400, 120), (EngagementHost.Knowsley, "Knowsley", 154_510, 120, 66),
            ("E08000012", "Liverpool", 486_093, 200, 90), ("E08000014", "Sefton", 279_253, 150, 60), ("E08000013", "St Helens", 183_255, 80, 36),
            ("E06000007", "Warrington", 210_975, 60, 15), (EngagementHost.Wirral, "Wirral", 320_217, 300, 105),
            ("E06000049", "Cheshire East", 398_746, 900, 180), ("E06000050", "Cheshire West and Chester", 357_147, 500, 125),
        ];
        await host.HearAsync<KeepAreas, AreasDefined>(new AreasDefined(
            [.. places.Select(place => new Area(place.Code, place.Name.ToLowerInvariant().Replace(' ', '-'), place.Name, AreaKind.Place, EngagementHost.System))]));
        await host.KnowAsync([.. places.Select(place => new PopulationProfile(place.Code, place.Residents, [], [], []))]);
        var slug = (await host.LiveSurveyAsync([Ease])).Summary.Slug;
        foreach (var place in places)
        {
            await host.AnsweredAsync(slug, place.Code, place.Yes, "ease", "easy");
            await host.AnsweredAsync(slug, place.Code, place.People - place.Yes, "ease", "hard");
        }

        var question = (await PictureAsync(slug)).Questions.Single();

        var yes = question.Options[0];
        yes.Unweighted.ShouldBe(29, "0.294096");
        yes.ByPlace.ShouldBe(new PictureShare(35, 32, 37), "0.345534, Wilson at the effective size 0.322879–0.368912");
        question.ByPlace!.People.About.ShouldBe(2_710);
        question.ByPlace.EffectiveSampleSize.ShouldBe(1_636);
        question.ByPlace.DesignEffect.ShouldBe(1.66m);
        question.ByPlace.Highest.ShouldBe(3.8m, "210,975 / 60 in Warrington over 2,518,672 / 2,710");
        question.ByPlace.Estimated.ShouldBeFalse();
        question.Chosen.ShouldBeNull("nothing but places was chosen");
        question.Places.Select(place => place.Weight).Sum().ShouldNotBeNull().ShouldBeInRange(98, 102);
        question.Splits[0].ShouldBe(new PooledSplit("Easy", "Cheshire East", 20, "Knowsley", 54), "of counts as they are shown");
        (await PictureAsync(slug, "?cap=3")).Questions.Single().Chosen!.Weighting!.Highest.ShouldBe(3);
    }

    [Fact]
    public async Task Answers_are_raked_to_place_and_disability_as_R_does_it()
    {
        // apiclus1 ten times over: school types are places, targets not met are disabled people.
        await host.KnowAsync(
            PictureAnswers.Disabled(EngagementHost.Halton, 772, 3_649),
            PictureAnswers.Disabled(EngagementHost.Knowsley, 150, 605),
            PictureAnswers.Disabled(EngagementHost.Wirral, 150, 868));
        var slug = (await host.LiveSurveyAsync([Ease])).Summary.Slug;
        (string Area, bool Disabled, int People, int Easy, double Weight)[] cells =
        [
            (EngagementHost.Halton, true, 120, 60, 39.839236), (EngagementHost.Halton, false, 1_320, 330, 29.870675),
            (EngagementHost.Knowsley, true, 30, 12, 67.125529), (EngagementHost.Knowsley, false, 110, 22, 50.329401),
            (EngagementHost.Wirral, true, 80, 40, 49.069072), (EngagementHost.Wirral, false, 170, 51, 36.791025),
        ];
        foreach (var cell in cells)
        {
            (string, string)[] about = cell.Disabled ? [("disability", "yes"), ("disability-effect", "a-little")] : [("disability", "no")];
            await host.AnsweredAsync(slug, cell.Area, cell.Easy, "ease", "easy", about);
            await host.AnsweredAsync(slug, cell.Area, cell.People - cell.Easy, "ease", "hard", about);
        }

        var question = (await PictureAsync(slug, "?margin=place&margin=disability&cap=none")).Questions.Single();

        // R's weights, a tenth of them for ten times the people.
        var expected = cells.Sum(cell => cell.Easy * cell.Weight / 10) / 6_194;
        question.Chosen!.Advice.ShouldBeNull();
        question.Options[0].Chosen!.Percent.ShouldBe((int)Math.Round(100 * expected));
        var weighting = question.Chosen.Weighting!;
        weighting.EffectiveSampleSize.ShouldBe(1_740, "174.0112 times ten");
        weighting.DesignEffect.ShouldBe(1.05m);
        weighting.Highest.ShouldBe(2, "67.1255 / 33.847");
        weighting.Estimated.ShouldBeFalse("every combination has enough people");
        question.Chosen.LeftOut.About.ShouldBe(0);
    }

    [Fact]
    public async Task What_fills_the_gaps_of_a_survey_is_in_its_picture_once_it_is_released()
    {
        await host.KnowPopulationsAsync();
        var slug = (await host.LiveSurveyAsync([Ease])).Summary.Slug;
        await host.AnsweredAsync(slug, EngagementHost.Halton, 50, "ease", "easy");
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 10, "ease", "easy");
        var draft = await (await host.SystemLead.PostAsync(
            $"surveys/{slug}/gaps/draft", new StartGapExercise([EngagementHost.Knowsley, EngagementHost.Wirral]))).ReadAsync<SurveyDetail>();
        var filling = draft.Summary.Slug;
        (await host.SystemLead.PublishAsync(filling, new PublishSurvey(host.Today, host.Today.AddDays(7)))).EnsureSuccessStatusCode();
        await host.AnsweredAsync(filling, EngagementHost.Knowsley, 40, "ease", "hard");
        await host.AnsweredAsync(filling, EngagementHost.Wirral, 40, "ease", "hard");

        var before = (await PictureAsync(slug)).Questions.Single();
        await host.SystemLead.PostAsync($"surveys/{filling}/close", new { });
        await host.SystemLead.PostAsync($"surveys/{filling}/release", new { });
        var after = (await PictureAsync(slug)).Questions.Single();

        before.Places.Select(place => (place.AreaName, place.Answers)).ShouldBe(
            [("Halton", PlaceAnswers.Fresh), ("Knowsley", PlaceAnswers.Fresh), ("Wirral", PlaceAnswers.None)]);

        // Knowsley's 10 stand back for the 40 who were asked in its gap. Residents 1 : 2 : 3.
        after.Places.Select(place => (place.AreaName, place.Answers)).ShouldBe(
            [("Halton", PlaceAnswers.Fresh), ("Knowsley", PlaceAnswers.Reused), ("Wirral", PlaceAnswers.Reused)]);
        after.Answered.About.ShouldBe(130);
        after.Places[1].Evidence!.ShouldSatisfyAllConditions(
            evidence => evidence.Title.ShouldBe(draft.Summary.Title),
            evidence => evidence.DecidedBy.ShouldBeNull(),
            evidence => evidence.Mapping.ShouldAllBe(pair => pair.From == pair.To));
        after.Options[0].ByPlace!.Percent.ShouldBe(17);
    }

    [Fact]
    public async Task Fresh_and_reused_answers_make_one_picture_and_every_row_says_where_from()
    {
        await host.KnowPopulationsAsync();
        var phone = Released.Choice("phone", "How easy is it to get through to your GP practice by phone?", "Easy", "Neither easy nor difficult", "Difficult");
        var halton = await host.ReleasedAsync(
            EngagementHost.Halton,
            "Halton",
            phone with { Code = "h", Options = [new("a", "Very easy"), new("b", "Fairly easy"), new("c", "Neither easy nor difficult"), new("d", "Fairly difficult"), new("e", "Very difficult")] },
            10, 30, 20, 20, 20);
        var slug = (await host.DraftAsync([phone])).Summary.Slug;
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{slug}/reuse/phone", new AcceptReuse([halton]));
        (await host.SystemLead.PublishAsync(slug, new PublishSurvey(host.Today, host.Today.AddDays(7)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 60, "phone", "o1");
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 20, "phone", "o2");
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 20, "phone", "o3");

        var picture = await PictureAsync(slug);

        // Halton 40 of 100 and 100,000 people, Knowsley 60 of 100 and 200,000: (0.4 + 2 × 0.6) / 3.
        var question = picture.Questions.Single();
        question.Answered.About.ShouldBe(200);
        question.Options.Select(option => (option.Unweighted, option.ByPlace!.Percent)).ShouldBe([(50, 53), (20, 20), (30, 27)]);
        question.ByPlace!.EffectiveSampleSize.ShouldBe(180, "300² / (100² + 200²) × 100");
        question.Places.Select(place => (place.AreaName, place.Answers, place.People.About, place.Weight)).ShouldBe(
            [("Halton", PlaceAnswers.Reused, 100, 33), ("Knowsley", PlaceAnswers.Fresh, 100, 67), ("Wirral", PlaceAnswers.None, 0, null)]);
        question.Places.Select(place => string.Join(' ', place.Percents)).ShouldBe(["40 20 40", "60 20 20", ""]);
        var evidence = question.Places[0].Evidence.ShouldNotBeNull();
        evidence.Id.ShouldBe(halton);
        evidence.Title.ShouldBe("Asked in Halton");
        evidence.DecidedBy.ShouldBe("Alex Example");
        evidence.Mapping.ShouldBe(
        [
            new("Very easy", "Easy"), new("Fairly easy", "Easy"), new("Neither easy nor difficult", "Neither easy nor difficult"),
            new("Fairly difficult", "Difficult"), new("Very difficult", "Difficult"),
        ]);
        question.Splits.ShouldNotBeEmpty("40 and 60 in a hundred each are no chance");

        await host.HaltonLead.PostAsync($"evidence/{halton}/withdraw", new WithdrawEvidence("A part of the answers was typed in twice."));

        var after = (await PictureAsync(slug)).Questions.Single();
        after.Places[0].Answers.ShouldBe(PlaceAnswers.Withdrawn);
        after.Places[0].Evidence.ShouldBeNull();
        after.Options.Select(option => (option.Unweighted, option.ByPlace!.Percent)).ShouldBe([(60, 60), (20, 20), (20, 20)]);
    }

    [Fact]
    public async Task Reused_answers_are_raked_with_fresh_ones_while_they_are_kept_and_theirs_to_see()
    {
        await host.KnowAsync(
            PictureAnswers.Disabled(EngagementHost.Halton, 50_000, 50_000),
            PictureAnswers.Disabled(EngagementHost.Knowsley, 50_000, 50_000),
            PictureAnswers.Disabled(EngagementHost.Wirral, 50_000, 50_000));
        var slug = await ReusingAsync(EngagementHost.Halton, [40, 60]);
        await host.SayAboutThemselvesAsync((await EvidenceAsync()).SurveyId!.Value, ("disability", "no"));
        (string, string)[] disabled = [("disability", "yes"), ("disability-effect", "a-lot")];
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 20, "phone", "o1", disabled);
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 30, "phone", "o2", disabled);

        var question = (await PictureAsync(slug, "?margin=disability&cap=none")).Questions[0];

        // Half are disabled, of whom 20 of 50 say so, and half are not, of whom 40 of 100 do.
        question.Options[0].Chosen!.Percent.ShouldBe(40);
        question.Chosen!.Weighting!.People.About.ShouldBe(150);
        question.Chosen.PlacesLeftOut.ShouldBeEmpty();

        await host.InDatabaseAsync((_, db) => db.Surveys.Where(survey => survey.OwnerAreaCode == EngagementHost.Halton)
            .ExecuteUpdateAsync(set => set.SetProperty(survey => survey.AnswersDeletedOn, host.Today)));
        var deleted = (await PictureAsync(slug, "?margin=disability")).Questions[0];
        deleted.Chosen!.PlacesLeftOut.ShouldBe(["Halton"]);
        deleted.Chosen.Advice!.Problem.ShouldBe(PictureProblem.NobodyAnswered);
        deleted.Chosen.Advice.Group.ShouldBe("Not disabled");
        deleted.Options[0].ByPlace!.Percent.ShouldBe(40, "its released figures stay");
    }

    [Fact]
    public async Task Reused_answers_of_somebody_elses_survey_are_not_looked_at_one_by_one()
    {
        await host.KnowAsync(PictureAnswers.Disabled(EngagementHost.Halton, 50_000, 50_000));
        var slug = await ReusingAsync(EngagementHost.Halton, [40, 60], owner: EngagementHost.Halton);
        await host.SayAboutThemselvesAsync((await EvidenceAsync()).SurveyId!.Value, ("disability", "no"));
        await host.InDatabaseAsync((_, db) => db.Surveys.Where(survey => survey.Slug != slug)
            .ExecuteUpdateAsync(set => set.SetProperty(survey => survey.OwnerAreaCode, EngagementHost.Knowsley)));

        var own = await (await host.As(new Grant(Roles.Analyst, EngagementHost.Halton)).GetAsync($"surveys/{slug}/picture?margin=disability")).ReadAsync<WholePicture>();
        var both = await PictureAsync(slug, "?margin=disability");

        own.Questions[0].Chosen!.Advice!.Problem.ShouldBe(PictureProblem.NotKnown);
        own.Questions[0].Chosen!.PlacesLeftOut.ShouldBe(["Halton"]);
        own.Questions[0].Options[0].ByPlace!.Percent.ShouldBe(40, "what was released is everybody's");
        both.Questions[0].Chosen!.Advice!.Problem.ShouldBe(PictureProblem.NobodyAnswered);
        both.Questions[0].Chosen!.PlacesLeftOut.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_group_that_nobody_is_in_is_named_and_can_be_put_together_with_its_neighbour()
    {
        var slug = await AgesAsync(old: 0);

        var alone = (await PictureAsync(slug, "?margin=age")).Questions.Single();
        var together = (await PictureAsync(slug, "?margin=age&together=age")).Questions.Single();

        alone.Chosen!.Advice.ShouldBe(new PictureAdvice(PictureProblem.NobodyAnswered, "age", "Age", "85 or over", CanPutTogether: true));
        alone.Options.ShouldAllBe(option => option.Chosen == null);
        alone.Options.ShouldAllBe(option => option.ByPlace != null, "nothing else is lost");
        together.Chosen!.Advice.ShouldBeNull();
        together.Chosen.Together.ShouldBe(["Age: 75 to 84 and 85 or over"]);
        // Young people, a tenth of whom say easy, are two in ten; all others say it half the time.
        together.Options[0].Chosen!.Percent.ShouldBe(42);
    }

    [Fact]
    public async Task A_few_people_do_not_speak_for_their_group()
    {
        var slug = await AgesAsync(old: 5);

        (await PictureAsync(slug, "?margin=age")).Questions.Single().Chosen!.Advice
            .ShouldBe(new PictureAdvice(PictureProblem.TooFewAnswered, "age", "Age", "85 or over", CanPutTogether: true));
    }

    [Fact]
    public async Task Who_did_not_say_is_left_out_and_counted_unless_they_are_a_few()
    {
        var slug = await AgesAsync(old: 20);
        await host.AnsweredAsync(slug, EngagementHost.Halton, 30, "ease", "easy");
        await host.AnsweredAsync(slug, EngagementHost.Halton, 10, "ease", "hard", ("age", "prefer-not-to-say"));

        var many = (await PictureAsync(slug, "?margin=age")).Questions.Single();

        many.Chosen!.LeftOut.About.ShouldBe(40);
        many.Chosen.Advice.ShouldBeNull();
        many.Options.ShouldAllBe(option => option.Chosen != null);

        var other = await AgesAsync(old: 20);
        await host.AnsweredAsync(other, EngagementHost.Halton, 5, "ease", "easy");
        var few = (await PictureAsync(other, "?margin=age")).Questions.Single();
        few.Chosen!.Advice!.Problem.ShouldBe(PictureProblem.FewLeftOut);
        few.Chosen.LeftOut.About.ShouldBeNull();
        few.Options.ShouldAllBe(option => option.Chosen == null);
    }

    [Fact]
    public async Task Places_with_a_few_answers_count_together_so_that_no_weight_gives_them_away()
    {
        await host.KnowPopulationsAsync();
        var slug = (await host.LiveSurveyAsync([Ease])).Summary.Slug;
        await host.AnsweredAsync(slug, EngagementHost.Halton, 3, "ease", "easy");
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 20, "ease", "easy");
        await host.AnsweredAsync(slug, EngagementHost.Knowsley, 20, "ease", "hard");
        await host.AnsweredAsync(slug, EngagementHost.Wirral, 50, "ease", "hard");
        await host.AnsweredAsync(slug, EngagementHost.Wirral, 50, "ease", "easy");

        var question = (await PictureAsync(slug)).Questions.Single();

        question.Places.Select(place => (place.AreaName, place.People.About, string.Join(',', place.Together))).ShouldBe(
            [("Halton", null, "Knowsley"), ("Knowsley", null, "Halton"), ("Wirral", 100, "")]);
        // 23 of 43 for 300,000 people, 50 of 100 for as many.
        question.Options[0].ByPlace!.Percent.ShouldBe(52);
    }

    [Fact]
    public async Task Margins_are_for_the_team_and_the_picture_by_place_for_everybody_once_released()
    {
        var slug = await AgesAsync(old: 20);
        await (await host.Anyone.GetAsync($"surveys/{slug}/picture")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await host.HaltonLead.GetAsync($"surveys/{slug}/picture")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "not-allowed");
        (await host.As(new Grant(Roles.Analyst, Grant.WholeSystem)).GetAsync($"surveys/{slug}/picture?margin=age")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = await PictureAsync(slug);
        await host.SystemLead.PostAsync($"surveys/{slug}/close", null);
        await host.SystemLead.PostAsync($"surveys/{slug}/release", null);

        var released = await host.Anyone.GetAsync<WholePicture>($"surveys/{slug}/picture");

        released!.Questions.Single().ByPlace.ShouldBe(before.Questions.Single().ByPlace, new WeightingComparer());
        released.Margins.ShouldBeEmpty();
        released.Choice.Margins.ShouldBe(["place"]);
        await (await host.Anyone.GetAsync($"surveys/{slug}/picture?margin=age")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");
        await (await host.Anyone.GetAsync($"surveys/{slug}/picture?cap=3")).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "not-signed-in");

        var evidence = await EvidenceAsync();
        await host.SystemLead.PostAsync($"evidence/{evidence.Id}/withdraw", new WithdrawEvidence("A part of the answers was typed in twice."));
        await (await host.Anyone.GetAsync($"surveys/{slug}/picture")).ShouldBeProblemAsync(HttpStatusCode.Gone, "evidence-withdrawn");
        (await PictureAsync(slug)).Withdrawn.ShouldBeTrue("its team goes on looking");
    }

    [Fact]
    public async Task What_cannot_be_chosen_is_refused()
    {
        var slug = await AgesAsync(old: 20);

        (await (await host.SystemLead.GetAsync($"surveys/{slug}/picture?margin=sex")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid"))
            .SentencesOn("margin")[0].ShouldContain("“sex”");
        await (await host.SystemLead.GetAsync($"surveys/{slug}/picture?cap=4")).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid");
        await (await host.SystemLead.GetAsync("surveys/no-such/picture")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task How_like_the_population_respondents_are_is_told_margin_by_margin()
    {
        var slug = await AgesAsync(old: 20);

        var margins = (await PictureAsync(slug)).Margins;

        margins.Select(margin => margin.Code).ShouldBe(["place", "age"]);
        var age = margins[1];
        age.People.About.ShouldBe(220);
        (age.Groups[0].Name, age.Groups[0].SamplePercent, age.Groups[0].PopulationPercent).ShouldBe(("16 to 24", 36, 20.0m));
        age.RIndicator.ShouldNotBeNull().ShouldBeInRange(0.9m, 1);
        age.Note!.ShouldContain("aged 16 and over");
    }

    /// <summary>A survey of one place with 80 young people, 20 in each band between, and so many of 85 or over. A fifth lives in each end.</summary>
    private async Task<string> AgesAsync(int old)
    {
        await host.KnowAsync(PictureAnswers.Ages(EngagementHost.Halton, 2_000, 1_000, 2_000), PictureAnswers.Ages(EngagementHost.Knowsley, 2_000, 1_000, 2_000), PictureAnswers.Ages(EngagementHost.Wirral, 2_000, 1_000, 2_000));
        var slug = (await host.LiveSurveyAsync([Ease])).Summary.Slug;
        await host.AnsweredAsync(slug, EngagementHost.Halton, 8, "ease", "easy", ("age", "16-24"));
        await host.AnsweredAsync(slug, EngagementHost.Halton, 72, "ease", "hard", ("age", "16-24"));
        foreach (var band in (string[])["25-34", "35-44", "45-54", "55-64", "65-74", "75-84"])
        {
            await host.AnsweredAsync(slug, EngagementHost.Halton, 10, "ease", "easy", ("age", band));
            await host.AnsweredAsync(slug, EngagementHost.Halton, 10, "ease", "hard", ("age", band));
        }

        await host.AnsweredAsync(slug, EngagementHost.Halton, old / 2, "ease", "easy", ("age", "85-or-over"));
        await host.AnsweredAsync(slug, EngagementHost.Halton, old - (old / 2), "ease", "hard", ("age", "85-or-over"));
        return slug;
    }

    /// <summary>A live survey of the system whose question is answered in a place by evidence with so many people for each option.</summary>
    private async Task<string> ReusingAsync(string areaCode, int[] people, string owner = EngagementHost.System)
    {
        var phone = Released.Choice("phone", "Is it easy to get through to your GP practice by phone?", "Yes", "No");
        var evidence = await host.ReleasedAsync(areaCode, "Halton", phone, people);
        var slug = (await host.DraftAsync([phone, Ease], owner)).Summary.Slug;
        await host.SystemLead.SendAsync(HttpMethod.Put, $"surveys/{slug}/reuse/phone", new AcceptReuse([evidence]));
        (await host.SystemLead.PublishAsync(slug, new PublishSurvey(host.Today, host.Today.AddDays(7)))).StatusCode.ShouldBe(HttpStatusCode.OK);
        return slug;
    }

    private Task<EvidenceRecord> EvidenceAsync() => host.ReadAsync(db => db.Set<EvidenceRecord>().SingleAsync());

    private async Task<WholePicture> PictureAsync(string slug, string query = "") =>
        await (await host.SystemLead.GetAsync($"surveys/{slug}/picture{query}")).ReadAsync<WholePicture>();

    private sealed class WeightingComparer : IEqualityComparer<PictureWeighting?>
    {
        public bool Equals(PictureWeighting? x, PictureWeighting? y) =>
            x is not null && y is not null && (x.People, x.EffectiveSampleSize, x.DesignEffect) == (y.People, y.EffectiveSampleSize, y.DesignEffect);

        public int GetHashCode(PictureWeighting? obj) => obj?.EffectiveSampleSize ?? 0;
    }
}
