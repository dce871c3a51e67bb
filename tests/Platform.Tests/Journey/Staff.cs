namespace IcpEngage.Platform.Tests.Journey;

/// <summary>What people do in the workspace.</summary>
internal static class Staff
{
    /// <summary>Signs in as one of the demonstration's fictional people.</summary>
    public static async Task SignInAsAsync(this Visitor visitor, string name)
    {
        await visitor.GoToAsync("/sign-in");
        await visitor.ChooseAsync(name);
        await visitor.PressAsync("Sign in as this person");
        await visitor.SeesHeadingAsync("Your work");
    }

    /// <summary>Imports a LimeSurvey file for Halton, and goes to the draft.</summary>
    public static async Task ImportAsync(this Visitor lead, string file)
    {
        await lead.GoToAsync("/workspace/surveys");
        await lead.FollowAsync("Import a survey file");
        await lead.AttachAsync("Survey file", file);
        await lead.PressAsync("Import");
        await lead.SeesHeadingAsync("Imported");
        await lead.FollowAsync("Go to the draft");
    }

    /// <summary>Adds a question to the draft whose questions are open.</summary>
    /// <param name="lead">Who.</param>
    /// <param name="kind">Begins the name of the kind.</param>
    /// <param name="text">The wording.</param>
    /// <param name="fields">What else is filled in, by label.</param>
    public static async Task AddQuestionAsync(this Visitor lead, string kind, string text, params (string Label, string Text)[] fields)
    {
        await lead.FollowAsync("Add a question");
        await lead.ChooseBeginningAsync(kind);
        await lead.PressAsync("Continue");
        await lead.FillInExactlyAsync("Question", text);
        foreach (var (label, value) in fields)
        {
            await lead.FillInAsync(label, value);
        }

        await lead.PressAsync("Add to the survey");
    }

    /// <summary>Publishes the draft that is open, from today.</summary>
    public static async Task PublishAsync(this Visitor lead)
    {
        await lead.FollowAsync("Read it through");
        await lead.PressAsync("Mark it as reviewed");
        await lead.FollowAsync("Publish");
        await lead.PressAsync("Publish");
        await lead.SeesAsync("The survey is published");
    }

    /// <summary>Uses what these places asked already for a question of the draft whose reuse check is open.</summary>
    public static async Task ReuseAsync(this Visitor lead, string question, params string[] places)
    {
        await lead.FollowAsync(question);
        foreach (var place in places)
        {
            var row = await lead.RowAsync(place);
            row[2].ShouldMatch("^(about )?[0-9,]+$", "the number of people who answered");
            row[3].ShouldMatch("20[0-9]{2}", "when it was asked");
        }

        await lead.ChooseAsync(places);
        await lead.PressAsync("Use the selected answers");
        await lead.SeesAsync("These answers are used");
    }
}
