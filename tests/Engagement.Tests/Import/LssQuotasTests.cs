using System.Xml.Linq;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Surveys;
using static IcpEngage.Engagement.Tests.Import.LssText;

namespace IcpEngage.Engagement.Tests.Import;

/// <summary>LimeSurvey's quotas. None of the real files has one; these are ours.</summary>
public sealed class LssQuotasTests
{
    [Fact]
    public void Answers_in_one_column_are_alternatives_and_columns_must_all_be_so()
    {
        var imported = Read(
            Quota("1", "Young, by phone", members: [("9", "A1"), ("9", "A2"), ("3", "SQ1")]),
            Quota("2", "Both ways", members: [("3", "SQ1"), ("3", "SQ2")]));

        imported.Definition.Quotas.ShouldBe(
        [
            new Quota("young-by-phone", 10, "({it} = \"A1\" or {it} = \"A2\") and {ways} includes \"SQ1\"", "We have enough."),
            new Quota("both-ways", 10, "{ways} includes \"SQ1\" and {ways} includes \"SQ2\"", "We have enough."),
        ]);
        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
        imported.Report.CameOver.Select(note => note.Message).ShouldContain("The quota “Young, by phone” came over.");
    }

    [Fact]
    public void A_quota_without_a_message_is_given_one_and_differences_are_said()
    {
        var imported = Read(Quota("1", "Women", action: "2", message: "", url: "https://example.org", members: [("9", "A1")]));

        imported.Definition.Quotas.ShouldHaveSingleItem().Message.ShouldBe("Thank you for your interest. Enough people like you have answered already.");
        imported.Report.Approximated.ShouldHaveSingleItem().Message.ShouldBe(
            "The quota “Women” came over. It had no message and was given one. LimeSurvey let people change their answers; here they are "
            + "told that there are enough. The web address after its message is not brought over.");
    }

    [Fact]
    public void A_quota_that_says_nothing_here_is_left_out_with_the_reason()
    {
        var imported = Read(
            Quota("1", "Off", active: "0", members: [("9", "A1")]),
            Quota("2", "None", limit: "0", members: [("9", "A1")]),
            Quota("3", "Nobody", members: []),
            Quota("4", "Nowhere", members: [("77", "A1")]),
            Quota("5", "No such answer", members: [("9", "A9")]),
            Quota("6", "No such box", members: [("3", "SQ9")]),
            Quota("7", "Harm", members: [("9", "\" or 1")]));

        imported.Definition.Quotas.ShouldBeEmpty();
        imported.Report.LeftOut.Select(note => note.Message).ShouldBe(
        [
            "The quota “Off” is not brought over: it is switched off.",
            "The quota “None” is not brought over: its limit is not a number from 1 to 1,000,000.",
            "The quota “Nobody” is not brought over: it does not say whom it is about.",
            "The quota “Nowhere” is not brought over: it is about a question that is not in the file.",
            "The quota “No such answer” is not brought over: it expects the answer “A9”, which the question does not have.",
            "The quota “No such box” is not brought over: it is about “ways”, of which that answer did not come over.",
            "The quota “Harm” is not brought over: it is about “it”, of which that answer did not come over.",
        ]);
    }

    private static ImportedSurvey Read(params XElement[][] quotas)
    {
        var file = XElement.Parse(System.Text.Encoding.UTF8.GetString(Asking("L", new Dictionary<string, string>(), "A1", "A2", "A3")));
        file.Add(new[] { "quota", "quota_members", "quota_languagesettings" }.Select(table =>
            Table(table, quotas.SelectMany(quota => quota.Where(row => row.Attribute("of")!.Value == table)))));
        return LssMapping.Read(System.Text.Encoding.UTF8.GetBytes(file.ToString()));
    }

    private static XElement[] Quota(
        string id, string name, string limit = "10", string active = "1", string action = "1", string message = "<p>We have enough.</p>", string url = "",
        params (string Question, string Code)[] members) =>
    [
        Of("quota", Fields(("id", id), ("name", name), ("qlimit", limit), ("active", active), ("action", action))),
        .. members.Select(member => Of("quota_members", Fields(("quota_id", id), ("qid", member.Question), ("code", member.Code)))),
        Of("quota_languagesettings", Fields(("quotals_quota_id", id), ("quotals_language", "en"), ("quotals_message", message), ("quotals_url", url))),
    ];

    private static XElement Of(string table, XElement row)
    {
        row.SetAttributeValue("of", table);
        return row;
    }
}
