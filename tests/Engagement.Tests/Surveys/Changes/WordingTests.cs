using IcpEngage.Engagement.Surveys.Changes;

namespace IcpEngage.Engagement.Tests.Surveys.Changes;

public sealed class WordingTests
{
    [Theory]
    [InlineData("How easy was it to get an appointmnt?", "How easy was it to get an appointment?")]
    [InlineData("Did you recieve a letter?", "Did you receive a letter?")]
    [InlineData("Is teh building warm?", "Is the building warm?")]
    [InlineData("Did you ring the the practice", "Did you ring the practice?")]
    [InlineData("Do you  know\nwhere to go", "Do you know where to go?")]
    [InlineData("What dont you like?", "What don't you like?")]
    [InlineData("Did you wait atthe desk?", "Did you wait at the desk?")]
    [InlineData("Your appoint ment", "Your appointment")]
    [InlineData("how was it?", "How was it?")]
    [InlineData("Was it “good”?", "Was it \"good\"?")]
    [InlineData("Cafe or shop", "Café or shop")]
    public void Nobody_can_take_a_typo_for_anything_else(string before, string after)
    {
        Wording.IsSameOrTypo(before, after).ShouldBeTrue();
        Wording.IsSame(before, after).ShouldBe(before.Split().Where(part => part.Length > 0).SequenceEqual(after.Split()));
    }

    [Theory]
    [InlineData("In the last 3 months", "In the last 13 months")]
    [InlineData("Up to 1.5 miles", "Up to 15 miles")]
    [InlineData("Can you get help?", "Can't you get help?")]
    [InlineData("Are you able to walk?", "Are you unable to walk?")]
    [InlineData("Is it now easier?", "Is it not easier?")]
    [InlineData("Do you have a dairy?", "Do you have a diary?")]
    [InlineData("Do you like the house?", "Do you like the horse?")]
    [InlineData("How often do you go?", "How often do you go out?")]
    [InlineData("Do you live in Widnes?", "Do you live in Widness?")]
    [InlineData("Did IT help?", "Did it help?")]
    [InlineData("It costs £5", "It costs $5")]
    [InlineData("It was moral", "It was amoral")]
    [InlineData("It was typical", "It was atypical")]
    [InlineData("Did you get hyprtension?", "Did you get hypotension?")]
    [InlineData("You said {help}", "You said {help-2}")]
    [InlineData("Is it nto clear?", "Is it for clear?")]
    [InlineData("Few doctors", "A few doctors")]
    [InlineData("The doctors view", "The doctor’s view")]
    [InlineData("nowhere", "now here")]
    [InlineData("Below 5", "Below -5")]
    [InlineData("كم مرة", "كم عدد")]
    [InlineData("", "Something")]
    [InlineData(null, "Something")]
    public void What_may_be_read_as_something_else_is_no_typo(string? before, string? after)
    {
        Wording.IsSameOrTypo(before, after).ShouldBeFalse();
        Wording.IsSameOrTypo(after, before).ShouldBeFalse();
    }

    [Fact]
    public void Spelling_is_known_of_English_only()
    {
        Wording.IsSameOrTypo("appointmnt", "appointment", "cy").ShouldBeFalse();
        Wording.IsSameOrTypo("appointmnt", "appointment", "en-x-easyread").ShouldBeTrue();
        Wording.IsSameOrTypo("pa mor hawdd", "Pa mor hawdd?", "cy").ShouldBeTrue();
    }

    [Fact]
    public void A_text_of_many_typos_is_another_text() =>
        Wording.IsSameOrTypo(
            string.Join(' ', Enumerable.Repeat("appointmnt and", 6)), string.Join(' ', Enumerable.Repeat("appointment and", 6))).ShouldBeFalse();

    [Fact]
    public void No_text_stops_it()
    {
        var random = new Random(20_261_122);
        const string Alphabet = "ab é’'{}-5.,%£\u0301\ud83d\ude00مn t";
        for (var round = 0; round < 2_000; round++)
        {
            var (one, other) = (Text(), Text());
            Wording.IsSameOrTypo(one, one).ShouldBeTrue();
            Should.NotThrow(() => Wording.IsSameOrTypo(one, other));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
    }
}
