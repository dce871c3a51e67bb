using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Surveys;

/// <summary>Translations, rules of answers and quotas, as they are written.</summary>
public sealed class TranslationRulesTests
{
    [Theory]
    [InlineData("cy", "ease/option/harder", "Anoddach", "In the language “cy”: the text “ease/option/harder” is none of the survey’s.")]
    [InlineData("c", "title", "Cael help", "Translation 1 needs a language, like “cy” for Welsh.")]
    [InlineData("EN", "title", "Help", "There is more than one text in the language “EN”.")]
    [InlineData("cy", "ease/text", "Pam {word}?", "In the language “cy”: question 1: “{word}” in its text is no answer before it.")]
    public void What_is_wrong_with_a_translation_is_said(string language, string key, string text, string sentence) =>
        Check(new SurveyDefinition("", [Questions.Single(), Questions.Line()])
        {
            Translations = [new Translation(language) { Texts = new Dictionary<string, string> { [key] = text } }],
        })["translations"].ShouldBe([sentence]);

    [Fact]
    public void A_long_translation_is_too_long() =>
        Check(new SurveyDefinition("", [Questions.Single()])
        {
            Translations = [new Translation("cy") { Texts = new Dictionary<string, string> { ["ease/option/easy"] = new('a', 501) } }],
        })["translations"].ShouldBe(["In the language “cy”: shorten the text “ease/option/easy” to 500 characters or fewer."]);

    [Fact]
    public void Texts_are_stored_trimmed_and_empty_ones_not_at_all()
    {
        var clean = DefinitionRules.Clean(new SurveyDefinition("", [Questions.Single()])
        {
            Translations = [new Translation("cy") { Texts = new Dictionary<string, string> { ["ease/text"] = " Pa mor hawdd? ", ["ease/option/easy"] = " " } }],
        });

        clean.Translations.Single().Texts.ShouldBe(new Dictionary<string, string> { ["ease/text"] = "Pa mor hawdd?" });
    }

    [Theory]
    [InlineData("{days} > {word}", "Question 1: its rule 1 refers to “{word}” (character 10), which is no answer before it.")]
    [InlineData("{days} >", "Question 1: its rule 1 cannot be read.")]
    [InlineData(" ", "Question 1: rule 1 needs a condition.")]
    public void A_rule_looks_at_its_own_answer_and_those_before_it(string condition, string sentence) =>
        Check(new SurveyDefinition("", [Questions.Number() with { Checks = [new AnswerCheck(condition, "Fewer.")] }, Questions.Line()]))["days"][0]
            .ShouldStartWith(sentence);

    [Theory]
    [InlineData("easy", 0, "{ease} = \"easy\"", "Quota 1: enough must be 1 to 1,000,000 people.")]
    [InlineData("Easy", 5, "{ease} = \"easy\"", "Quota 1 needs a code of its own, of up to 60 lower-case letters, digits and hyphens.")]
    [InlineData("easy", 5, "{ease} = \"odd\"", "Quota 1: its condition expects “odd” of “{ease}” (character 1), which is none of the answers there.")]
    public void What_is_wrong_with_a_quota_is_said(string code, int limit, string condition, string sentence) =>
        Check(new SurveyDefinition("", [Questions.Single()]) { Quotas = [new Quota(code, limit, condition, "Enough.")] })["quotas"].ShouldBe([sentence]);

    [Theory]
    [InlineData("http://example.org/film")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://somebody:secret@example.org/")]
    [InlineData("film.mp4")]
    public void A_film_or_recording_is_a_whole_https_address(string address) =>
        Check(new SurveyDefinition("", [Questions.Single() with { SignLanguage = address }]))["ease"]
            .ShouldBe(["Question 1: the address of the film in British Sign Language must begin with https:// and have 500 characters or fewer."]);

    private static Dictionary<string, string[]> Check(SurveyDefinition definition) => DefinitionRules.Check(definition);
}
