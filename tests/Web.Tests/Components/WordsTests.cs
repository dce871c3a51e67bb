using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.ServiceDefaults.Languages;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Tests.Components;

/// <summary>Dates, numbers and counts as pages say them.</summary>
public sealed class WordsTests
{
    [Fact]
    public void Dates_are_written_out() => Words.Date(new(2026, 11, 22)).ShouldBe("22 November 2026");

    [Theory]
    [InlineData("2026-11-22", "2026-11-22", "22 November 2026")]
    [InlineData("2026-11-01", "2026-11-30", "1 to 30 November 2026")]
    [InlineData("2026-05-01", "2026-06-30", "1 May to 30 June 2026")]
    [InlineData("2026-12-20", "2027-01-10", "20 December 2026 to 10 January 2027")]
    public void A_span_repeats_only_what_differs(string from, string to, string said) =>
        Words.Dates(DateOnly.Parse(from, null), DateOnly.Parse(to, null)).ShouldBe(said);

    [Fact]
    public void Numbers_have_thousands_separators() => Words.Number(128470).ShouldBe("128,470");

    [Fact]
    public void A_hidden_count_is_a_star_and_never_a_number()
    {
        Words.Count(new DisclosedCount(null)).ShouldBe("*");
        Words.Percent(null).ShouldBe("*");
        Words.People(new DisclosedCount(null)).ShouldBe("fewer than 8 people");
    }

    [Fact]
    public void A_rounded_count_says_about_and_nought_says_nobody()
    {
        Words.People(new DisclosedCount(1205)).ShouldBe("about 1,205 people");
        Words.People(new DisclosedCount(0)).ShouldBe("nobody");
    }

    [Fact]
    public void One_is_singular()
    {
        Words.Of(1, "minute").ShouldBe("1 minute");
        Words.Of(2, "minute").ShouldBe("2 minutes");
        Words.Of(2, "set of results", "sets of results").ShouldBe("2 sets of results");
    }

    [Fact]
    public void Lists_are_joined_as_in_a_sentence()
    {
        Words.List(["Halton"]).ShouldBe("Halton");
        Words.List(["Halton", "Sefton", "Wirral"]).ShouldBe("Halton, Sefton and Wirral");
    }

    [Fact]
    public void In_Welsh_days_counts_and_lists_are_said_as_in_Welsh()
    {
        using var welsh = new ReadIn("cy");

        Words.Dates(new(2026, 5, 1), new(2026, 6, 30)).ShouldBe("1 Mai i 30 Mehefin 2026");
        Words.People(new DisclosedCount(1205)).ShouldBe("tua 1,205 o bobl");
        Words.PeopleFirst(new DisclosedCount(0)).ShouldBe("Neb");
        Words.List(["Halton", "Sefton", "Wirral"]).ShouldBe("Halton, Sefton a Wirral");
        Words.List(["“Hawdd”", "“Anodd”"]).ShouldBe("“Hawdd” ac “Anodd”");
    }

    /// <summary>The language of a request, for as long as a test needs it.</summary>
    private sealed class ReadIn : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentUICulture;

        public ReadIn(string language) => CultureInfo.CurrentUICulture = Sentences.CultureOf(language);

        public void Dispose() => CultureInfo.CurrentUICulture = before;
    }

    [Theory]
    [InlineData("22", "11", "2026", "2026-11-22")]
    [InlineData(" 2 ", "Nov", "2026", "2026-11-02")]
    [InlineData("2", "november", "2026", "2026-11-02")]
    [InlineData("31", "2", "2026", null)]
    [InlineData("", "", "", null)]
    [InlineData("1", "1", "26", null)]
    public void Three_boxes_make_a_date_or_none(string day, string month, string year, string? date) =>
        new DateParts(day, month, year).ToDate().ShouldBe(date is null ? null : DateOnly.Parse(date, null));
}
