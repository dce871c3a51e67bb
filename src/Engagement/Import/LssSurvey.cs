using System.Globalization;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Import;

/// <summary>A question of a LimeSurvey file with all that belongs to it, its texts in one language.</summary>
internal sealed record LssQuestion
{
    public required int Line { get; init; }

    /// <summary>Its number in the file.</summary>
    public required string Id { get; init; }

    /// <summary>Its code in the file (LimeSurvey's <c>title</c>).</summary>
    public required string Code { get; init; }

    /// <summary>LimeSurvey's one-character type.</summary>
    public required string Type { get; init; }

    /// <summary>The wording, HTML.</summary>
    public required string Text { get; init; }

    /// <summary>The help text, HTML.</summary>
    public required string Help { get; init; }

    /// <summary><c>Y</c>, <c>N</c> or <c>S</c> (asks once, then lets go).</summary>
    public required string Mandatory { get; init; }

    /// <summary>An “Other” with a text box is offered.</summary>
    public required bool Other { get; init; }

    /// <summary>LimeSurvey's expression on which it is asked, its group's included; empty for always.</summary>
    public required string Relevance { get; init; }

    /// <summary>The group it is in.</summary>
    public required string Group { get; init; }

    /// <summary>A pattern that answers must match; empty for none.</summary>
    public required string Pattern { get; init; }

    public required bool HasDefault { get; init; }

    /// <summary>It comes with a script of its own.</summary>
    public required bool HasScript { get; init; }

    /// <summary>Language of the texts where the base language has none; null otherwise.</summary>
    public required string? OtherLanguage { get; init; }

    /// <summary>Its rows, or the choices of a multiple choice, in order.</summary>
    public required IReadOnlyList<LssChoice> Rows { get; init; }

    /// <summary>Its answers of the first scale, in order.</summary>
    public required IReadOnlyList<LssChoice> Answers { get; init; }

    /// <summary>Attributes that say something, by name.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Its codes here, where it comes from here.</summary>
    public LssOwn.Codes? Own { get; init; }

    /// <summary>Its texts are in a language beside the base language.</summary>
    public required bool Translated { get; init; }

    /// <summary>The attribute's value; empty where it says nothing.</summary>
    public string Attribute(string name) => Attributes.GetValueOrDefault(name, "");

    /// <summary>What LimeSurvey says in words of its own, which are not in the file: English, and in other languages missing.</summary>
    public string OwnWords(string english) => Translated ? LssSurvey.Missing : english;
}

/// <summary>A row or answer of a question.</summary>
/// <param name="Code">Its code in the file.</param>
/// <param name="Text">HTML.</param>
/// <param name="Conditional">Shown only if a condition holds.</param>
/// <param name="Own">Its code here, where it comes from here.</param>
internal sealed record LssChoice(string Code, string Text, bool Conditional, string? Own = null);

/// <summary>A group of questions with words of its own.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Id">Its number in the file.</param>
/// <param name="Name">HTML.</param>
/// <param name="Description">HTML.</param>
/// <param name="Relevance">LimeSurvey's expression on which it is shown; empty for always.</param>
internal sealed record LssGroup(int Line, string Id, string Name, string Description, string Relevance);

/// <summary>A quota of a LimeSurvey file.</summary>
/// <param name="Line">Its line in the file.</param>
/// <param name="Name">What its makers call it.</param>
/// <param name="Limit">How many are enough, as written.</param>
/// <param name="Active">It is in force.</param>
/// <param name="Ends">Somebody over the limit is told so and can do no more; otherwise they can change their answers.</param>
/// <param name="Members">Numbers of questions and codes of answers.</param>
/// <param name="Message">HTML; empty where there is none.</param>
/// <param name="LeadsAway">A web address follows its message.</param>
internal sealed record LssQuota(
    int Line, string Name, string Limit, bool Active, bool Ends, IReadOnlyList<(string Question, string Code)> Members, string Message, bool LeadsAway);

/// <summary>What a file says, put together from its tables: LimeSurvey 6 keeps texts in tables of their own, 2.05 in the rows.</summary>
internal sealed class LssSurvey
{
    /// <summary>Stands for a text that a language lacks, alone or within a longer one. No XML file can hold this character.</summary>
    public const string Missing = "\uFFFF";

    private readonly LssFile file;
    private readonly string language;
    private readonly ILookup<string, LssRow> questionTexts;
    private readonly ILookup<string, LssRow> answerTexts;
    private readonly ILookup<string, LssRow> groupTexts;

    private LssSurvey(LssFile file, string? language)
    {
        this.file = file;
        questionTexts = file["question_l10ns"].ToLookup(row => row["qid"]);
        answerTexts = file["answer_l10ns"].ToLookup(row => row["aid"]);
        groupTexts = file["group_l10ns"].ToLookup(row => row["gid"]);
        BaseLanguage = file["surveys"].Select(row => row["language"]).FirstOrDefault(language => language.Length > 0)
            ?? (file.Languages is [var first, ..] ? first : "en");
        this.language = language ?? BaseLanguage;
    }

