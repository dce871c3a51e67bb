using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Import;

/// <summary>One more language of a file, as it grows question by question.</summary>
/// <param name="code">LimeSurvey's code of the language.</param>
/// <param name="tag">Ours.</param>
/// <param name="survey">The survey with its texts in the language.</param>
internal sealed class LssTranslation(string code, string tag, LssSurvey survey)
{
    private readonly Dictionary<string, LssQuestion> questions = survey.Questions.GroupBy(question => question.Id)
        .ToDictionary(group => group.Key, group => group.First());

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    private readonly List<string> alone = [];

    /// <summary>LimeSurvey's code of the language.</summary>
    public string Code => code;

    public string Tag => tag;

    public LssSurvey Survey => survey;

    /// <summary>Texts that the base language has nothing for.</summary>
    public IReadOnlyList<string> Alone => alone;

    /// <summary>The question of the same number.</summary>
    public LssQuestion Of(LssQuestion source) => questions[source.Id];

    /// <summary>Takes the texts of questions that are there in this language.</summary>
    /// <param name="written">The questions in the base language, with their final codes.</param>
    /// <param name="translated">The same in this language.</param>
    public void Take(IEnumerable<Question> written, IEnumerable<Question> translated)
    {
        foreach (var (question, other) in written.Zip(translated))
        {
            var keys = SurveyTexts.Keys(question).Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
            var sameRules = question.Checks.Select(check => check.Condition).SequenceEqual(other.Checks.Select(check => check.Condition));
            foreach (var (key, text) in SurveyTexts.Keys(other with { Code = question.Code, Checks = sameRules ? other.Checks : [] }))
            {
                Take(key, text, keys.Contains(key));
            }
        }
    }

    /// <summary>Takes a text that is there in this language.</summary>
    /// <param name="key">As <see cref="SurveyTexts"/> names it.</param>
    /// <param name="text">The text; empty or missing where there is none.</param>
    /// <param name="wanted">The survey has a text of this key in the base language.</param>
    public void Take(string key, string text, bool wanted)
    {
        if (text.Length == 0 || text.Contains(LssSurvey.Missing, StringComparison.Ordinal))
        {
            return;
        }

        if (wanted)
        {
            texts[key] = text;
        }
        else
        {
            alone.Add(key);
        }
    }

    public Translation Made() => new(tag) { Texts = texts };
}
