using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;

namespace IcpEngage.Engagement.Import;

/// <summary>
/// A survey as a LimeSurvey 6 survey structure. What LimeSurvey has a place for is written there; all else travels in attributes
/// of questions that LimeSurvey keeps and does not look at (<see cref="LssOwn"/>), so that what comes back is what went out.
/// </summary>
internal sealed class LssWriter
{
    /// <summary>Of LimeSurvey 6.</summary>
    private const string DatabaseVersion = "498";

    private static readonly string[] TableOrder =
    [
        "answers", "answer_l10ns", "groups", "group_l10ns", "questions", "subquestions", "question_l10ns", "question_attributes",
        "quota", "quota_members", "quota_languagesettings", "surveys", "surveys_languagesettings",
    ];

    private readonly SurveyDefinition definition;
    private readonly string title;
    private readonly IReadOnlyList<(string Code, SurveyTexts Texts)> languages;
    private readonly Dictionary<string, List<(string Name, string Value)[]>> tables = TableOrder.ToDictionary(table => table, _ => new List<(string, string)[]>());
    private readonly Dictionary<string, LssName> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> titles = new(StringComparer.OrdinalIgnoreCase) { "lang", "this", "self", "that", "sid", "gid", "qid", "id", "token", "time" };
    private readonly List<int> written = [];
    private readonly List<string> unsaid = [];
    private int lastId;

    private LssWriter(SurveyDefinition definition, string title)
    {
        this.definition = definition;
        this.title = title;
        var own = LssLanguages.CodeOf(definition.Language) ?? definition.Language[..definition.Language.IndexOf('-', StringComparison.Ordinal)];
        languages =
        [
            .. definition.Translations.Select(translation => (Code: LssLanguages.CodeOf(translation.Language), Texts: new SurveyTexts(definition, translation.Language)))
                .Prepend((Code: own, Texts: new SurveyTexts(definition, null)))
                .Where(each => each.Code is not null)
                .DistinctBy(each => each.Code, StringComparer.OrdinalIgnoreCase)
                .Select(each => (each.Code!, each.Texts)),
        ];
    }

    private string BaseLanguage => languages[0].Code;

    /// <summary>Writes the survey.</summary>
    /// <param name="definition">As it is stored.</param>
    /// <param name="title">Its title.</param>
    public static byte[] Write(SurveyDefinition definition, string title)
    {
        var writer = new LssWriter(definition, title);
        writer.AddSurvey();
        writer.AddQuestions();
        writer.AddQuotas();

        if (definition.Questions.Count == 0)
        {
            return writer.Document();
        }

        // Read back once as LimeSurvey would hand it back: what was unchanged is known by it.
        var (plain, plainTitle, spans) = LssMapping.Plain(LssSurvey.From(LssFile.Read(writer.Document())));
        foreach (var (index, id) in writer.written.Index())
        {
            writer.AddAttribute(id, LssOwn.QuestionAttribute, LssOwn.OfQuestion(definition, index, plain, spans[index]));
        }

        writer.AddAttribute(writer.written[0], LssOwn.SurveyAttribute, LssOwn.OfSurvey(definition, title, plain, plainTitle));
        return writer.Document();
    }

    private void AddSurvey()
    {
        Add("surveys",
            ("sid", "1"), ("gsid", "1"), ("admin", ""), ("adminemail", ""), ("anonymized", "Y"), ("format", "G"), ("template", "inherit"),
            ("language", BaseLanguage), ("additional_languages", string.Join(' ', languages.Skip(1).Select(each => each.Code))),
            ("datestamp", "N"), ("allowprev", "Y"), ("allowsave", "Y"), ("listpublic", "N"), ("showgroupinfo", "X"), ("shownoanswer", "N"),
            ("showqnumcode", "X"), ("showwelcome", "Y"), ("showprogress", "Y"), ("ipaddr", "N"), ("refurl", "N"));
        foreach (var (code, texts) in languages)
        {
            Add("surveys_languagesettings",
                ("surveyls_survey_id", "1"), ("surveyls_language", code), ("surveyls_title", Html(texts.Of(SurveyTexts.Title, title))),
                ("surveyls_description", ""), ("surveyls_welcometext", Html(texts.Of(SurveyTexts.Introduction, definition.Introduction))),
                ("surveyls_endtext", ""), ("surveyls_dateformat", "5"), ("surveyls_numberformat", "0"));
        }
    }

