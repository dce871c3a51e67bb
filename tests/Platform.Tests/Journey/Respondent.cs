using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace IcpEngage.Platform.Tests.Journey;

/// <summary>A member of the public who answers a survey.</summary>
internal static partial class Respondent
{
    /// <summary>Answers the demonstration's live survey of Halton: one question of each kind.</summary>
    public static async Task AnswerHaltonsSurveyAsync(this Visitor visitor, string oneThing)
    {
        await visitor.SeesHeadingAsync("Last time you contacted your GP practice");
        await visitor.ChooseAsync("Fairly easy");
        await visitor.PressAsync("Continue");
        await visitor.SeesHeadingAsync("How have you tried to contact your practice");
        await visitor.ChooseAsync("By phone", "In person");
        await visitor.PressAsync("Continue");
        await visitor.SeesHeadingAsync("Overall, how good is the help you get");
        await visitor.ChooseAsync("7");
        await visitor.PressAsync("Continue");
        await visitor.SeesHeadingAsync("How many days did you wait");
        await visitor.FillInAsync("How many days did you wait", "3");
        await visitor.PressAsync("Continue");
        await visitor.SeesHeadingAsync("What one thing would make it easier");
        await visitor.FillInAsync("What one thing would make it easier", oneThing);
        await visitor.PressAsync("Continue");
    }

    /// <summary>Answers whatever is asked with the first thing that comes to hand, up to the page that shows it all.</summary>
    public static async Task AnswerWhateverIsAskedAsync(this Visitor visitor, string inWords)
    {
        while (await visitor.HeadingAsync() != "Check your answers")
        {
            var here = visitor.Path;
            await visitor.AnswerThePageAsync(inWords);
            await visitor.PressAsync("Continue");
            visitor.Path.ShouldNotBe(here, "the answer was not taken");
        }
    }

    /// <summary>Sends the answers, says one thing about themselves or nothing, and writes down the receipt's code.</summary>
    public static async Task<string> SendAsync(this Visitor visitor, string? aboutThemselves = null)
    {
        await visitor.SeesHeadingAsync("Check your answers");
        await visitor.PressAsync("Send my answers");
        await visitor.SeesHeadingAsync("About you");
        if (aboutThemselves is null)
        {
            await visitor.FollowAsync("Skip, go to your receipt");
        }
        else
        {
            await visitor.FollowAsync("Answer these questions");
            await visitor.SeesHeadingAsync("What is your sex?");
            await visitor.ChooseAsync(aboutThemselves);
            await visitor.PressAsync("Continue");
            await visitor.FollowAsync("Skip the rest, go to your receipt");
        }

        await visitor.SeesHeadingAsync("Answers sent");
        var receipt = ReceiptCode().Match(await visitor.First(AriaRole.Heading).Locator("xpath=..").InnerTextAsync());
        receipt.Success.ShouldBeTrue("the confirmation shows a receipt code");
        return receipt.Value;
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex ReceiptCode();
}
