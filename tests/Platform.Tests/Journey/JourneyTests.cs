using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Tests.Import;
using IcpEngage.Platform.Tests.Platforms;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;

namespace IcpEngage.Platform.Tests.Journey;

/// <summary>One journey through the whole platform in a real browser: from a voice to a line of the strategy.</summary>
public abstract class JourneyTests(PlatformFixture platform, Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Where it happens.</summary>
    protected PlatformFixture Platform => platform;

    /// <summary>In which browser.</summary>
    protected Chromium Chromium => chromium;

    private const string SystemDraft = "/workspace/surveys/system-gp-2027";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_1_somebody_in_Halton_answers_the_live_survey_and_gets_a_receipt_with_and_without_script(bool script)
    {
        await using var visitor = await Visitor.ArriveAsync(platform, chromium, script ? "1-answer" : "1-answer-without-script", script);
        await visitor.GoToAsync("/");
        await visitor.FollowAsync("Halton");
        await visitor.FollowAsync("Getting help from your GP practice");
        await visitor.PressAsync("Start now");

        // Nothing chosen where an answer is needed: the page says so and keeps its place.
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync("There is a problem");

        await visitor.AnswerHaltonsSurveyAsync(oneThing: "A line that is answered");
        await visitor.SeesHeadingAsync("Check your answers");
        await visitor.SeesAsync("Fairly easy", "By phone", "In person", "7", "3 days", "A line that is answered");
        await visitor.FollowAsync("Change answer to: What one thing");
        await visitor.FillInAsync("What one thing", "Being called back");
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync("Being called back");
        (await visitor.SendAsync()).ShouldNotBeEmpty();
        visitor.FoundNothingWrong();
    }

    [Fact]
    public async Task Step_2_a_LimeSurvey_survey_of_our_own_is_imported_and_answered_and_its_small_numbers_are_hidden()
    {
        var survey = await ImportAndAnswerAsync(Path.Combine(AppContext.BaseDirectory, "Journey", "haltons-own.lss"), "2-import");
        await OthersAnswerAsync(survey, 10, 9, 2);

        await using var lead = await Visitor.ArriveAsync(platform, chromium, "2-import-results");
        await lead.SignInAsAsync("Sam Sample");
        await lead.GoToAsync($"/workspace/surveys/{survey}/results");
        (await lead.RowAsync("Every day"))[1].ShouldBe("10", "eleven people, to the nearest 5");
        (await lead.RowAsync("Never"))[1].ShouldBe("*", "two people");
        (await lead.RowAsync("Now and then"))[1].ShouldBe("*", "nine, which would give the two away");
        await lead.SeesAsync("* means between 1 and 7 people");
        lead.FoundNothingWrong();
    }

    [Fact]
    public async Task Steps_4_to_6_a_system_survey_reuses_answers_asks_for_help_and_is_announced()
    {
        // 4. Three places asked two of its questions already.
        await using var lead = await Visitor.ArriveAsync(platform, chromium, "4-reuse");
        await lead.SignInAsAsync("Alex Example");
        await lead.GoToAsync(SystemDraft);
        await lead.FollowAsync("Check what was asked already");
        await lead.ReuseAsync("How easy or difficult is it to get through", "Knowsley", "Liverpool", "Wirral");
        await lead.SeesAsync("Halton");
        await lead.GoToAsync($"{SystemDraft}/reuse");
        await lead.ReuseAsync("Overall, how would you describe your experience", "Knowsley", "Liverpool", "Wirral");
        await lead.GoToAsync($"{SystemDraft}/fieldwork");
        await lead.SeesAsync("Reused answers make it shorter in Knowsley, Liverpool and Wirral.");

        // 5. Healthwatch Halton is asked to help, sees it on its workload, agrees to some of it; the answer comes back.
        await lead.FollowAsync("Ask Healthwatch Halton for time");
        await lead.FillInAsync("What do you need help with?", "Two drop-in sessions to help people answer on paper");
        await lead.FillInAsync("How many hours?", "12");
        await lead.FillInDateAsync("By when?", TimeProvider.System.Today().AddDays(30));
        await lead.ChooseInAsync("Is the time paid for?", "Yes");
        await lead.PressAsync("Continue");
        await lead.SeesAsync("What it would do to Healthwatch Halton");
        await lead.PressAsync("Send the ask");
        await lead.SeesAsync("The partner is asked");

        await using var officer = await Visitor.ArriveAsync(platform, chromium, "5-ask");
        await officer.SignInAsAsync("Bea Specimen");
        await officer.AwaitAsync("/workspace/partners/healthwatch-halton/workload", "Two drop-in sessions");
        await officer.FollowAsync("Help from general practice: Cheshire and Merseyside");
        await officer.FollowAsync("Agree to hours");
        await officer.FillInAsync("How many hours do you agree to?", "8");
        await officer.PressAsync("Agree");
        await officer.SeesAsync("You agreed");

        await lead.AwaitAsync($"{SystemDraft}/fieldwork", "8 of 12");

        // 6. Published, it is announced in each place; in Halton another message goes to the same people that week.
        await lead.GoToAsync(SystemDraft);
        await lead.PublishAsync();
        await lead.AwaitAsync($"{SystemDraft}/fieldwork", "other message");
        await using var communications = await Visitor.ArriveAsync(platform, chromium, "6-calendar");
        await communications.SignInAsAsync("Chris Placeholder");
        await communications.AwaitAsync("/workspace/calendar", "Have your say: Help from general practice: Cheshire and Merseyside");
        await communications.SeesAsync("in a clash");
        await communications.FollowAsync("Have your say: Help from general practice: Cheshire and Merseyside");
        await communications.SeesAsync("Announces");

        lead.FoundNothingWrong();
        officer.FoundNothingWrong();
        communications.FoundNothingWrong();
    }

    [Fact]
    public async Task Step_7_a_clause_of_the_strategy_cites_released_evidence()
    {
        await using var secretary = await Visitor.ArriveAsync(platform, chromium, "7-strategy");
        await secretary.SignInAsAsync("Robin Makebelieve");
        await secretary.AwaitAsync("/workspace/strategy", "Cite evidence");
        await secretary.FollowAsync("Cite evidence");
        await secretary.ChooseAsync("Getting to your practice: Wirral 2026");
        await secretary.PressAsync("Continue");
        await secretary.ChooseInAsync("Which part of it?", "Is it easy or difficult to get through to someone at your GP practice by phone?");
        await secretary.FillInAsync("Why does it matter for this clause?", "Most people there found it difficult to get through.");
        await secretary.PressAsync("Cite this evidence");
        await secretary.SeesAsync("The clause rests on this evidence now");

        await using var reader = await Visitor.ArriveAsync(platform, chromium, "7-strategy-public");
        await reader.GoToAsync("/strategy");
        await reader.SeesAsync("Most people there found it difficult to get through.");
        secretary.FoundNothingWrong();
        reader.FoundNothingWrong();
    }

    /// <summary>An engagement lead imports and publishes the file; somebody answers it. Returns the survey's slug.</summary>
    protected async Task<string> ImportAndAnswerAsync(string file, string journey, bool takesPictures = true)
    {
        await using var lead = await Visitor.ArriveAsync(platform, chromium, journey);
        await lead.SignInAsAsync("Sam Sample");
        await lead.ImportAsync(file);
        var survey = lead.Path.Split('/')[^1];
        await lead.PublishAsync();

        await using var visitor = await Visitor.ArriveAsync(platform, chromium, $"{journey}-answer", takesPictures: takesPictures);
        await visitor.GoToAsync($"/surveys/{survey}");
        await visitor.PressAsync("Start now");
        await visitor.AnswerWhateverIsAskedAsync(inWords: "Nothing to add");
        (await visitor.SendAsync()).ShouldNotBeEmpty();

        lead.FoundNothingWrong();
        visitor.FoundNothingWrong();
        return survey;
    }

    /// <summary>So many others choose the first, second and third answer of the first question.</summary>
    private async Task OthersAnswerAsync(string survey, params int[] people)
    {
        using var client = platform.Client();
        var detail = await client.GetFromJsonAsync<SurveyDetail>($"/api/engagement/surveys/{survey}", Json.Options);
        var question = detail!.Definition.Questions.First(question => question.Kind == QuestionKind.SingleChoice);
        foreach (var answer in people.SelectMany((count, option) => Enumerable.Repeat(question.Options[option].Code, count)))
        {
            using var sent = await client.PostAsJsonAsync(
                $"/api/engagement/surveys/{survey}/responses",
                new SubmitResponse("halton", new Dictionary<string, IReadOnlyList<string>> { [question.Code] = [answer] }),
                Json.Options);
            sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }
}

/// <summary>Through the embedded platform.</summary>
[Collection(Embedded.Name)]
public sealed class JourneyWhenEmbedded(EmbeddedPlatform platform, Chromium chromium) : JourneyTests(platform, chromium)
{
    [RealFileFact]
    public Task Step_2_a_real_LimeSurvey_survey_by_others_is_imported_and_answered_the_same_way() =>
        ImportAndAnswerAsync(Path.Combine(RealFiles.Directory!, "ls205_group_relevance.lss"), "2-import-real", takesPictures: false);

    [Fact]
    public async Task Step_3_results_are_counts_with_a_chart_and_hide_small_numbers()
    {
        await using var visitor = await Visitor.ArriveAsync(Platform, Chromium, "3-results");
        await visitor.GoToAsync("/evidence");
        await visitor.FollowAsync("Your GP practice: Knowsley 2026");

        (await visitor.ChartsAsync()).ShouldBeGreaterThan(0);
        var counts = (await visitor.CellsAsync()).Where(cell => !cell.Contains('%', StringComparison.Ordinal)).ToList();
        counts.ShouldNotBeEmpty();
        counts.ShouldAllBe(count => count == "*" || count == "0" || count.EndsWith('0') || count.EndsWith('5'));
        visitor.FoundNothingWrong();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Step_8_somebody_leaves_an_address_reads_the_answers_again_and_withdraws_them_with_and_without_script(bool script)
    {
        await using var visitor = await Visitor.ArriveAsync(Platform, Chromium, script ? "8-receipt" : "8-receipt-without-script", script);
        await visitor.GoToAsync("/surveys/gp-help-halton");
        await visitor.FollowAsync("How we look after your answers");
        await visitor.SeesAsync("Halton Borough Council", "public task", "24 months", "Information Commissioner’s Office");
        await visitor.FollowAsync("Back");
        await visitor.PressAsync("Start now");
        await visitor.AnswerHaltonsSurveyAsync(oneThing: "To be left alone");
        var receipt = await visitor.SendAsync(aboutThemselves: "Prefer not to say");

        await visitor.FillInAsync("E-mail address", "nobody");
        await visitor.PressAsync("Tell me what happened");
        await visitor.SeesAsync("There is a problem");
        await visitor.FillInAsync("E-mail address", script ? "bea.specimen@example.org" : "sam.sample@example.org");
        await visitor.PressAsync("Tell me what happened");
        await visitor.SeesHeadingAsync("Your address is on the list");

        await visitor.GoToAsync("/receipt");
        await visitor.FillInAsync("Receipt code", "0000 0000 0000");
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync("We keep no answers under that code");
        await visitor.FillInAsync("Receipt code", receipt.ToLowerInvariant().Replace('-', ' '));
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync("What you said", "Fairly easy", "3 days", "To be left alone", "What you said about yourself", "Prefer not to say");
        await visitor.PressAsync("Withdraw my answers");
        await visitor.SeesHeadingAsync("Delete your answers?");
        await visitor.PressAsync("Keep them");
        await visitor.PressAsync("Withdraw my answers");
        await visitor.PressAsync("Delete my answers");
        await visitor.SeesHeadingAsync("Your answers are deleted");
        visitor.Path.ShouldBe("/receipt", "the code is in no address");

        await visitor.GoToAsync("/contact/remove");
        await visitor.FillInAsync("Your e-mail address", script ? "bea.specimen@example.org" : "sam.sample@example.org");
        await visitor.PressAsync("Delete my address");
        await visitor.SeesHeadingAsync("Your address is off the list");
        visitor.FoundNothingWrong();
    }

    [Fact]
    public async Task Step_9_an_administrator_sees_what_is_kept_and_erases_an_address()
    {
        await using var visitor = await Visitor.ArriveAsync(Platform, Chromium, "9-privacy");
        await visitor.GoToAsync("/contact/surveys/gp-help-halton");
        await visitor.FillInAsync("E-mail address", "robin.makebelieve@example.org");
        await visitor.PressAsync("Tell me what happened");

        await using var administrator = await Visitor.ArriveAsync(Platform, Chromium, "9-privacy-workspace");
        await administrator.SignInAsAsync("Jo Fictional");
        await administrator.GoToAsync("/workspace/retention");
        await administrator.SeesAsync("Getting help from your GP practice", "Nothing is deleted yet");
        await administrator.GoToAsync("/workspace/contacts");
        await administrator.FillInAsync("E-mail address", "ROBIN.makebelieve@example.org");
        await administrator.PressAsync("Find");
        await administrator.SeesAsync("Getting help from your GP practice");
        await administrator.PressAsync("Erase");
        await administrator.PressAsync("Erase this address");
        await administrator.SeesAsync("The address is erased");
        administrator.FoundNothingWrong();
        visitor.FoundNothingWrong();
    }

    [Fact]
    public async Task Step_10_a_survey_that_branches_is_built_and_answered_with_and_without_script()
    {
        await using var lead = await Visitor.ArriveAsync(Platform, Chromium, "10-build");
        await lead.SignInAsAsync("Sam Sample");
        await lead.GoToAsync("/workspace/surveys/new");
        await lead.FillInAsync("Title", "Getting about in Halton");
        await lead.ChooseAsync("Adults in the area");
        await lead.FillInAsync("Introduction", "We ask how people get about.");
        await lead.PressAsync("Save and add questions");
        await lead.AddQuestionAsync("Choose any answers", "How do you get about?", ("Answers to choose from", "Bus\nCar\nOther"), ("Answer beside which", "Other"));
        await lead.AddQuestionAsync("Several rows", "How good is the bus for", ("Rows", "getting to work?\nseeing friends?"), ("Answers for every row", "Good\nBad"), ("Ask it only if", "{how-do-you-get-about} includes \"buss\""));
        await lead.SeesAsync("which is none of the answers there");
        await lead.FillInAsync("Ask it only if", "{how-do-you-get-about} includes \"bus\"");
        await lead.PressAsync("Add to the survey");
        await lead.AddQuestionAsync("Put in order", "What should be better?", ("What people put in order", "Fares\nTimes\nStops"));
        await lead.AddQuestionAsync("Date", "When did you last travel?");
        await lead.AddQuestionAsync("Statement to agree to", "You may use what I said in a talk.");
        await lead.SeesAsync("Asked only if");
        await lead.GoToAsync(lead.Path.Replace("/questions", "", StringComparison.Ordinal));
        var survey = lead.Path.Split('/')[^1];
        await lead.PublishAsync();
        lead.FoundNothingWrong();

        await AnswerAsync(survey, script: true);
        await AnswerAsync(survey, script: false);
    }

    [Fact]
    public async Task Step_11_script_in_what_people_write_is_text_in_a_browser_too()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>\"'><a href=javascript:alert(4)>x</a>";
        await using var lead = await Visitor.ArriveAsync(Platform, Chromium, "11-build", takesPictures: false);
        await lead.SignInAsAsync("Sam Sample");
        await lead.GoToAsync("/workspace/surveys/new");
        await lead.FillInAsync("Title", Hostile);
        await lead.ChooseAsync("Adults in the area");
        await lead.FillInAsync("Introduction", Hostile);
        await lead.PressAsync("Save and add questions");
        await lead.AddQuestionAsync("Choose one", $"One {Hostile}", ("Help below the question", Hostile), ("Answers to choose from", $"A {Hostile}\nB {Hostile}"));
        await lead.AddQuestionAsync("Several lines of text", $"Say {Hostile}", ("Help below the question", Hostile));
        await lead.SeesNoScriptAsync();
        var home = lead.Path.Replace("/questions", "", StringComparison.Ordinal);
        foreach (var page in new[] { "", "/reuse", "/fieldwork" })
        {
            await lead.GoToAsync(home + page);
            await lead.SeesNoScriptAsync();
        }

        await lead.GoToAsync(home);
        await lead.PublishAsync();

        await using var visitor = await Visitor.ArriveAsync(Platform, Chromium, "11-answer", takesPictures: false);
        await visitor.GoToAsync($"/surveys/{home.Split('/')[^1]}");
        await visitor.SeesNoScriptAsync();
        await visitor.PressAsync("Start now");
        await visitor.SeesNoScriptAsync();
        await visitor.ChooseBeginningAsync("A <script>");
        await visitor.PressAsync("Continue");
        await visitor.FillInAsync("Say", Hostile);
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync(Hostile);
        await visitor.SeesNoScriptAsync();
        var receipt = await visitor.SendAsync();
        await visitor.SeesNoScriptAsync();
        await visitor.GoToAsync("/receipt");
        await visitor.FillInAsync("Receipt code", receipt);
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync(Hostile);
        await visitor.SeesNoScriptAsync();
        await lead.GoToAsync($"{home}/results");
        await lead.SeesNoScriptAsync();
        await lead.GoToAsync("/workspace/surveys");
        await lead.SeesNoScriptAsync();
        lead.FoundNothingWrong();
        visitor.FoundNothingWrong();
    }

    private async Task AnswerAsync(string survey, bool script)
    {
        var visitor = await Visitor.ArriveAsync(Platform, Chromium, script ? "10-answer" : "10-answer-without-script", script);
        await visitor.GoToAsync($"/surveys/{survey}");
        await visitor.PressAsync("Start now");
        await visitor.ChooseAsync("Car", "Other");
        await visitor.FillInAsync("Please say what", "A scooter");
        await visitor.PressAsync("Continue");
        await visitor.SeesHeadingAsync("What should be better?");
        await visitor.SelectAsync("Times", "1");
        await visitor.SelectAsync("Fares", "1");
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync("a different number");
        await visitor.SelectAsync("Fares", "2");
        await visitor.PressAsync("Continue");

        // Enough for today; the rest is answered on another device, with a code.
        await visitor.FollowAsync("Save and come back later");
        await visitor.PressAsync("Get a return code");
        var code = await visitor.ReadAsync(".nhsuk-panel strong");
        visitor.FoundNothingWrong();
        await visitor.DisposeAsync();
        visitor = await Visitor.ArriveAsync(Platform, Chromium, script ? "10-return" : "10-return-without-script", script);
        await visitor.GoToAsync("/return");
        await visitor.FillInAsync("Return code", code.ToLowerInvariant());
        await visitor.PressAsync("Carry on");
        await visitor.FillInDateAsync("When did you last travel?", new DateOnly(2026, 5, 4));
        await visitor.PressAsync("Continue");
        await visitor.ChooseAsync("I agree");
        await visitor.PressAsync("Continue");
        await visitor.SeesAsync("A scooter", "1. Times", "2. Fares", "4 May 2026", "I agree");

        // By bus after all: the questions about it come up before the check page, and what Other was counts no more.
        await visitor.FollowAsync("Change answer to: How do you get about?");
        await visitor.UntickAsync("Car", "Other");
        await visitor.ChooseAsync("Bus");
        await visitor.PressAsync("Continue");
        await visitor.SeesHeadingAsync("How good is the bus for");
        await visitor.ChooseInAsync("getting to work?", "Good");
        await visitor.ChooseInAsync("seeing friends?", "Bad");
        await visitor.PressAsync("Continue");
        await visitor.SeesHeadingAsync("Check your answers");
        await visitor.SeesAsync("Bus", "Good", "Bad", "1. Times");
        await visitor.DoesNotSeeAsync("A scooter");
        (await visitor.SendAsync()).ShouldNotBeEmpty();
        visitor.FoundNothingWrong();
        await visitor.DisposeAsync();
    }
}

/// <summary>Through the distributed platform over PostgreSQL: what goes from service to service.</summary>
[Collection(OnPostgreSql.Name)]
public sealed class JourneyWhenDistributed(DistributedOnPostgreSql platform, Chromium chromium) : JourneyTests(platform, chromium);