    private void AddQuestions()
    {
        var page = 0;
        foreach (var (index, question) in definition.Questions.Index())
        {
            if (index == 0 || !question.SamePage)
            {
                AddPage(++page);
            }

            AddQuestion(question, page, index);
        }
    }

    /// <summary>A page is a group of questions; its name is not shown.</summary>
    private void AddPage(int page)
    {
        Add("groups", ("gid", Text(page)), ("sid", "1"), ("group_order", Text(page)), ("randomization_group", ""), ("grelevance", ""));
        foreach (var (code, _) in languages)
        {
            Add("group_l10ns", ("id", Text(++lastId)), ("gid", Text(page)), ("group_name", Text(page)), ("description", ""), ("language", code));
        }
    }

    private void AddQuestion(Question question, int page, int order)
    {
        var id = ++lastId;
        var type = LssCodes.TypeOf(question);
        var codes = LssCodes.Of(question, Unused(question.Code));
        written.Add(id);
        var relevance = question.ShownIf is { } condition ? LssScript.Of(condition, names) : "1";
        Add("questions",
            ("qid", Text(id)), ("parent_qid", "0"), ("sid", "1"), ("gid", Text(page)), ("type", type), ("title", codes.Title), ("preg", ""),
            ("other", codes.Other is null ? "N" : "Y"),
            // Without its condition it is asked of everyone, and not all of them can answer.
            ("mandatory", question.Required && relevance is not null ? "Y" : "N"),
            ("question_order", Text(order)), ("scale_id", "0"), ("same_default", "0"), ("relevance", relevance ?? "1"), ("modulename", ""), ("encrypted", "N"),
            ("question_theme_name", LssCodes.ThemeOf(type)), ("same_script", "0"));
        AddAttribute(id, LssOwn.CodesAttribute, LssOwn.OfCodes(question, codes));
        if (relevance is null)
        {
            unsaid.Add($"the condition of {question.Code}");
        }

        AddTexts("question_l10ns", "qid", id, texts => [("question", Piped(texts.Of(question).Text)), ("help", Piped(texts.Of(question).Hint ?? "")), ("script", "")]);
        AddChoices(question, codes, id, page, type);
        foreach (var name in codes.Names(question))
        {
            names[name.Part.Code] = name;
        }

        AddLimits(question, codes, id);
        AddChecks(question, id);
    }

    private void AddChoices(Question question, LssCodes codes, int id, int page, string type)
    {
        if (question.Kind == QuestionKind.Consent)
        {
            var box = AddRow(id, page, type, "Y1", 0);
            AddTexts("question_l10ns", "qid", box, _ => [("question", "I agree"), ("help", ""), ("script", "")]);
        }

        foreach (var (index, row) in question.Rows.Index())
        {
            var its = AddRow(id, page, type, codes.Rows[row.Code], index);
            AddTexts("question_l10ns", "qid", its, texts => [("question", Piped(texts.Of(question).Rows[index].Text)), ("help", ""), ("script", "")]);
        }

        foreach (var (index, option) in question.Options.Index().Where(option => option.Item.Code != codes.Other))
        {
            if (type == "M")
            {
                var its = AddRow(id, page, type, codes.Options[option.Code], index);
                AddTexts("question_l10ns", "qid", its, texts => [("question", Piped(texts.Of(question).Options[index].Text)), ("help", ""), ("script", "")]);
            }
            else
            {
                AddAnswer(id, codes.Options[option.Code], index, texts => texts.Of(question).Options[index].Text);
            }
        }

        if (question.Scale is { } scale)
        {
            for (var point = scale.Minimum; point <= scale.Maximum; point++)
            {
                var shown = Text(point);
                AddAnswer(id, codes.Options[shown], point - scale.Minimum, texts => texts.Of(question).Scale!.InWords(shown));
            }
        }
    }

    private int AddRow(int parent, int page, string type, string code, int order)
    {
        var id = ++lastId;
        Add("subquestions",
            ("qid", Text(id)), ("parent_qid", Text(parent)), ("sid", "1"), ("gid", Text(page)), ("type", type), ("title", code), ("preg", ""), ("other", "N"),
            ("mandatory", "N"), ("question_order", Text(order)), ("scale_id", "0"), ("same_default", "0"), ("relevance", "1"), ("modulename", ""),
            ("encrypted", "N"), ("question_theme_name", ""), ("same_script", "0"));
        return id;
    }

    private void AddAnswer(int question, string code, int order, Func<SurveyTexts, string> text)
    {
        var id = ++lastId;
        Add("answers", ("aid", Text(id)), ("qid", Text(question)), ("code", code), ("sortorder", Text(order)), ("assessment_value", "0"), ("scale_id", "0"));
        AddTexts("answer_l10ns", "aid", id, texts => [("answer", Piped(text(texts)))]);
    }

