using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Import;

/// <summary>What a file becomes: a survey of ours, and a report in which every question of the file stands exactly once.</summary>
/// <param name="Title">The survey's title.</param>
/// <param name="Definition">What it asks.</param>
/// <param name="Report">Without a slug: that is given when it is stored.</param>
internal sealed record ImportedSurvey(string Title, SurveyDefinition Definition, ImportReport Report)
{
    /// <summary>Whom it is for, where the file says it.</summary>
    public string AudienceCode { get; init; } = "adults";
}

/// <summary>
/// LimeSurvey's question types as questions of ours. Types by their letters: LimeSurvey manual, “Question object types”,
/// https://manual.limesurvey.org/Question_object_types.
/// </summary>
internal sealed class LssMapping
{
    private readonly LssSurvey survey;
    private readonly HashSet<string> codes = new(StringComparer.Ordinal);
    private readonly List<Question> questions = [];
    private readonly Dictionary<string, LssVariable> variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> groupsBegun = new(StringComparer.Ordinal);
    private readonly List<LssTranslation> translations = [];
    private readonly List<LssSpan> spans = [];
    private readonly List<ImportNote> cameOver = [];
    private readonly List<ImportNote> approximated = [];
    private readonly List<ImportNote> leftOut = [];

    private LssMapping(LssSurvey survey) => this.survey = survey;

    /// <summary>Reads a file.</summary>
    /// <exception cref="LssRefusedException">It cannot be taken.</exception>
    public static ImportedSurvey Read(byte[] bytes) => Map(LssSurvey.From(LssFile.Read(bytes)));

    /// <summary>Maps the survey.</summary>
    /// <exception cref="LssRefusedException">It has no question, or one of a type that is not known.</exception>
    public static ImportedSurvey Map(LssSurvey survey)
    {
        if (survey.Questions.Count == 0)
        {
            throw new LssRefusedException(null, "The file has no questions.");
        }

        return new LssMapping(survey).Map();
    }

    /// <summary>The survey as LimeSurvey's own part of the file says it.</summary>
    public static (SurveyDefinition Definition, string Title, IReadOnlyList<LssSpan> Spans) Plain(LssSurvey survey)
    {
        var mapping = new LssMapping(survey);
        var (definition, title) = mapping.MapPlain();
        return (definition, title, mapping.spans);
    }

    private ImportedSurvey Map()
    {
        var (definition, title) = MapPlain();
        if (LssOwn.Restore(definition, title, spans) is { } restored)
        {
            (definition, title) = TakeRestored(definition, title, restored);
        }

        if (definition.Questions.Count == 0)
        {
            throw new LssRefusedException(null, "None of the file's questions is of a kind that can be brought over.");
        }

        if (definition.Questions.Count > DefinitionRules.MostQuestions)
        {
            throw new LssRefusedException(
                null,
                $"The file would become {definition.Questions.Count:N0} questions; a survey can have {DefinitionRules.MostQuestions} at most.");
        }

        NoteTheRest();
        NoteTranslations(definition, title);
        return new ImportedSurvey(title, definition, new ImportReport(null, title, cameOver, approximated, leftOut, []));
    }

    private (SurveyDefinition Definition, string Title) MapPlain()
    {
        var language = MapLanguages();
        foreach (var question in survey.Questions)
        {
            MapQuestion(question);
        }

        var title = MapTitle();
        var introduction = MapIntroduction();
        var definition = new SurveyDefinition(introduction, questions) { Language = language, Quotas = MapQuotas() };
        return (definition with { Translations = [.. translations.Select(translation => translation.Made())] }, title);
    }

