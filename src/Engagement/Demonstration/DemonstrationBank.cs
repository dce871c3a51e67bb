using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Bank;

namespace IcpEngage.Engagement.Demonstration;

/// <summary>
/// Questions of the bank that the demonstration surveys have: a locked core question, and one that Knowsley asked in its first
/// version and the system asks in its second, to which the first one's answers map.
/// </summary>
internal static class DemonstrationBank
{
    public const string Experience = "gp-experience";
    public const string Phone = "gp-phone-access";
    public const string ExperienceConstruct = "overall experience of a GP practice";
    public const string PhoneConstruct = "ease of getting through to a GP practice by phone";
    private const string Writer = "A made-up writer";
    private const string Audience = "Adults, for themselves";
    private const string MadeUp = "Made up to show the platform";

    /// <summary>Adds them: first versions agreed before Knowsley asked, the second one after it. Saves nothing itself.</summary>
    public static void Add(EngagementDb db)
    {
        var (before, after) = (new DateOnly(2026, 1, 12), new DateOnly(2026, 10, 5));
        ShippedBank.Add(db, OverallExperience, entry: null, Writer, before).Lock(true);
        var phone = ShippedBank.Add(db, PhoneAccess with { Versions = [PhoneAccess.Versions[0]] }, entry: null, Writer, before);
        ShippedBank.Add(db, PhoneAccess, phone, Writer, after);
    }

    private static ShippedQuestion OverallExperience { get; } = new(
        Experience,
        "gp-quality",
        ExperienceConstruct,
        Audience,
        [Wording(
            DemonstrationQuestions.System.Questions.Single(question => question.Code == Experience),
            "The one question that every survey about general practice asks, so that places can be put side by side.")]);

    private static ShippedQuestion PhoneAccess { get; } = new(
        Phone,
        "gp-access",
        PhoneConstruct,
        Audience,
        [
            Wording(DemonstrationQuestions.Knowsley.Questions.Single(question => question.Code == "phone"), "Written by Knowsley for its survey of 2026."),
            Wording(
                DemonstrationQuestions.System.Questions.Single(question => question.Code == "phone-access"),
                "Three answers instead of five: people on a phone read them at a glance, and the five can be merged into them."),
        ]);

    private static BankWording Wording(Question question, string why) => new(question, why, MadeUp, "");
}
