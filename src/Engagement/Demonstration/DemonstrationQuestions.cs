using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Demonstration;

/// <summary>
/// The questions of the demonstration surveys. Three places asked about the same two things, each in its own words and with
/// its own answers; the system's draft asks about both again, and about three things that nobody asked.
/// </summary>
internal static class DemonstrationQuestions
{
    private const string Access = "gp-access";
    private const string Quality = "gp-quality";

    public static SurveyDefinition Halton { get; } = new(
        """
        This survey asks how easy it is to get help from your GP practice in Halton, and what would make it easier.

        It is part of a demonstration. Of its five questions you have to answer only the first. You do not give your name.
        """,
        [
            Choice(
                "contact-ease",
                "Last time you contacted your GP practice, how easy or difficult was it?",
                Access,
                [("very-easy", "Very easy"), ("fairly-easy", "Fairly easy"), ("neither", "Neither easy nor difficult"), ("fairly-difficult", "Fairly difficult"), ("very-difficult", "Very difficult"), ("not-tried", "I have not tried")])
                with { Required = true },
            new Question
            {
                Code = "contact-ways",
                Kind = QuestionKind.MultipleChoice,
                Text = "How have you tried to contact your practice in the last 12 months?",
                Hint = "Select all that apply.",
                Topic = Access,
                Options =
                [
                    new("phone", "By phone"), new("online", "On its website or in an app"), new("in-person", "In person"),
                    new("someone-else", "Someone else did it for me"), new("none", "I have not tried", Exclusive: true),
                ],
            },
            new Question
            {
                Code = "overall",
                Kind = QuestionKind.Scale,
                Text = "Overall, how good is the help you get from your practice?",
                Topic = Quality,
                Scale = new ScaleRange(0, 10, "Very poor", "Very good"),
            },
            new Question
            {
                Code = "days-waited",
                Kind = QuestionKind.Number,
                Text = "How many days did you wait for your last appointment?",
                Hint = "If you were seen on the day you asked, enter 0.",
                Topic = Access,
                Number = new NumberRange(0, 365, "days", WholeOnly: true),
            },
            new Question
            {
                Code = "one-thing",
                Kind = QuestionKind.LongText,
                Text = "What one thing would make it easier to get help?",
                Hint = "Please do not write anything that says who you are.",
                Topic = Access,
                MaximumLength = 1_000,
            },
        ])
    {
        Translations = ReadTranslations(),
    };

    public static SurveyDefinition Knowsley { get; } = new(
        "Made-up answers of a place survey in Knowsley, to show the platform.",
        [
            Choice(
                "phone",
                "How easy or difficult is it to get through to your GP practice on the phone?",
                Access,
                [("very-easy", "Very easy"), ("fairly-easy", "Fairly easy"), ("neither", "Neither easy nor difficult"), ("fairly-difficult", "Fairly difficult"), ("very-difficult", "Very difficult")])
                with { Bank = new(DemonstrationBank.Phone, 1, DemonstrationBank.PhoneConstruct) },
            Choice(
                "overall",
                "Overall, how would you describe your experience of your GP practice?",
                Quality,
                [("very-good", "Very good"), ("good", "Good"), ("neither", "Neither good nor poor"), ("poor", "Poor"), ("very-poor", "Very poor")])
                with { Bank = new(DemonstrationBank.Experience, 1, DemonstrationBank.ExperienceConstruct) },
            Choice(
                "pharmacy-first",
                "Would you go to a pharmacy first for a minor illness?",
                "pharmacy",
                [("yes", "Yes"), ("not-sure", "Not sure"), ("no", "No")]),
        ]);

    public static SurveyDefinition Liverpool { get; } = new(
        "Made-up answers of a place survey in Liverpool, to show the platform.",
        [
            Choice(
                "get-through",
                "When you ring your GP surgery, how easy is it to get through on the phone?",
                Access,
                [("very-easy", "Very easy"), ("easy", "Easy"), ("neither", "Neither easy nor difficult"), ("difficult", "Difficult"), ("very-difficult", "Very difficult"), ("not-tried", "I have not tried")]),
            Choice(
                "experience",
                "How would you rate your overall experience of your GP surgery?",
                Quality,
                [("very-good", "Very good"), ("good", "Good"), ("neither", "Neither good nor poor"), ("poor", "Poor"), ("very-poor", "Very poor")]),
            Choice(
                "interpreter",
                "If you needed an interpreter, were you offered one?",
                "communication",
                [("yes", "Yes"), ("no", "No"), ("not-needed", "I did not need one")]),
        ]);