    /// <summary>What went out from here and was not changed since; all or none of it where it no longer fits what was.</summary>
    private (SurveyDefinition Definition, string Title) TakeRestored(
        SurveyDefinition plain,
        string plainTitle,
        (SurveyDefinition Definition, string Title, IReadOnlySet<LssSpan> Unchanged) restored)
    {
        if (DefinitionRules.Check(restored.Definition).Count > 0)
        {
            approximated.Add(new ImportNote(null, null, "The survey was changed in LimeSurvey. What only this service knows of it no longer fits and is not brought over."));
            return (plain, plainTitle);
        }

        foreach (var span in spans)
        {
            var (line, code) = (span.Source.Line, span.Source.Code);
            if (restored.Unchanged.Contains(span))
            {
                foreach (var notes in new[] { cameOver, approximated, leftOut })
                {
                    notes.RemoveAll(note => note.Line == line && note.Question == code);
                }

                cameOver.Add(new ImportNote(line, code, "Came back as it went out."));
            }
            else if (span.Source.Own is not null)
            {
                approximated.RemoveAll(note => note.Line == line && note.Question == code);
                cameOver.RemoveAll(note => note.Line == line && note.Question == code);
                approximated.Add(new ImportNote(line, code, "Was changed in LimeSurvey and came over as it is there; what LimeSurvey has no place for is lost."));
            }
        }

        return (restored.Definition, restored.Title);
    }

    /// <summary>Finds the languages there are; gives the one that the survey is written in.</summary>
    private string MapLanguages()
    {
        var own = LssLanguages.TagOf(survey.BaseLanguage);
        if (own is null)
        {
            approximated.Add(new ImportNote(null, null, $"The survey's language, “{survey.BaseLanguage}”, is not known; it is taken to be English."));
        }

        var tags = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { own ?? "en" };
        foreach (var code in survey.OtherLanguages)
        {
            var tag = LssLanguages.TagOf(code);
            var reason = tag is null ? "is not known" : translations.Count == DefinitionRules.MostTranslations ? "is one too many" : tags.Add(tag) ? null : "is there twice";
            if (reason is null)
            {
                translations.Add(new LssTranslation(code, tag!, survey.In(code)));
            }
            else
            {
                leftOut.Add(new ImportNote(null, null, $"The language “{code}” {reason}; its texts are not brought over."));
            }
        }

        return own ?? "en";
    }

    private List<Quota> MapQuotas()
    {
        var byId = survey.Questions.GroupBy(question => question.Id).ToDictionary(group => group.Key, group => group.First());
        var quotas = new LssQuotas(byId, variables);
        foreach (var (index, quota) in survey.Quotas.Index())
        {
            var differences = new List<string>();
            if (quotas.Take(quota, index, differences) is { } reason)
            {
                leftOut.Add(new ImportNote(quota.Line, null, $"The quota “{quota.Name}” is not brought over: {reason}."));
                continue;
            }

            (differences.Count == 0 ? cameOver : approximated).Add(new ImportNote(
                quota.Line, null, $"The quota “{quota.Name}” came over. {string.Join(" ", differences)}".TrimEnd()));
            foreach (var translation in translations)
            {
                translation.Take(
                    SurveyTexts.QuotaKey(quotas.Made[^1].Quota.Code), LssQuotas.MessageOf(translation.Survey.Quotas[index].Message, []), wanted: true);
            }
        }

        return [.. quotas.Made.Select(made => made.Quota)];
    }

    /// <summary>Says of each language what of it is not in the file.</summary>
    private void NoteTranslations(SurveyDefinition definition, string title)
    {
        string[] keys = [.. SurveyTexts.Keys(definition, title).Select(text => text.Key)];
        foreach (var translation in translations)
        {
            var texts = definition.Translations.FirstOrDefault(each => each.Language == translation.Tag)?.Texts ?? translation.Made().Texts;
            var missing = keys.Where(key => !texts.ContainsKey(key)).ToList();
            var name = translation.Code == translation.Tag ? translation.Code : $"{translation.Code}, here {translation.Tag}";
            var came = $"Language {name}: {keys.Length - missing.Count:N0} of {keys.Length:N0} texts came over.";
            if (missing.Count == 0)
            {
                cameOver.Add(new ImportNote(null, null, came));
            }
            else
            {
                approximated.Add(new ImportNote(
                    null, null, $"{came} The others are not in the file and are shown in {definition.Language}: {Listed(missing)}."));
            }

            if (translation.Alone.Count > 0)
            {
                leftOut.Add(new ImportNote(
                    null, null, $"Language {name}: texts that the base language has none for are not brought over: {Listed(translation.Alone)}."));
            }
        }

        static string Listed(IReadOnlyList<string> keys) =>
            keys.Count <= 20 ? string.Join(", ", keys) : $"{string.Join(", ", keys.Take(20))} and {keys.Count - 20:N0} more";
    }

