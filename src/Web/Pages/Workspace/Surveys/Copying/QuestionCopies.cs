using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Copying;

/// <summary>Questions that were picked of a survey.</summary>
/// <param name="From">The survey.</param>
/// <param name="Codes">The questions' codes.</param>
internal sealed record PickedQuestions(SurveyDefinition From, IReadOnlySet<string> Codes)
{
    /// <summary>The questions, in the order of their survey.</summary>
    public IEnumerable<Question> Questions => From.Questions.Where(question => Codes.Contains(question.Code));
}

/// <summary>
/// Adds questions of other surveys at the end of a survey, with all that belongs to them: a free code, and conditions, rules
/// and texts that refer to what came along. What cannot come along is left out, and said.
/// </summary>
internal sealed partial class QuestionCopies
{
    private const int LongestQuote = 80;

    private readonly IReadOnlySet<string> lostPictures;
    private readonly List<Question> questions;
    private readonly List<Translation> translations;
    private readonly List<string> notes = [];
    private readonly SurveyDefinition into;

    private QuestionCopies(SurveyDefinition into, IReadOnlySet<string> lostPictures)
    {
        this.into = into;
        this.lostPictures = lostPictures;
        questions = [.. into.Questions];
        translations = [.. into.Translations];
    }

    /// <summary>The survey with the questions, and what is left out of them, in sentences.</summary>
    /// <param name="into">The survey that they are added to.</param>
    /// <param name="picked">The questions.</param>
    /// <param name="lostPictures">Names of pictures that cannot be read.</param>
    public static (SurveyDefinition Definition, IReadOnlyList<string> Notes) Add(
        SurveyDefinition into, IEnumerable<PickedQuestions> picked, IReadOnlySet<string> lostPictures)
    {
        var copies = new QuestionCopies(into, lostPictures);
        foreach (var each in picked) copies.Add(each);
        return (into with { Questions = copies.questions, Translations = copies.translations }, copies.notes);
    }

    /// <summary>Names of the pictures that come with the questions.</summary>
    public static IReadOnlySet<string> PicturesOf(SurveyDefinition into, PickedQuestions picked) =>
        picked.Questions.SelectMany(question => OwnPictures(question).Concat(
                into.Translations.SelectMany(translation => PicturesOf(question, picked.From, translation.Language).Values)))
            .Select(picture => picture.Id).ToHashSet(StringComparer.Ordinal);

    private void Add(PickedQuestions picked)
    {
        var names = NamesFor(picked);
        var texts = new SurveyTexts(picked.From, into.Language);
        foreach (var (index, question) in picked.From.Questions.Index().Where(each => picked.Codes.Contains(each.Item.Code)))
        {
            var follows = index > 0 && picked.Codes.Contains(picked.From.Questions[index - 1].Code);
            if (texts.FallenBack(question).Any(key => texts.LanguageOf(key) != into.Language))
                notes.Add($"{Quoted(question)} is not in {LanguageWords.InEnglish(into.Language)}. Translate it once it is added.");
            var copy = Copy(texts.Of(question), picked.From, names, follows);
            questions.Add(copy);
            for (var each = 0; each < translations.Count; each++)
                translations[each] = WithTexts(translations[each], question, copy, picked.From, names);
        }

        NoteOtherLanguages(picked);
    }

    /// <summary>What earlier questions are called here: those that come along, and those that are here already just so.</summary>
    private Dictionary<string, string> NamesFor(PickedQuestions picked)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = questions.Select(question => question.Code).ToList();
        foreach (var question in picked.From.Questions)
        {
            if (picked.Codes.Contains(question.Code))
            {
                names[question.Code] = taken.Contains(question.Code) ? Codes.Unique(question.Code, "question", taken) : question.Code;
                taken.Add(names[question.Code]);
            }
            else if (into.Questions.Any(each => IsSame(each, question)))
            {
                names[question.Code] = question.Code;
            }
        }