    public static SurveyDefinition Wirral { get; } = new(
        "Made-up answers of a place survey in Wirral, to show the platform.",
        [
            Choice(
                "phone-ease",
                "Is it easy or difficult to get through to someone at your GP practice by phone?",
                Access,
                [("easy", "Easy"), ("neither", "Neither easy nor difficult"), ("difficult", "Difficult")]),
            Choice(
                "overall-experience",
                "Thinking about your GP practice overall, how good or poor is your experience?",
                Quality,
                [("very-good", "Very good"), ("good", "Good"), ("neither", "Neither good nor poor"), ("poor", "Poor"), ("very-poor", "Very poor")]),
            Choice(
                "travel",
                "How do you usually travel to your GP practice?",
                "transport",
                [("walk", "On foot or by wheelchair"), ("bus", "By bus"), ("car", "By car or taxi"), ("cycle", "By bicycle"), ("other", "Another way")]),
        ]);

    public static SurveyDefinition System { get; } = new(
        """
        This survey asks how people get help from general practice in every place of Cheshire and Merseyside.

        It is a draft made for the demonstration. Two of its questions were asked in some places already.
        """,
        [
            Choice(
                "phone-access",
                "How easy or difficult is it to get through to your GP practice by phone?",
                Access,
                [("easy", "Easy"), ("neither", "Neither easy nor difficult"), ("difficult", "Difficult")])
                with { Bank = new(DemonstrationBank.Phone, 2, DemonstrationBank.PhoneConstruct) },
            Choice(
                "gp-experience",
                "Overall, how would you describe your experience of your GP practice?",
                Quality,
                [("very-good", "Very good"), ("good", "Good"), ("neither", "Neither good nor poor"), ("poor", "Poor"), ("very-poor", "Very poor")])
                with { Bank = new(DemonstrationBank.Experience, 1, DemonstrationBank.ExperienceConstruct) },
            Choice(
                "continuity",
                "Do you see or speak to the same doctor or nurse when you would like to?",
                Quality,
                [("always", "Always or almost always"), ("sometimes", "Some of the time"), ("never", "Never or almost never"), ("no-preference", "I have no preference")]),
            new Question
            {
                Code = "weekend",
                Kind = QuestionKind.MultipleChoice,
                Text = "Where did you look for help when your practice was closed?",
                Hint = "Select all that apply.",
                Topic = Access,
                Options =
                [
                    new("nhs-111", "NHS 111, by phone or online"), new("pharmacy", "A pharmacy"), new("walk-in", "A walk-in or urgent treatment centre"),
                    new("hospital", "A hospital’s emergency department"), new("none", "I did not need help then", Exclusive: true),
                ],
            },
            new Question
            {
                Code = "change",
                Kind = QuestionKind.LongText,
                Text = "If you could change one thing about general practice here, what would it be?",
                Topic = Quality,
                MaximumLength = 1_000,
            },
        ]);

    /// <summary>The pictures that go with the texts in Easy Read, drawn for this project.</summary>
    public static IReadOnlyList<byte[]> HaltonPictures { get; } = [Resource("phone.png"), Resource("help.png")];

    private static IReadOnlyList<Translation> ReadTranslations() =>
        JsonSerializer.Deserialize<IReadOnlyList<Translation>>(Resource("halton-translations.json"), Json.Options)!;

    private static byte[] Resource(string name)
    {
        using var stream = typeof(DemonstrationQuestions).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Question Choice(string code, string text, string topic, (string Code, string Text)[] options) => new()
    {
        Code = code,
        Kind = QuestionKind.SingleChoice,
        Text = text,
        Topic = topic,
        Options = [.. options.Select(option => new AnswerOption(option.Code, option.Text))],
    };
}