    private string MapTitle()
    {
        foreach (var translation in translations)
        {
            translation.Take(
                SurveyTexts.Title,
                LssTypes.Cut(HtmlText.From(translation.Survey.Settings?["surveyls_title"] ?? "").Text.ReplaceLineEndings(" "), 120, []),
                wanted: true);
        }

        var read = HtmlText.From(survey.Settings?["surveyls_title"] ?? "");
        var title = read.Text.ReplaceLineEndings(" ");
        if (read.HadScript)
        {
            approximated.Add(new ImportNote(survey.Settings?.Line, null, "The survey's title: script was removed."));
        }

        if (title.Length is >= 3 and <= 120)
        {
            return title;
        }

        approximated.Add(new ImportNote(
            survey.Settings?.Line, null, title.Length < 3 ? "The survey has no title; it was given one." : "The survey's title was cut to 120 characters."));
        return title.Length < 3 ? "Imported survey" : $"{title[..119].TrimEnd()}…";
    }

    private string MapIntroduction()
    {
        if (survey.Settings is not { } settings)
        {
            return "";
        }

        var parts = new[] { HtmlText.From(settings["surveyls_description"]), HtmlText.From(settings["surveyls_welcometext"]) };
        var differences = new List<string>();
        var introduction = string.Join("\n\n", parts.Select(part => part.Text).Where(text => text.Length > 0).Distinct());
        NoteLosses(differences, parts);
        introduction = LssTypes.Cut(introduction, DefinitionRules.LongestIntroduction, differences);
        if (differences.Count > 0)
        {
            approximated.Add(new ImportNote(settings.Line, null, $"The introduction: {string.Join(" ", differences)}"));
        }

        if (HtmlText.From(settings["surveyls_endtext"]).Text.Length > 0)
        {
            leftOut.Add(new ImportNote(settings.Line, null, "The survey's closing text is not brought over."));
        }

        foreach (var translation in translations)
        {
            translation.Take(SurveyTexts.Introduction, IntroductionOf(translation.Survey.Settings), introduction.Length > 0);
        }

        return introduction;
    }

    private static string IntroductionOf(LssRow? settings) => settings is null ? "" : LssTypes.Cut(
        string.Join("\n\n", new[] { settings["surveyls_description"], settings["surveyls_welcometext"] }
            .Select(html => HtmlText.From(html).Text).Where(text => text.Length > 0).Distinct()),
        DefinitionRules.LongestIntroduction,
        []);

    private void NoteTheRest()
    {
        leftOut.AddRange(survey.DescribedGroups.Where(group => !groupsBegun.Contains(group.Id)).Select(group => new ImportNote(
            group.Line, null, $"The description of the question group “{HtmlText.From(group.Name).Text}” is not brought over, as none of its questions is.")));
        leftOut.AddRange(survey.Doubled.Select(row => new ImportNote(
            row.Line, row["title"], "Another question of the file has the same number, so this one is not brought over.")));
        leftOut.AddRange(survey.Orphans.Select(row =>
            new ImportNote(row.Line, null, $"The row “{row["title"]}” belongs to no question of the file.")));
    }

