using System.Text;
using System.Xml.Linq;

namespace IcpEngage.Engagement.Tests.Import;

/// <summary>Small LimeSurvey files, written here.</summary>
internal static class LssText
{
    /// <summary>A survey that asks for an age, a day and ways, and then a question <c>it</c> of the type.</summary>
    /// <param name="type">LimeSurvey's letter.</param>
    /// <param name="attributes">Names and values of its attributes; <c>preg</c> and <c>mandatory</c> are columns of its own.</param>
    /// <param name="rows">Codes of its rows or answers.</param>
    public static byte[] Asking(string type, IReadOnlyDictionary<string, string> attributes, params string[] rows)
    {
        var hasAnswers = type is "L" or "!" or "R" or "F" or "H";
        var hasRows = type is "M" or "P" or "Q" or "K" or "A" or "B" or "C" or "E" or "F" or "H";
        return Survey(
            Table("questions", [Question("1", "age", "N"), Question("2", "born", "D"), Question("3", "ways", "M"), Question(
                "9", "it", type, attributes.GetValueOrDefault("mandatory", "N"), attributes.GetValueOrDefault("preg", ""), attributes.GetValueOrDefault("other", "N"))]),
            Table("subquestions", [Row("31", "3", "SQ1"), Row("32", "3", "SQ2"), .. hasRows ? rows.Select((code, index) => Row($"9{index + 1}", "9", code)) : []]),
            Table("answers", hasAnswers ? rows.Select((code, index) => Fields(
                ("qid", "9"), ("code", code), ("answer", $"Answer {code}"), ("sortorder", $"{index}"), ("language", "en"), ("scale_id", "0"))) : []),
            Table("question_attributes", attributes.Select(attribute => Fields(("qid", "9"), ("attribute", attribute.Key), ("value", attribute.Value), ("language", "")))));
    }

    /// <summary>A file of these tables and a survey in English.</summary>
    public static byte[] Survey(params XElement[] tables) => Encoding.UTF8.GetBytes(new XElement(
        "document",
        new XElement("LimeSurveyDocType", "Survey"),
        new XElement("languages", new XElement("language", "en")),
        Table("groups", [Fields(("gid", "5"), ("group_name", "G"), ("group_order", "0"), ("language", "en"))]),
        tables,
        Table("surveys", [Fields(("sid", "7"), ("language", "en"))]),
        Table("surveys_languagesettings", [Fields(("surveyls_language", "en"), ("surveyls_title", "Written here"))])).ToString());

    public static XElement Table(string name, IEnumerable<XElement> rows) => new(name, new XElement("rows", rows));

    public static XElement Fields(params (string Name, string Value)[] fields) =>
        new("row", fields.Select(field => new XElement(field.Name, field.Value)));

    public static XElement Question(string id, string code, string type, string mandatory = "N", string pattern = "", string other = "N") => Fields(
        ("qid", id), ("parent_qid", "0"), ("gid", "5"), ("type", type), ("title", code), ("question", $"What is {code}?"), ("mandatory", mandatory),
        ("preg", pattern), ("other", other), ("question_order", id), ("language", "en"), ("relevance", "1"));

    public static XElement Row(string id, string parent, string code) => Fields(
        ("qid", id), ("parent_qid", parent), ("gid", "5"), ("title", code), ("question", $"Row {code}"), ("question_order", id), ("language", "en"), ("scale_id", "0"));
}
