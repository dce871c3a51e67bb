using IcpEngage.Platform.Tests.Platforms;

namespace IcpEngage.Platform.Tests.Journey;

/// <summary>Surveys in other languages and by other means than a mouse, and two people at one draft, in a real browser.</summary>
[Collection(Embedded.Name)]
public sealed class SurveyJourneys(EmbeddedPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Halton = "/surveys/gp-help-halton";

    [Fact]
    public async Task Somebody_answers_in_Arabic_with_the_keyboard_alone_and_goes_on_elsewhere_in_Arabic()
    {
        string code;
        await using (var visitor = await Visitor.ArriveAsync(platform, chromium, "12-arabic-by-keyboard"))
        {
            await visitor.GoToAsync(Halton + "?lang=ar");
            await visitor.SeesHeadingAsync("الحصول على المساعدة من عيادة طبيبك العام");
            (await visitor.DirectionAsync()).ShouldBe("rtl");
            await visitor.AnswerByKeyboardAsync("");
            await visitor.SeesHeadingAsync("في آخر مرة اتصلت فيها بعيادة طبيبك العام");
            (await visitor.DirectionAsync()).ShouldBe("rtl");
            await visitor.AnswerByKeyboardAsync("");
            await visitor.AnswerByKeyboardAsync("");
            await visitor.SeesHeadingAsync("بشكل عام، ما مدى جودة المساعدة");
            await visitor.FollowByKeyboardAsync(Halton + "/save");
            await visitor.AnswerByKeyboardAsync("");
            code = await visitor.ReadAsync(".nhsuk-panel strong");
            visitor.FoundNothingWrong();
        }

        await using var elsewhere = await Visitor.ArriveAsync(platform, chromium, "12-arabic-elsewhere");
        await elsewhere.GoToAsync("/return");
        await elsewhere.AnswerByKeyboardAsync(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await elsewhere.SeesHeadingAsync("بشكل عام، ما مدى جودة المساعدة");
        await elsewhere.AnswerByKeyboardAsync("");
        await elsewhere.SeesHeadingAsync("كم يوماً انتظرت");
        await elsewhere.AnswerByKeyboardAsync("");
        await elsewhere.AnswerByKeyboardAsync("أن يتصلوا بي");
        await elsewhere.SeesAsync("سهل جداً", "بالهاتف", "أن يتصلوا بي");
        await elsewhere.AnswerByKeyboardAsync("");
        await elsewhere.FollowByKeyboardAsync(Halton + "/done");
        await elsewhere.SeesHeadingAsync("Answers sent");
        elsewhere.FoundNothingWrong();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_answers_in_Easy_Read_with_pictures(bool script)
    {
        await using var visitor = await Visitor.ArriveAsync(platform, chromium, script ? "13-easy-read" : "13-easy-read-without-script", script);
        await visitor.GoToAsync(Halton);
        await visitor.FollowAsync("Easy Read");
        await visitor.SeesHeadingAsync("Getting help from your doctor’s surgery");
        await visitor.PressAsync("Start now");
        await visitor.SeesHeadingAsync("Was it easy or hard?");
        (await visitor.PicturesAsync()).ShouldBe(["A person phones."]);
        await visitor.AnswerWhateverIsAskedAsync("To be called back");
        await visitor.SeesAsync("Very easy", "I phoned", "To be called back");
        await visitor.SendAsync();
        visitor.FoundNothingWrong();
    }

    [Fact]
    public async Task Of_two_people_at_one_draft_the_slower_is_told_and_keeps_what_they_typed()
    {
        await using var sam = await Visitor.ArriveAsync(platform, chromium, "14-first-editor", takesPictures: false);
        await sam.SignInAsAsync("Sam Sample");
        await sam.GoToAsync("/workspace/surveys/new");
        await sam.FillInAsync("Title", "Two at one draft");
        await sam.ChooseAsync("Adults in the area");
        await sam.FillInAsync("Introduction", "We ask about buses.");
        await sam.PressAsync("Save and add questions");
        await sam.AddQuestionAsync("Several lines of text", "How are the buses?");
        var home = sam.Path.Replace("/questions", "", StringComparison.Ordinal);

        await using var alex = await Visitor.ArriveAsync(platform, chromium, "14-second-editor", takesPictures: false);
        await alex.SignInAsAsync("Alex Example");
        await alex.GoToAsync($"{home}/questions/how-are-the-buses");
        await sam.GoToAsync($"{home}/questions/how-are-the-buses");
        await sam.FillInExactlyAsync("Question", "How are the buses in Halton?");
        await sam.PressAsync("Save");
        await alex.FillInExactlyAsync("Question", "How are the buses near you?");
        await alex.PressAsync("Save");

        await alex.SeesAsync("Somebody else changed this survey");
        (await alex.TypedAsync("Question")).ShouldBe("How are the buses near you?");
        await sam.GoToAsync($"{home}/questions");
        await sam.SeesAsync("How are the buses in Halton?");
        sam.FoundNothingWrong();
        alex.FoundNothingWrong();
    }
}
