using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Import;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Import;

public sealed class LssLanguagesTests
{
    [Theory]
    [InlineData("cy", "cy")]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("pt_BR", "pt-BR")]
    [InlineData("de-informal", "de-x-informal")]
    [InlineData("es-AR-informal", "es-AR-x-informal")]
    [InlineData("de-easy", "de-x-easyread")]
    [InlineData("de-x-informal", "de-x-informal")]
    [InlineData("", null)]
    [InlineData("Klingon", null)]
    [InlineData("e n", null)]
    public void A_code_becomes_one_that_all_know_or_none(string theirs, string? ours) => LssLanguages.TagOf(theirs).ShouldBe(ours);

    [Theory]
    [InlineData("all-types.lss", "cy")]
    [InlineData("version-205.lss", "de")]
    public void Every_text_of_another_language_comes_over_under_its_key(string file, string language)
    {
        var imported = LssMapping.Read(Uploads.Own(file));

        DefinitionRules.Check(imported.Definition).ShouldBeEmpty();
        imported.Definition.Language.ShouldBe("en");
        imported.Definition.Translations.Select(translation => translation.Language).ShouldBe([language]);
        var keys = SurveyTexts.Keys(imported.Definition, imported.Title).Select(text => text.Key).ToList();
        var texts = imported.Definition.Translations[0].Texts;
        texts.Keys.ShouldBeSubsetOf(keys);
        var note = imported.Report.Approximated.Concat(imported.Report.CameOver).Single(each => each.Message.StartsWith($"Language {language}:", StringComparison.Ordinal));
        note.Message.ShouldStartWith($"Language {language}: {texts.Count} of {keys.Count} texts came over.");
    }

    [Fact]
    public void LimeSurveys_own_words_are_in_no_file_and_count_as_missing()
    {
        var imported = LssMapping.Read(Uploads.Own("all-types.lss"));

        var texts = imported.Definition.Translations[0].Texts;
        texts.Keys.ShouldNotContain("again/option/Y");
        texts["ease/option/A1"].ShouldBe("[cy] Very easy");
        imported.Report.Approximated.Single(note => note.Message.StartsWith("Language cy", StringComparison.Ordinal)).Message.ShouldContain("again/option/Y");
    }
}
