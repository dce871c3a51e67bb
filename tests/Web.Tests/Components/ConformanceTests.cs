using System.Text;

namespace IcpEngage.Web.Tests.Components;

/// <summary>Our components render what nhsuk-frontend’s own templates render for its examples.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Covered => [.. Mapping.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Covered))]
    public async Task A_component_renders_what_the_design_system_renders(string component)
    {
        var differences = new StringBuilder();
        var compared = 0;
        foreach (var example in Examples.Of(component))
        {
            if (UnsupportedOption(component, example, out var parameters) is not null)
                continue;
            compared++;
            var ours = Markup.Lines(await Rendering.RenderAsync(Mapping.All[component].Component, parameters!));
            var theirs = Markup.Lines(Expected(component, example));
            if (!ours.SequenceEqual(theirs))
                differences.AppendLine(Difference(example, ours, theirs));
        }

        differences.ToString().ShouldBeEmpty();
        compared.ShouldBeGreaterThan(0, $"no example of {component} was compared");
    }

    [Fact]
    public void Every_example_that_is_not_compared_is_listed_with_the_option_that_we_do_not_have()
    {
        var listed = Path.Combine(Examples.Root(), "tests", "Web.Tests", "Components", "unsupported-examples.txt");
        var found = new StringBuilder();
        foreach (var component in Mapping.All.Keys.Order(StringComparer.Ordinal))
            foreach (var example in Examples.Of(component))
                if (UnsupportedOption(component, example, out _) is { } option)
                    found.Append(component).Append(": ").Append(example.Name).Append(": ").Append(option).Append('\n');

        var received = Path.Combine(AppContext.BaseDirectory, "unsupported-examples.txt");
        File.WriteAllText(received, found.ToString());
        File.ReadAllText(listed).ShouldBe(found.ToString(), $"{listed} is out of date; what it should hold is in {received}");
    }

    [Fact]
    public void Every_component_of_the_design_system_is_covered_or_says_why_not()
    {
        var accounted = Mapping.All.Keys.Concat(Mapping.Own.Keys).Concat(Mapping.NotCovered).Order(StringComparer.Ordinal);

        accounted.ShouldBe(Examples.Components());
    }

    [Fact]
    public void A_difference_is_seen()
    {
        Markup.Lines("<p class=\"b\">One &amp; two</p>").ShouldNotBe(Markup.Lines("<p class=\"a\">One &amp; two</p>"));
        Markup.Lines("<p>One</p>").ShouldNotBe(Markup.Lines("<p>Two</p>"));
        Markup.Lines("<p><b>One</b></p>").ShouldNotBe(Markup.Lines("<p>One</p>"));
        Markup.Lines("<input b=\"1\" checked />").ShouldBe(Markup.Lines("<input checked b=\"1\">"));
    }

    /// <summary>The option that our component lacks; null where the example can be compared.</summary>
    private static string? UnsupportedOption(string component, Example example, out Dictionary<string, object?>? parameters)
    {
        parameters = null;
        if (example.CallBlock)
            return "call block";
        var options = new Options(example.Context);
        try
        {
            parameters = Mapping.All[component].Read(options);
            return options.Unread().FirstOrDefault();
        }
        catch (UnsupportedException unsupported)
        {
            return unsupported.Message;
        }
    }

    private static string Expected(string component, Example example) => component == "date-input"
        ? example.Html
            .Replace("name=\"day\"", "name=\"-day\"", StringComparison.Ordinal)
            .Replace("name=\"month\"", "name=\"-month\"", StringComparison.Ordinal)
            .Replace("name=\"year\"", "name=\"-year\"", StringComparison.Ordinal)
        : example.Html;

    private static string Difference(Example example, IReadOnlyList<string> ours, IReadOnlyList<string> theirs)
    {
        var first = Enumerable.Range(0, Math.Max(ours.Count, theirs.Count))
            .First(index => ours.ElementAtOrDefault(index) != theirs.ElementAtOrDefault(index));
        return $"{example.Name}: line {first + 1} is {ours.ElementAtOrDefault(first) ?? "(nothing)"}, "
            + $"the design system has {theirs.ElementAtOrDefault(first) ?? "(nothing)"}";
    }
}