    public string BaseLanguage { get; }

    /// <summary>Languages beside the base language.</summary>
    public IReadOnlyList<string> OtherLanguages =>
    [
        .. file.Languages
            .Concat(file["surveys"].SelectMany(row => row["additional_languages"].Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Distinct().Where(language => language != BaseLanguage),
    ];

    /// <summary>The survey's own texts; null where the file has none.</summary>
    public LssRow? Settings => file["surveys_languagesettings"] is { Count: > 0 } settings
        ? settings.FirstOrDefault(row => row["surveyls_language"] == language) ?? (Translated ? null : settings[0])
        : null;

    /// <summary>Quotas in file order, active or not.</summary>
    public IReadOnlyList<LssQuota> Quotas { get; private set; } = [];

    private bool Translated => language != BaseLanguage;

    /// <summary>Questions in the order of their groups.</summary>
    public IReadOnlyList<LssQuestion> Questions { get; private set; } = [];

    /// <summary>Groups that have a description, in order.</summary>
    public IReadOnlyList<LssGroup> DescribedGroups { get; private set; } = [];

    /// <summary>Its questions are shown a group, or all of them, to a page.</summary>
    public bool ManyToAPage => file["surveys"].Any(row => row["format"] is "G" or "A");

    /// <summary>All of them are on one page.</summary>
    public bool AllOnOnePage => file["surveys"].Any(row => row["format"] == "A");

    /// <summary>Rows whose question is not in the file.</summary>
    public IReadOnlyList<LssRow> Orphans { get; private set; } = [];

    /// <summary>Questions whose number another has already.</summary>
    public IReadOnlyList<LssRow> Doubled { get; private set; } = [];

    /// <summary>Puts the tables together.</summary>
    /// <exception cref="LssRefusedException">A question lacks what every question has.</exception>
    public static LssSurvey From(LssFile file) => From(file, null);

    /// <summary>The same survey with its texts in another language; <see cref="Missing"/> for those that are not there.</summary>
    public LssSurvey In(string other) => From(file, other);

    private static LssSurvey From(LssFile file, string? language)
    {
        var survey = new LssSurvey(file, language);
        survey.ReadQuestions();
        survey.ReadQuotas();
        return survey;
    }

    private void ReadQuotas()
    {
        var members = file["quota_members"].ToLookup(row => row["quota_id"]);
        var texts = file["quota_languagesettings"].ToLookup(row => row["quotals_quota_id"]);
        Quotas =
        [
            .. file["quota"].Select(row => new LssQuota(
                row.Line,
                row["name"].Trim(),
                row["qlimit"].Trim(),
                row["active"] is "1" or "Y",
                row["action"] is "" or "1",
                [.. members[row["id"]].Select(member => (member["qid"].Trim(), member["code"].Trim()))],
                TextIn(texts[row["id"]], "quotals_message", "quotals_language"),
                texts[row["id"]].Any(text => text["quotals_url"].Trim().Length > 0))),
        ];
    }

    private void ReadQuestions()
    {
        var groupRows = file["groups"].ToLookup(row => row["gid"]);
        var groups = groupRows.Select(InBaseLanguage).ToList();
        var groupOrder = groups.OrderBy(row => Number(row["group_order"])).Select(row => row["gid"]).Index()
            .ToDictionary(each => each.Item, each => each.Index);
        var relevanceOfGroups = groups.ToDictionary(row => row["gid"], row => row["grelevance"]);
        DescribedGroups =
        [
            .. groups.OrderBy(row => groupOrder[row["gid"]])
                .Select(row => (row.Line, Id: row["gid"], Relevance: IsCondition(row["grelevance"]) ? row["grelevance"] : "", Texts: groupTexts[row["gid"]].Any() ? groupTexts[row["gid"]] : groupRows[row["gid"]]))
                .Select(group => new LssGroup(group.Line, group.Id, TextIn(group.Texts, "group_name"), TextIn(group.Texts, "description"), group.Relevance))
                .Where(group => HtmlText.From(group.Description).Text.Length > 0),
        ];

        // Older files may keep rows among the questions, told apart by their parent.
        var all = file["questions"].Concat(file["subquestions"]).ToList();
        var rowsById = all.ToLookup(row => row["qid"]);
        var parents = all.Where(row => row["parent_qid"] is "" or "0").GroupBy(row => row["qid"]).ToList();
        var rows = all.Where(row => row["parent_qid"] is not ("" or "0"))
            .GroupBy(row => row["qid"]).Select(InBaseLanguage).ToLookup(row => row["parent_qid"]);
        var answers = file["answers"].Where(row => row["scale_id"] is "" or "0").ToLookup(row => row["qid"]);
        var attributes = file["question_attributes"]
            .Where(row => row["value"].Length > 0 && (row["language"] == "" || row["language"] == language))
            .ToLookup(row => row["qid"]);
        var conditions = file["conditions"].Select(row => row["qid"]).ToHashSet();
        var defaults = file["defaultvalues"].Select(row => row["qid"]).ToHashSet();

        var known = parents.Select(parent => parent.Key).ToHashSet();
        Orphans = [.. rows.Where(group => !known.Contains(group.Key)).SelectMany(group => group)];
        Doubled = [.. parents.SelectMany(same => same.DistinctBy(row => row["title"]).Skip(1))];
        Questions =
        [
            .. parents.Select(InBaseLanguage)
                .OrderBy(row => groupOrder.GetValueOrDefault(row["gid"], int.MaxValue))
                .ThenBy(row => Number(row["question_order"]))
                .Select(row => Read(row)),
        ];

        LssQuestion Read(LssRow row)
        {
            var qid = row["qid"];
            if (qid == "" || row["title"].Trim() == "" || row["type"].Trim() == "")
            {
                throw new LssRefusedException(new ImportNote(
                    row.Line, row["title"].Trim() is { Length: > 0 } code ? code : null, "A question lacks its number, code or type."));
            }

            var its = attributes[qid].GroupBy(each => each["attribute"])
                .ToDictionary(group => group.Key, group => (group.FirstOrDefault(each => each["language"] != "") ?? group.First())["value"].Trim());
            var own = LssOwn.CodesOf(its.GetValueOrDefault(LssOwn.CodesAttribute, ""));
            var texts = TextsOf(row);
            var text = InBaseLanguage(texts);
            return new LssQuestion
            {
                Line = row.Line,
                Id = qid,
                Translated = Translated,
                Code = row["title"].Trim(),
                Type = row["type"].Trim(),
                Text = TextIn(texts, "question"),
                Help = TextIn(texts, "help"),
                Mandatory = row["mandatory"],
                Other = row["other"] == "Y",
                // Older files keep conditions in a table, from which LimeSurvey has made the expression.
                Relevance = conditions.Contains(qid) && !IsCondition(row["relevance"])
                    ? "conditions"
                    : Both(relevanceOfGroups.GetValueOrDefault(row["gid"], ""), row["relevance"]),
                Group = row["gid"],
                Pattern = row["preg"],
                HasDefault = defaults.Contains(qid),
                HasScript = text["script"].Trim().Length > 0,
                OtherLanguage = text["language"] is { Length: > 0 } found && found != BaseLanguage ? found : null,
                Rows =
                [
                    .. rows[qid].Where(each => each["scale_id"] is "" or "0")
                        .OrderBy(each => Number(each["question_order"]))
                        .Select(each => new LssChoice(each["title"].Trim(), TextIn(TextsOf(each), "question"), IsCondition(each["relevance"]), OwnCode(each["title"].Trim()))),
                ],
                Answers =
                [
                    .. answers[qid].GroupBy(each => each["code"]).Select(same => (Row: InBaseLanguage(same), Same: same))
                        .OrderBy(each => Number(each.Row["sortorder"]))
                        .Select(each => new LssChoice(each.Row["code"].Trim(), AnswerTextOf(each.Row, each.Same), false, own?.Options.GetValueOrDefault(each.Row["code"].Trim()))),
                ],
                Attributes = its,
                Own = own,
            };

            string? OwnCode(string code) => own?.Rows.GetValueOrDefault(code) ?? own?.Options.GetValueOrDefault(code);
        }

        IEnumerable<LssRow> TextsOf(LssRow row) => questionTexts[row["qid"]].Any() ? questionTexts[row["qid"]] : rowsById[row["qid"]];
    }

    private string AnswerTextOf(LssRow row, IEnumerable<LssRow> same) =>
        TextIn(row["aid"].Length > 0 && answerTexts[row["aid"]].Any() ? answerTexts[row["aid"]] : same, "answer");

    /// <summary>The text in the survey's language; in the base language the first there is rather than none.</summary>
    private string TextIn(IEnumerable<LssRow> rows, string column, string languageColumn = "language")
    {
        var found = rows.FirstOrDefault(row => row[languageColumn] == language) ?? (Translated ? null : rows.FirstOrDefault());
        return !Translated ? found?[column] ?? ""
            : found is null || HtmlText.From(found[column]).Text.Length == 0 ? Missing
            : found[column];
    }

    private LssRow InBaseLanguage(IEnumerable<LssRow> rows) =>
        rows.FirstOrDefault(row => row["language"] == BaseLanguage) ?? rows.First();

    private static string Both(string group, string question) => (IsCondition(group), IsCondition(question)) switch
    {
        (true, true) => $"({group}) and ({question})",
        (true, false) => group,
        (false, true) => question,
        _ => "",
    };

    /// <summary>LimeSurvey writes “always” as 1 or as nothing.</summary>
    private static bool IsCondition(string relevance) => relevance.Trim() is not ("" or "1");

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
