using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Engagement.Tests.Reuse.Matching;

public sealed class WordingTests
{
    [Theory]
    [InlineData("waiting", "waited")]
    [InlineData("surgeries", "surgery")]
    [InlineData("services", "service")]
    [InlineData("stopped", "stopping")]
    [InlineData("organisation", "organization")]
    [InlineData("neighbourhood", "neighborhoods")]
    [InlineData("centre", "centers")]
    [InlineData("children", "child")]
    [InlineData("understood", "understand")]
    [InlineData("paediatric", "pediatrics")]
    [InlineData("satisfied", "satisfying")]
    public void Words_with_the_same_stem_meet(string one, string other) => EnglishStem.Of(one).ShouldBe(EnglishStem.Of(other));

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("relational", "relat")]
    [InlineData("hopefulness", "hope")]
    [InlineData("adjustable", "adjust")]
    [InlineData("probate", "probat")]
    [InlineData("controlling", "control")]
    public void Stems_are_those_of_Porters_paper(string word, string stem) => EnglishStem.Of(word).ShouldBe(stem);

    [Theory]
    [InlineData("see a doctor", "GP appointment", "gp")]
    [InlineData("ring the surgery", "telephone my practice", "phone")]
    [InlineData("the chemist", "your local pharmacist", "pharmacy")]
    [InlineData("once you had come out of hospital", "after leaving hospital", "discharge")]
    [InlineData("cut off from people", "isolated and lonely", "lonely")]
    public void Different_words_stand_for_one_idea(string one, string other, string idea)
    {
        Ideas(one).ShouldContain(idea);
        Ideas(other).ShouldContain(idea);
    }

    [Theory]
    [InlineData("apointment")]
    [InlineData("appointmnet")]
    [InlineData("appointements")]
    public void A_slip_of_the_fingers_is_seen_through(string slip) => Ideas($"Did you get an {slip}?").ShouldContain("appointment");

    [Fact]
    public void A_word_that_is_English_is_never_taken_for_another() => Ideas("Do you have a pest?").ShouldNotContain("pets");

    [Theory]
    [InlineData("How easy was it?", 1)]
    [InlineData("How hard was it?", -1)]
    [InlineData("How easy or difficult was it?", 0)]
    [InlineData("It was not easy.", -1)]
    [InlineData("Where do you live?", 0)]
    public void The_side_that_a_wording_speaks_of_is_known(string text, int direction) =>
        new WordingReader(Thesaurus.Shipped).Keep(text).Direction.ShouldBe(direction);

    [Fact]
    public void No_idea_is_broader_than_itself()
    {
        var ideas = Thesaurus.Shipped.Ideas;
        for (var number = 0; number < ideas.Count; number++)
        {
            ideas[number].Broader.ShouldNotContain(number, ideas[number].Name);
        }
    }

    [Fact]
    public void Every_broader_idea_that_is_named_exists()
    {
        using var data = typeof(Thesaurus).Assembly.GetManifestResourceStream("thesaurus.txt")!;
        using var text = new StreamReader(data);
        var known = Thesaurus.Shipped.Ideas.Select(idea => idea.Name).ToHashSet();
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] is not ('#' or '['))
            {
                line.Split(':')[0].Split(' ').Where(word => word[0] is not ('<' or '!')).ShouldAllBe(name => known.Contains(name));
            }
        }
    }

    private static List<string> Ideas(string text)
    {
        var ideas = Thesaurus.Shipped.Ideas;
        return
        [
            .. new WordingReader(Thesaurus.Shipped).Look(text).Units
                .SelectMany(unit => unit.Signals)
                .Where(signal => signal.Feature >= 0 && signal.Feature < ideas.Count)
                .Select(signal => ideas[signal.Feature].Name),
        ];
    }
}
