using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Workspace.Surveys.Copying;

namespace IcpEngage.Web.Pages.Workspace.Surveys.FromBank;

/// <summary>Questions of the bank on their way into a survey.</summary>
internal static class TakenFromBank
{
    /// <summary>It is asked word for word.</summary>
    public static bool IsLocked(this QuestionFromBank question) => question.Entry is { Locked: true, State: BankState.InUse };

    /// <summary>The version that surveys take, as if it were picked from another survey.</summary>
    public static PickedQuestions Picked(BankEntryDetail entry)
    {
        var version = entry.Versions.First(each => each.Number == entry.Summary.Version);
        var question = version.Wording.Question with { Bank = new BankReference(entry.Summary.Code, version.Number) };
        return new PickedQuestions(new SurveyDefinition("", [question]) { Translations = version.Wording.Translations }, new HashSet<string> { question.Code });
    }

    /// <summary>The survey with another version of one of its questions. What is the survey's own about it stays: help, whom it is asked, whether it must be answered.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="code">The question's code there.</param>
    /// <param name="version">The version to take.</param>
    public static SurveyDefinition WithVersion(SurveyDefinition survey, string code, BankVersion version)
    {
        var (bank, own) = (version.Wording.Question, survey.Questions.First(question => question.Code == code));
        var words = new SurveyTexts(new SurveyDefinition("", [bank]) { Translations = version.Wording.Translations }, survey.Language).Of(bank);
        var taken = words with
        {
            Code = code,
            Hint = own.Hint ?? words.Hint,
            Required = own.Required,
            ShownIf = own.ShownIf,
            SamePage = own.SamePage,
            Topic = own.Topic,
            Picture = own.Picture,
            SignLanguage = own.SignLanguage,
            Audio = own.Audio,
            Bank = own.Bank! with { Version = version.Number },
        };
        return SurveyTexts.Pruned(survey with
        {
            Questions = [.. survey.Questions.Select(question => question.Code == code ? taken : question)],
            Translations = [.. survey.Translations.Select(translation => WithTexts(translation, code, version.Wording))],
        });
    }

    // What was said in another language stands for the old words; the bank's own stand for the new ones.
    private static Translation WithTexts(Translation translation, string code, BankWording wording)
    {
        var bank = wording.Translations.FirstOrDefault(each => each.Language.Equals(translation.Language, StringComparison.OrdinalIgnoreCase));
        var kept = translation.Texts.Where(text => !text.Key.StartsWith(code + "/", StringComparison.Ordinal) || text.Key == SurveyTexts.KeyOf(code, "hint"));
        var taken = (bank?.Texts ?? new Dictionary<string, string>())
            .Select(text => KeyValuePair.Create(code + text.Key[wording.Question.Code.Length..], text.Value));
        return translation with { Texts = kept.Concat(taken).DistinctBy(text => text.Key).ToDictionary() };
    }
}