        return names;
    }

    private static bool IsSame(Question one, Question other) =>
        (one.Code, one.Kind, one.Text) == (other.Code, other.Kind, other.Text)
        && one.Options.Select(option => (option.Code, option.Text)).SequenceEqual(other.Options.Select(option => (option.Code, option.Text)))
        && one.Rows.Select(row => (row.Code, row.Text)).SequenceEqual(other.Rows.Select(row => (row.Code, row.Text)));

    private Question Copy(Question question, SurveyDefinition from, Dictionary<string, string> names, bool follows)
    {
        if (question.ShownIf is { } condition && !IsKnown(condition, names))
            notes.Add($"{Quoted(question)} was asked of some people only, depending on answers that are not in this survey. It is asked of everybody now.");
        if (question.Checks.Any(check => !IsKnown(check.Condition, names)))
            notes.Add($"A rule of {Quoted(question)} depends on answers that are not in this survey. The rule is left out.");
        if (Texts(question).Any(text => Filled(text, from, names).Lost))
            notes.Add($"The text of {Quoted(question)} shows an answer that is not in this survey. “…” stands in its place: write it anew.");
        if (OwnPictures(question).Any(picture => lostPictures.Contains(picture.Id)))
            notes.Add($"A picture of {Quoted(question)} could not be read. It is left out.");
        return question with
        {
            Code = names[question.Code],
            Text = Fill(question.Text),
            Hint = question.Hint is { } hint ? Fill(hint) : null,
            Options = [.. question.Options.Select(option => option with { Text = Fill(option.Text), Picture = Kept(option.Picture) })],
            Rows = [.. question.Rows.Select(row => row with { Text = Fill(row.Text), Picture = Kept(row.Picture) })],
            Picture = Kept(question.Picture),
            ShownIf = question.ShownIf is { } shownIf && IsKnown(shownIf, names) ? Renamed(shownIf, names) : null,
            Checks = [.. question.Checks.Where(check => IsKnown(check.Condition, names)).Select(check => check with { Condition = Renamed(check.Condition, names) })],
            SamePage = question.SamePage && follows,
        };

        string Fill(string text) => Filled(text, from, names).Text;
    }

    private Picture? Kept(Picture? picture) => picture is null || lostPictures.Contains(picture.Id) ? null : picture;

    private Translation WithTexts(
        Translation translation, Question question, Question copy, SurveyDefinition from, Dictionary<string, string> names)
    {
        var source = new SurveyTexts(from, translation.Language);
        var texts = new Dictionary<string, string>(translation.Texts);
        foreach (var (key, text) in SurveyTexts.Keys(question).Where(text => IsIn(source, text.Key, translation.Language)))
        {
            // Rules have no codes: after one that is left out, the texts of others would stand with the wrong ones.
            var name = key[(question.Code.Length + 1)..];
            if (!name.StartsWith("check/", StringComparison.Ordinal) || copy.Checks.Count == question.Checks.Count)
                texts[SurveyTexts.KeyOf(copy.Code, name)] = Filled(source.Of(key, text), from, names).Text;
        }

        var pictures = new Dictionary<string, Picture>(translation.Pictures);
        foreach (var (name, picture) in PicturesOf(question, from, translation.Language).Where(each => !lostPictures.Contains(each.Value.Id)))
            pictures[SurveyTexts.KeyOf(copy.Code, name)] = picture;
        return translation with { Texts = texts, Pictures = pictures };
    }

    private void NoteOtherLanguages(PickedQuestions picked)
    {
        string[] others =
        [
            .. picked.From.Translations
                .Where(translation => !SurveyTexts.LanguagesOf(into).Contains(translation.Language, StringComparer.OrdinalIgnoreCase))
                .Where(translation => picked.Questions.SelectMany(SurveyTexts.Keys).Any(text => translation.Texts.ContainsKey(text.Key)))
                .Select(translation => LanguageWords.InEnglish(translation.Language, picked.From.Language)),
        ];
        if (others.Length > 0)
            notes.Add($"There are texts in {Words.List(others)} too, in which this survey is not. They are left out: add the language first if you want them.");
    }

    private static bool IsIn(SurveyTexts texts, string key, string language) =>
        texts.LanguageOf(key).Equals(language, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Picture> OwnPictures(Question question) =>
        question.Options.Select(option => option.Picture).Concat(question.Rows.Select(row => row.Picture)).Append(question.Picture).OfType<Picture>();

    /// <summary>Pictures of a question in a language, by the name of the text they go with.</summary>
    private static Dictionary<string, Picture> PicturesOf(Question question, SurveyDefinition from, string language)
    {
        var translation = from.Translations.FirstOrDefault(each => each.Language.Equals(language, StringComparison.OrdinalIgnoreCase));
        return SurveyTexts.Keys(question).Where(text => translation?.Pictures.ContainsKey(text.Key) == true)
            .ToDictionary(text => text.Key[(question.Code.Length + 1)..], text => translation!.Pictures[text.Key]);
    }

    private static IEnumerable<string> Texts(Question question) =>
        [question.Text, question.Hint ?? "", .. question.Options.Select(option => option.Text), .. question.Rows.Select(row => row.Text)];

    private static bool IsKnown(string condition, Dictionary<string, string> names) =>
        References(condition).All(part => names.ContainsKey(Question.CodeOf(part)));

    private static IEnumerable<string> References(string condition) =>
        Reference().Matches(condition).Where(match => match.Groups["part"].Success).Select(match => match.Groups["part"].Value.Trim());

    private static string Renamed(string condition, Dictionary<string, string> names) =>
        Reference().Replace(condition, match => match.Groups["part"] is { Success: true } part ? $"{{{RenamedPart(part.Value.Trim(), names)}}}" : match.Value);

    private static string RenamedPart(string part, Dictionary<string, string> names) =>
        names[Question.CodeOf(part)] + part[Question.CodeOf(part).Length..];

    /// <summary>A text with earlier answers in it, under their names here; those that are not here are lost.</summary>
    private static (string Text, bool Lost) Filled(string text, SurveyDefinition from, Dictionary<string, string> names)
    {
        var lost = false;
        var filled = Braces().Replace(text, match =>
        {
            var part = match.Groups["part"].Value;
            if (names.ContainsKey(Question.CodeOf(part))) return $"{{{RenamedPart(part, names)}}}";
            if (from.Questions.All(question => question.Code != Question.CodeOf(part))) return match.Value;
            lost = true;
            return "…";
        });
        return (filled, lost);
    }

    private static string Quoted(Question question) =>
        $"“{(question.Text.Length > LongestQuote ? question.Text[..LongestQuote] + "…" : question.Text)}”";

    /// <summary>In a condition: what is in braces, but not within quotation marks.</summary>
    [GeneratedRegex("""\{(?<part>[^{}]*)\}|"[^"]*"?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{(?<part>[a-z0-9-]+(\.[A-Za-z0-9_-]+)?)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();
}