    private void MapQuestion(LssQuestion source)
    {
        var differences = new List<string>();
        if (LssTypes.WhyNot(source, HtmlText.From(source.Text, Piped)) is { } reason)
        {
            leftOut.Add(new ImportNote(source.Line, source.Code, reason));
            spans.Add(new LssSpan(source, questions.Count, 0));
            return;
        }

        var (condition, lost) = ConditionOf(source.Relevance);
        if (lost is not null)
        {
            differences.Add($"Asked of everyone{(source.Mandatory == "Y" ? " and made optional" : "")}, because its condition is not brought over: {lost}.");
        }

        var shape = new Question
        {
            Code = "",
            Kind = QuestionKind.Information,
            Text = "",
            Required = source.Mandatory == "Y" && lost is null && source.Type != "X",
            ShownIf = condition,
        };
        var made = Make(source, shape, differences).ConvertAll(question => question with { Code = UniqueCode(question.Code) });
        var translated = translations.ConvertAll(translation => (Language: translation, Source: translation.Of(source), Notes: new List<string>()));
        var inLanguages = translated.ConvertAll(each => Make(each.Source, shape, each.Notes).Zip(made, (question, own) => question with { Code = own.Code }).ToList());
        foreach (var (name, variable) in LssTypes.Variables(source, made))
        {
            variables.TryAdd(name, variable);
        }

        made = LssChecks.Add(source, made, variables, differences);
        NoteDifferences(source, differences);
        foreach (var ((language, its, notes), questionsThere) in translated.Zip(inLanguages))
        {
            language.Take(made, LssChecks.Add(its, questionsThere, variables, notes));
            differences.AddRange(notes.Distinct().Except(differences).Select(note => $"In {language.Tag}: {note}").ToList());
        }

        BeginGroup(source.Group);
        spans.Add(new LssSpan(source, questions.Count, made.Count));
        foreach (var question in made)
        {
            questions.Add(question with { SamePage = IsOnPageBefore(source.Group) });
            groupsBegun.Add(source.Group);
        }

        var count = made.Count == 1 ? LssTypes.Describe(made[0]) : $"{made.Count} questions, one for each row: {LssTypes.Describe(made[0])}";
        var rules = made.Sum(question => question.Checks.Count);
        string[] sentences = [$"Became {count}{(rules == 0 ? "" : rules == 1 ? ", with 1 rule" : $", with {rules} rules")}.", .. differences.Distinct()];
        (differences.Count == 0 ? cameOver : approximated).Add(new ImportNote(source.Line, source.Code, string.Join(" ", sentences)));
    }

    /// <summary>The questions in the language of the source, without rules.</summary>
    private List<Question> Make(LssQuestion source, Question shape, List<string> differences)
    {
        var (text, hint) = (HtmlText.From(source.Text, Piped), HtmlText.From(source.Help, Piped));
        NoteLosses(differences, [text, hint, .. source.Rows.Concat(source.Answers).Select(choice => HtmlText.From(choice.Text))], source.HasScript);
        var asked = shape with
        {
            Text = text.Text,
            Hint = hint.Text.Length == 0 ? null : LssTypes.Cut(hint.Text, DefinitionRules.LongestHint, differences),
        };
        return LssTypes.MakeAll(source, asked, differences).ConvertAll(question => question with
        {
            Text = LssTypes.Cut(
                question.Text,
                question.Kind == QuestionKind.Information ? DefinitionRules.LongestInformation : DefinitionRules.LongestText,
                differences),
        });
    }

    /// <summary>A group's name and description become text to read before its first question.</summary>
    private void BeginGroup(string id)
    {
        if (groupsBegun.Contains(id) || survey.DescribedGroups.FirstOrDefault(group => group.Id == id) is not { } group)
        {
            return;
        }

        var (name, description) = (HtmlText.From(group.Name, Piped), HtmlText.From(group.Description, Piped));
        var differences = new List<string>();
        NoteLosses(differences, [name, description]);
        var (condition, lost) = ConditionOf(group.Relevance);
        if (lost is not null)
        {
            differences.Add($"It is shown to everyone, because its condition is not brought over: {lost}.");
        }

        var about = new Question
        {
            Code = UniqueCode("about"),
            Kind = QuestionKind.Information,
            Text = LssTypes.Cut(name.Text.Length == 0 ? "About the next questions" : name.Text, DefinitionRules.LongestInformation, differences),
            Hint = LssTypes.Cut(description.Text, DefinitionRules.LongestHint, differences),
            ShownIf = condition,
            SamePage = IsOnPageBefore(id),
        };
        questions.Add(about);
        foreach (var translation in translations)
        {
            if (translation.Survey.DescribedGroups.FirstOrDefault(each => each.Id == id) is { } there)
            {
                translation.Take([about], [about with
                {
                    Text = LssTypes.Cut(HtmlText.From(there.Name, Piped).Text, DefinitionRules.LongestInformation, differences),
                    Hint = LssTypes.Cut(HtmlText.From(there.Description, Piped).Text, DefinitionRules.LongestHint, differences),
                }]);
            }
        }

        groupsBegun.Add(id);
        var note = new ImportNote(
            group.Line, null, $"The description of the question group “{name.Text}” became text to read. {string.Join(" ", differences)}".TrimEnd());
        (differences.Count == 0 ? cameOver : approximated).Add(note);
    }

