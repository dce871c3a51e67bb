using IcpEngage.Engagement.Import;

namespace IcpEngage.Engagement.Tests.Import;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("Plain words", "Plain words")]
    [InlineData("<p>One</p>\n<p>Two</p>", "One\n\nTwo")]
    [InlineData("One<br/>Two<BR>Three", "One\nTwo\nThree")]
    [InlineData("a &amp; b&nbsp;&lt;c&gt; caf&eacute; &#8217;", "a & b <c> café ’")]
    [InlineData("<ul><li>First</li><li>Second</li></ul>", "• First\n\n• Second")]
    [InlineData("<b>Bold</b><i>italic</i>", "Bolditalic")]
    [InlineData("<td>one</td><td>two</td>", "one two")]
    [InlineData("age < 5 and > 3", "age < 5 and > 3")]
    [InlineData("a <", "a <")]
    [InlineData("before<!-- not for reading -->after", "beforeafter")]
    [InlineData("<a title=\"a > b\" href=\"https://example.org\">link</a>", "link")]
    [InlineData("<p unclosed", "")]
    [InlineData("One\nTwo", "One\nTwo")]
    [InlineData("", "")]
    public void Html_becomes_readable_words(string html, string text) => HtmlText.From(html).Text.ShouldBe(text);

    [Theory]
    [InlineData("Hello<script>alert(1)</script> there", "Hello there")]
    [InlineData("Hello<SCRIPT src='x'>\nalert(1)</SCRIPT >!", "Hello!")]
    [InlineData("Hello<script>alert(1)", "Hello")]
    [InlineData("<img src=x onerror=alert(1)>Hello", "Hello")]
    [InlineData("<a href=\"javascript:alert(1)\">Hello</a>", "Hello")]
    [InlineData("<a href=\"java&#115;cript:alert(1)\">Hello</a>", "Hello")]
    [InlineData("<div/onclick='x()'>Hello</div>", "Hello")]
    public void Script_is_gone_and_said_to_be(string html, string text)
    {
        var read = HtmlText.From(html);

        read.Text.ShouldBe(text);
        read.HadScript.ShouldBeTrue();
    }

    [Fact]
    public void Style_and_frames_are_not_read_out() =>
        HtmlText.From("<style>p { color: red }</style>Hello<iframe src='x'>not here</iframe>").Text.ShouldBe("Hello");

    [Fact]
    public void A_picture_is_said_to_be_left_out()
    {
        HtmlText.From("Look: <img src='x.png' />").HadPicture.ShouldBeTrue();
        HtmlText.From("Look").HadPicture.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Dear {name}", true)]
    [InlineData("{if(age > 5, 'a', 'b')}", true)]
    [InlineData("Set { 1, 2 }", false)]
    [InlineData("None", false)]
    public void Expressions_in_braces_are_noticed(string html, bool expression) => HtmlText.From(html).HadExpression.ShouldBe(expression);

    [Fact]
    public void Nothing_is_slow_or_throws_on_hostile_input()
    {
        foreach (var html in new[]
        {
            new string('<', 100_000), string.Concat(Enumerable.Repeat("<p", 50_000)), string.Concat(Enumerable.Repeat("<!--", 20_000)),
            string.Concat(Enumerable.Repeat("<a href='", 20_000)), string.Concat(Enumerable.Repeat("<script>", 20_000)), "\0\ud800&#xD800;&#0;",
        })
        {
            HtmlText.From(html).ShouldNotBeNull();
        }
    }
}
