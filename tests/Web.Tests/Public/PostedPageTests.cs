using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Pages.Public.Surveys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IcpEngage.Web.Tests.Public;

public sealed class PostedPageTests
{
    private static readonly Question Way = new()
    {
        Code = "way",
        Kind = QuestionKind.SingleChoice,
        Text = "How?",
        Options = [new("bus", "Bus"), new("other", "Other", TakesText: true)],
    };

    private static readonly Question Order = new() { Code = "order", Kind = QuestionKind.Ranking, Text = "Order?", Options = [new("a", "A"), new("b", "B"), new("c", "C")] };

    [Theory]
    [InlineData("", "By scooter", "other")]
    [InlineData("bus", "By scooter", "bus")]
    [InlineData("", " ", null)]
    public void Who_says_what_else_it_is_and_selects_nothing_means_that(string selected, string said, string? expected) =>
        Read(Way, ("answer.way", selected), ("answer.way.other", said)).Values["way"].ShouldBe(expected is null ? [] : [expected]);

    [Fact]
    public void An_order_is_read_from_the_numbers_given_and_may_stop_early() =>
        Read(Order, ("answer.order.a", ""), ("answer.order.b", "2"), ("answer.order.c", "1")).Values["order"].ShouldBe(["c", "b"]);

    [Fact]
    public void The_same_number_twice_is_no_order() =>
        Read(Order, ("answer.order.a", "1"), ("answer.order.b", "1")).Problems["order"].ShouldBe("Give each answer to “Order?” a different number");

    [Theory]
    [InlineData("4", "5", "2026", "2026-05-04")]
    [InlineData("31", "2", "2026", "31 2 2026")]
    [InlineData("", " ", "", null)]
    public void A_day_is_read_and_what_is_none_goes_on_as_it_was_typed(string day, string month, string year, string? expected) =>
        Read(new Question { Code = "when", Kind = QuestionKind.Date, Text = "When?" },
            ("answer.when-day", day), ("answer.when-month", month), ("answer.when-year", year))
            .Values["when"].ShouldBe(expected is null ? [] : [expected]);

    private static PostedPage Read(Question question, params (string Name, string Value)[] fields) => new(
        new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value))), [question]);
}