    private void AddTexts(string table, string key, int id, Func<SurveyTexts, (string, string)[]> texts)
    {
        foreach (var (code, inLanguage) in languages)
        {
            Add(table, [("id", Text(++lastId)), (key, Text(id)), .. texts(inLanguage), ("language", code)]);
        }
    }

    private void AddLimits(Question question, LssCodes codes, int id)
    {
        AddAttribute(id, "exclude_all_others", string.Join(';', question.Options.Where(option => option.Exclusive && option.Code != codes.Other).Select(option => codes.Options[option.Code])));
        AddAttribute(id, "maximum_chars", question.Kind is QuestionKind.ShortText or QuestionKind.LongText ? question.MaximumLength?.ToString(CultureInfo.InvariantCulture) : null);
        AddAttribute(id, "min_num_value_n", question.Number?.Minimum?.ToString(CultureInfo.InvariantCulture));
        AddAttribute(id, "max_num_value_n", question.Number?.Maximum?.ToString(CultureInfo.InvariantCulture));
        AddAttribute(id, "num_value_int_only", question.Number?.WholeOnly == true ? "1" : null);
        AddAttribute(id, "date_min", question.Dates?.Earliest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        AddAttribute(id, "date_max", question.Dates?.Latest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var (code, texts) in languages)
        {
            var shown = texts.Of(question);
            AddAttribute(id, "suffix", Html(shown.Number?.Unit ?? ""), code);
            AddAttribute(id, "other_replace_text", codes.Other is { } other ? Html(shown.Options.Single(option => option.Code == other).Text) : null, code);
        }
    }

    /// <summary>Rules that LimeSurvey can say, as one; there too they are looked at where the question is answered.</summary>
    private void AddChecks(Question question, int id)
    {
        var said = question.Checks.Index().Select(check => (check.Index, Script: LssScript.Of(check.Item.Condition, names))).Where(check => check.Script is not null).ToList();
        if (said.Count < question.Checks.Count)
        {
            unsaid.Add($"rules of {question.Code}");
        }

        if (said.Count == 0)
        {
            return;
        }

        var answered = string.Join(" or ", question.Parts().Select(part => LssScript.Of($"{{{part.Code}}}", names)).OfType<string>());
        var all = string.Join(" and ", said.Select(check => check.Script));
        AddAttribute(id, "em_validation_q", answered.Length == 0 ? all : $"!({answered}) or ({all})");
        foreach (var (code, texts) in languages)
        {
            var shown = texts.Of(question);
            AddAttribute(id, "em_validation_q_tip", Html(string.Join(' ', said.Select(check => shown.Checks[check.Index].Message))), code);
        }
    }

    /// <summary>Quotas whose condition is a list of chosen answers.</summary>
    private void AddQuotas()
    {
        foreach (var quota in definition.Quotas)
        {
            if (Members(Condition.Read(quota.Condition).Expression) is not { } members)
            {
                unsaid.Add($"the quota {quota.Code}");
                continue;
            }

            var id = Text(++lastId);
            Add("quota",
                ("id", id), ("sid", "1"), ("name", quota.Code), ("qlimit", Text(quota.Limit)), ("action", "1"), ("active", "1"), ("autoload_url", "0"));
            foreach (var (question, code) in members)
            {
                Add("quota_members", ("id", Text(++lastId)), ("sid", "1"), ("qid", Text(question)), ("quota_id", id), ("code", code));
            }

            foreach (var (code, texts) in languages)
            {
                Add("quota_languagesettings",
                    ("quotals_id", Text(++lastId)), ("quotals_quota_id", id), ("quotals_language", code), ("quotals_name", quota.Code),
                    ("quotals_message", Html(texts.Of(SurveyTexts.QuotaKey(quota.Code), quota.Message))), ("quotals_url", ""), ("quotals_urldescrip", ""));
            }
        }
    }

    /// <summary>The answers that make somebody count; null where LimeSurvey's quotas cannot say the condition.</summary>
    private List<(int Question, string Code)>? Members(Expression condition)
    {
        var members = new List<(int, string)>();
        var columns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var each in condition is Expression.And and ? and.Operands : [condition])
        {
            var alternatives = (each is Expression.Or or ? or.Operands : [each]).Select(Member).ToList();
            if (alternatives.Any(member => member is null) || alternatives.DistinctBy(member => member!.Value.Column).Count() != 1 || !columns.Add(alternatives[0]!.Value.Column))
            {
                return null;
            }

            members.AddRange(alternatives.Select(member => (member!.Value.Question, member.Value.Code)));
        }

        return members;

        (string Column, int Question, string Code)? Member(Expression expression)
        {
            if (expression is not Expression.Comparison { Operator: "=" or "includes", Left: Expression.Reference reference, Right: Expression.Constant { Value: [var option] } }
                || !names.TryGetValue(reference.Code, out var name) || !name.Codes.TryGetValue(option, out var code) || option == name.Other
                || name.Part.Kind == QuestionKind.Ranking)
            {
                return null;
            }

            var index = definition.Questions.Index().First(question => question.Item.Code == Question.CodeOf(reference.Code)).Index;
            var row = name.Name.IndexOf('_', StringComparison.Ordinal);
            return name.Boxes ? (((Expression.Comparison)expression).Operator == "includes" ? ($"{name.Name}_{code}", written[index], code) : null)
                : row > 0 ? (name.Name, written[index], $"{name.Name[(row + 1)..]}-{code}")
                : (name.Name, written[index], code);
        }
    }

