using IcpEngage.Communications.Messages;

namespace IcpEngage.Communications.Tests.Messages;

public sealed class ClashRuleTests
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);
    private static readonly Slot Halton = new("adults", "E06000006", WholeSystem: false, Wednesday);

    [Fact]
    public void Two_messages_to_the_same_people_in_the_same_week_clash() =>
        ShouldClash(Halton, Halton with { SendOn = Wednesday.AddDays(1) });

    [Fact]
    public void Messages_to_different_audiences_do_not_clash() =>
        ShouldNotClash(Halton, Halton with { AudienceCode = "carers" });

    [Fact]
    public void The_first_and_the_last_day_of_a_week_are_in_the_same_week() =>
        ShouldClash(Halton with { SendOn = new(2026, 11, 23) }, Halton with { SendOn = new(2026, 11, 29) });

    [Fact]
    public void Sunday_and_the_Monday_after_it_are_in_different_weeks() =>
        ShouldNotClash(Halton with { SendOn = new(2026, 11, 22) }, Halton with { SendOn = new(2026, 11, 23) });

    [Fact]
    public void The_same_weekday_of_another_week_does_not_clash() =>
        ShouldNotClash(Halton, Halton with { SendOn = Wednesday.AddDays(7) });

    [Fact]
    public void A_week_over_the_new_year_is_one_week() =>
        ShouldClash(Halton with { SendOn = new(2026, 12, 31) }, Halton with { SendOn = new(2027, 1, 1) });

    [Fact]
    public void Messages_to_different_places_do_not_clash() =>
        ShouldNotClash(Halton, Halton with { AreaCode = "E08000015" });

    [Fact]
    public void A_message_to_the_whole_system_clashes_with_one_to_any_place() =>
        ShouldClash(Halton, Halton with { AreaCode = "E54000008", WholeSystem = true });

    private static void ShouldClash(Slot one, Slot other)
    {
        ClashRule.Clash(one, other).ShouldBeTrue();
        ClashRule.Clash(other, one).ShouldBeTrue();
    }

    private static void ShouldNotClash(Slot one, Slot other)
    {
        ClashRule.Clash(one, other).ShouldBeFalse();
        ClashRule.Clash(other, one).ShouldBeFalse();
    }
}