    /// <summary>LimeSurvey shows questions one by one, a group to a page, or all of them together.</summary>
    private bool IsOnPageBefore(string group) =>
        questions.Count > 0 && (survey.AllOnOnePage || (survey.ManyToAPage && groupsBegun.Contains(group)));

    /// <summary>The condition of ours, or why there is none; neither where it is asked of everybody.</summary>
    private (string? Condition, string? Lost) ConditionOf(string relevance)
    {
        if (relevance.Length == 0)
        {
            return (null, null);
        }

        try
        {
            var condition = LssExpression.Translate(relevance, variables);
            return condition.Length <= Condition.Longest ? (condition, null) : (null, "it is too long");
        }
        catch (LssExpressionException unknown)
        {
            return (null, unknown.Message);
        }
    }

    /// <summary>What stands for an earlier answer in a text, where the expression is nothing but its name.</summary>
    private string? Piped(string expression) =>
        variables.TryGetValue(LssExpression.NameOf(expression.Trim()), out var variable) && variable.Option is null ? $"{{{variable.Part}}}" : null;

    /// <summary>Differences that do not depend on what the question became.</summary>
    private static void NoteDifferences(LssQuestion source, List<string> differences)
    {
        Note(source.OtherLanguage is not null, $"The base language has no text for it; the one in {source.OtherLanguage} was taken.");
        Note(source.Mandatory == "S", "LimeSurvey reminds people who leave it out; here it is optional without a reminder.");
        Note(source.HasDefault, "Its answer filled in beforehand is not brought over.");
        Note(Says("array_filter", "array_filter_exclude"), "Its rows or answers depended on another question; all of them are shown.");
        Note(Says("random_order") || Says("answer_order"), "Its order was random; here it is fixed.");
        Note(source.Type is "N" or "K" && Says("maximum_chars"), "Its limit on the number of digits is not brought over.");
        Note(source.Type is "K" && Says("slider_layout"), "Its slider became a box for a number.");
        Note(Says("prefix"), "The text before its box is not brought over.");
        Note(source.Type is not ("N" or "K") && Says("suffix"), "The text after its box is not brought over.");
        Note(Says("time_limit"), "Its time limit is not brought over.");

        bool Says(params string[] attributes) => attributes.Any(attribute =>
            source.Attribute(attribute) is not ("" or "0") and var value && !(attribute == "answer_order" && value == "normal"));

        void Note(bool holds, string sentence)
        {
            if (holds)
            {
                differences.Add(sentence);
            }
        }
    }

    private static void NoteLosses(List<string> differences, IReadOnlyCollection<HtmlText> texts, bool hasScript = false)
    {
        if (hasScript || texts.Any(text => text.HadScript))
        {
            differences.Add("Script was removed.");
        }

        if (texts.Any(text => text.HadPicture))
        {
            differences.Add("A picture, film or frame was left out.");
        }

        if (texts.Any(text => text.HadExpression))
        {
            differences.Add("An expression in braces, which LimeSurvey would have replaced, is shown in brackets.");
        }
    }

    private string UniqueCode(string stem)
    {
        var code = stem;
        for (var number = 2; !codes.Add(code); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            code = $"{stem[..Math.Min(stem.Length, DefinitionRules.LongestCode - suffix.Length)].TrimEnd('-')}{suffix}";
        }

        return code;
    }

}
