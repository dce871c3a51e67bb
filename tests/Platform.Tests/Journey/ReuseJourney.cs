using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Platform.Tests.Platforms;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Platform.Tests.Journey;

/// <summary>Ask once, use everywhere, in a real browser: from what three places know to what happens when one of them takes it back.</summary>
[Collection(Embedded.Name)]
public sealed class ReuseJourney(EmbeddedPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Dark = "How safe do you feel walking alone after dark where you live?";
    private const string Lonely = "How often do you feel lonely?";

    private static readonly string[] Known = ["Sefton", "St Helens", "Warrington"];

    /// <summary>What nobody in the demonstration has asked.</summary>
    private static readonly string[] Others =
    [
        "Would you take part in a community choir?", "Is there an allotment that you could rent?", "Do you use a swimming pool?",
        "Can you get to a library on foot?", "Do you recycle glass?", "Is your street swept?", "Have you planted a tree this year?",
        "Do you go to evening classes?", "Is there a cycle lane on your way to work?", "Would you join a repair café?",
    ];

    [Fact]
    public async Task Twelve_questions_of_the_system_meet_what_three_places_know()
    {
        await using var alex = await Visitor.ArriveAsync(platform, chromium, "15-ask-once");
        await alex.SignInAsAsync("Alex Example");
        foreach (var place in Known)
        {
            await ImportEvidenceAsync(alex, place);
        }

        // The draft meets the gate, and is decided on: one question is reused, the other asked again for a reason.
        var survey = await ImportDraftAsync(alex);
        var home = $"/workspace/surveys/{survey}";
        await alex.GoToAsync($"{home}/publish");
        await alex.SeesAsync("Places asked 2 of these questions already.");
        await alex.GoToAsync($"{home}/reuse");
        await alex.ReuseAsync(Dark, Known);
        await alex.GoToAsync($"{home}/reuse");
        await alex.FollowAsync(Lonely);
        await alex.FillInAsync("Why do people have to be asked again?", "The question was asked before the clubs reopened.");
        await alex.PressAsync("Ask it again everywhere");
        await alex.GoToAsync(home);
        await alex.PublishAsync();

        // People answer in two places; two others, where nobody did, get fieldwork of their own.
        await AnswerAsync(survey, "halton", 40, 20);
        await AnswerAsync(survey, "wirral", 30, 30);
        await alex.GoToAsync($"{home}/gaps");
        await alex.SeesAsync("Knowsley", "Liverpool");
        await alex.ChooseAsync("Knowsley", "Liverpool");
        await alex.PressAsync("Start a draft for the selected places");
        var targeted = alex.Path.Split('/')[^1];
        await alex.PublishAsync();
        await AnswerAsync(targeted, "knowsley", 10, 40);
        await AnswerAsync(targeted, "liverpool", 45, 15);
        await ReleaseAsync(alex, targeted);
        await ReleaseAsync(alex, survey);

        // One picture for everybody: seven places, each with where its figures are from.
        await using (var reader = await Visitor.ArriveAsync(platform, chromium, "15-picture"))
        {
            await reader.GoToAsync($"/results/{survey}/picture");
            await reader.SeesAsync(Dark, "There are no answers from Cheshire East and Cheshire West and Chester.");

            // As people answered, wherever they live: 305 of 530.
            (await reader.RowAsync("Safe"))[1].ShouldBe("58%");
            reader.FoundNothingWrong();
        }

        // Warrington takes its evidence back, and whatever relied on it says so.
        await alex.GoToAsync("/evidence?place=warrington");
        await alex.FollowAsync(TitleOf("Warrington"));
        var evidence = alex.Path;
        await alex.GoToAsync($"/workspace{evidence}/withdraw");
        await alex.SeesAsync("How we live");
        await alex.FillInAsync("Why do you withdraw it?", "Two streets were counted twice.");
        await alex.PressAsync("Withdraw the evidence");
        await alex.SeesAsync("Two streets were counted twice.");
        await alex.GoToAsync("/workspace");
        await alex.SeesAsync("How we live");

        await using var somebody = await Visitor.ArriveAsync(platform, chromium, "15-withdrawn");
        await somebody.GoToAsync($"/results/{survey}");
        await somebody.SeesAsync("Warrington");
        await somebody.GoToAsync($"/results/{survey}/picture");
        await somebody.SeesAsync("Earlier answers from Warrington were used here. They were withdrawn, so they are in no figure.");
        somebody.FoundNothingWrong();
        alex.FoundNothingWrong();
    }

    private static string TitleOf(string place) => $"How people live in {place}, 2026";

    /// <summary>A place's results come in by import: two questions, a hundred people.</summary>
    private static async Task ImportEvidenceAsync(Visitor lead, string place)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(file, $"""
            question code,question,kind,answer,place,people,answered
            dark,{Dark},single choice,Safe,{place},60,100
            dark,,,Unsafe,{place},40,
            lonely,{Lonely},single choice,Often,{place},30,100
            lonely,,,Seldom,{place},70,
            """);
        await lead.GoToAsync("/workspace/evidence/import");
        await lead.AttachAsync("Results table", file);
        await lead.ChooseInAsync("Which area do they speak for?", place);
        await lead.FillInAsync("Title", TitleOf(place));
        await lead.FillInAsync("Who asked", $"A residents’ panel of {place}");
        await lead.ChooseInAsync("How were people asked?", "Panel: people who were chosen to stand for others");
        await lead.FillInDateAsync("First day on which people were asked", new DateOnly(2026, 3, 1));
        await lead.FillInDateAsync("Last day on which people were asked", new DateOnly(2026, 3, 28));
        await lead.FillInAsync("Who was reached?", "People aged 16 and over who had joined the panel.");
        await lead.PressAsync("Check the results");
        await lead.SeesAsync("Nothing is published yet");
        await lead.PressAsync("Release the results");
        await lead.SeesAsync("The results are published");
        File.Delete(file);
    }

    private static async Task<string> ImportDraftAsync(Visitor lead)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        var definition = new SurveyDefinition(
            "We ask how people live.",
            [
                Choice("dark", Dark, "Safe", "Unsafe"),
                Choice("lonely", Lonely, "Often", "Seldom"),
                .. Others.Select((text, number) => Choice(string.Create(CultureInfo.InvariantCulture, $"other-{number}"), text, "Yes", "No")),
            ]);
        await File.WriteAllTextAsync(
            file, JsonSerializer.Serialize(new { Title = "How we live", AudienceCode = "adults", Definition = definition }, Json.Options));
        await lead.GoToAsync("/workspace/surveys/import");
        await lead.ChooseInAsync("Whose survey will it be?", "Cheshire and Merseyside");
        await lead.AttachAsync("Survey file", file);
        await lead.PressAsync("Import");
        await lead.SeesHeadingAsync("Imported");
        await lead.FollowAsync("Go to the draft");
        File.Delete(file);
        return lead.Path.Split('/')[^1];
    }

    private static Question Choice(string code, string text, string first, string second) => new()
    {
        Code = code,
        Kind = QuestionKind.SingleChoice,
        Text = text,
        Options = [new("a", first), new("b", second)],
    };

    private static async Task ReleaseAsync(Visitor lead, string survey)
    {
        await lead.GoToAsync($"/workspace/surveys/{survey}/close");
        await lead.PressAsync("Close the survey");
        await lead.GoToAsync($"/workspace/surveys/{survey}/release");
        await lead.PressAsync("Release the evidence");
    }

    /// <summary>So many people of a place give the first and the second answer to everything they are asked.</summary>
    private async Task AnswerAsync(string survey, string place, int first, int second)
    {
        using var client = platform.Client();
        var detail = await client.GetFromJsonAsync<SurveyDetail>($"/api/engagement/surveys/{survey}", Json.Options);
        for (var person = 0; person < first + second; person++)
        {
            var answers = detail!.Definition.Questions.ToDictionary(
                question => question.Code, _ => (IReadOnlyList<string>)[person < first ? "a" : "b"]);
            using var sent = await client.PostAsJsonAsync(
                $"/api/engagement/surveys/{survey}/responses", new SubmitResponse(place, answers), Json.Options);
            sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }
}
