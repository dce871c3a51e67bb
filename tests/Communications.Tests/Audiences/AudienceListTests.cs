using IcpEngage.Communications.Audiences;

namespace IcpEngage.Communications.Tests.Audiences;

public sealed class AudienceListTests
{
    private static readonly DateOnly March = new(2027, 3, 31);
    private static readonly DateOnly April = new(2027, 4, 1);

    [Fact]
    public void The_product_ships_with_four_audiences() =>
        AudienceList.Load().On(new DateOnly(2026, 11, 22)).Select(audience => audience.Code)
            .ShouldBe(["adults", "carers", "young-people", "older-people"]);

    [Fact]
    public void An_audience_is_in_force_on_its_first_and_its_last_day()
    {
        var list = new AudienceList([new DatedAudience("adults", "Adults", March, April)]);

        list.InForce("adults", March.AddDays(-1)).ShouldBeFalse();
        list.InForce("adults", March).ShouldBeTrue();
        list.InForce("adults", April).ShouldBeTrue();
        list.InForce("adults", April.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void An_audience_has_the_name_that_was_in_force_on_the_day()
    {
        var list = new AudienceList(
        [
            new DatedAudience("carers", "Carers", new DateOnly(2022, 7, 1), March),
            new DatedAudience("carers", "Unpaid carers", April, null),
        ]);

        list.NameOn("carers", March).ShouldBe("Carers");
        list.NameOn("carers", April).ShouldBe("Unpaid carers");
        list.NameOn("carers", new DateOnly(2020, 1, 1)).ShouldBe("Unpaid carers");
    }

    [Fact]
    public void An_audience_that_was_never_on_the_list_goes_by_its_code() =>
        AudienceList.Load().NameOn("night-workers", March).ShouldBe("night-workers");

    [Fact]
    public void A_list_with_an_audience_in_force_twice_is_refused() =>
        Should.Throw<InvalidDataException>(() => new AudienceList(
        [
            new DatedAudience("carers", "Carers", March, null),
            new DatedAudience("carers", "Unpaid carers", April, null),
        ]));

    [Fact]
    public void A_list_with_a_period_that_ends_before_it_begins_is_refused() =>
        Should.Throw<InvalidDataException>(() => new AudienceList([new DatedAudience("carers", "Carers", April, March)]));
}