    /// <summary>A code of ours as a question's: letters and digits, up to 20, a letter first, used once.</summary>
    private string Unused(string code)
    {
        var letters = new string([.. code.Where(char.IsAsciiLetterOrDigit)]);
        letters = char.IsAsciiLetter(letters[0]) ? letters : $"q{letters}";
        letters = letters[..Math.Min(20, letters.Length)];
        var unused = letters;
        for (var number = 2; !titles.Add(unused); number++)
        {
            var suffix = Text(number);
            unused = $"{letters[..Math.Min(letters.Length, 20 - suffix.Length)]}{suffix}";
        }

        return unused;
    }

    private void AddAttribute(int question, string attribute, string? value, string language = "")
    {
        if (!string.IsNullOrEmpty(value))
        {
            Add("question_attributes", ("qid", Text(question)), ("attribute", attribute), ("value", value), ("language", language));
        }
    }

    private void Add(string table, params (string Name, string Value)[] row) => tables[table].Add(row);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>HTML in which braces are just braces.</summary>
    private static string Html(string text) => WebUtility.HtmlEncode(Printable(text)).Replace("{", "&#123;", StringComparison.Ordinal)
        .Replace("}", "&#125;", StringComparison.Ordinal).ReplaceLineEndings("<br />");

    /// <summary>HTML in which earlier answers stand where they do here.</summary>
    private string Piped(string text)
    {
        var html = Html(text);
        foreach (var code in Piping.In(text).Distinct().Where(names.ContainsKey))
        {
            var name = names[code];
            if (!name.Boxes && name.Part.Kind != QuestionKind.Ranking)
            {
                html = html.Replace($"&#123;{code}&#125;", $"{{{name.Name}.shown}}", StringComparison.Ordinal);
            }
        }

        return html;
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Printable(string text)
    {
        var made = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                made.Append(text, index++, 2);
            }
            else
            {
                made.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : ' ');
            }
        }

        return made.ToString();
    }

    private byte[] Document()
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " " }))
        {
            xml.WriteStartElement("document");
            if (unsaid.Count > 0)
            {
                // Codes have no two hyphens together, which would end a comment.
                xml.WriteComment($" Not said in LimeSurvey: {string.Join(", ", unsaid)}. ");
            }

            xml.WriteElementString("LimeSurveyDocType", "Survey");
            xml.WriteElementString("DBVersion", DatabaseVersion);
            xml.WriteStartElement("languages");
            foreach (var (code, _) in languages)
            {
                xml.WriteElementString("language", code);
            }

            xml.WriteEndElement();
            foreach (var table in TableOrder.Where(table => tables[table].Count > 0))
            {
                WriteTable(xml, table, tables[table]);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteTable(XmlWriter xml, string table, List<(string Name, string Value)[]> rows)
    {
        xml.WriteStartElement(table);
        xml.WriteStartElement("fields");
        foreach (var name in rows.SelectMany(row => row.Select(field => field.Name)).Distinct())
        {
            xml.WriteElementString("fieldname", name);
        }

        xml.WriteEndElement();
        xml.WriteStartElement("rows");
        foreach (var row in rows)
        {
            xml.WriteStartElement("row");
            foreach (var (name, value) in row)
            {
                xml.WriteStartElement(name);
                if (value.Length > 0)
                {
                    xml.WriteCData(value);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
