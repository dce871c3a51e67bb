using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Reminders;

namespace IcpEngage.Membership.Tests.Reminders;

public sealed class DigestChoiceTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void Every_weekday_skips_the_weekend()
    {
        var choice = Chosen(DigestRhythm.EveryWeekday, Monday.AddDays(-1));

        Days(choice).ShouldBe([0, 1, 2, 3, 4, 7, 8, 9, 10, 11]);
    }

    [Fact]
    public void Every_Monday_is_once_a_week() => Days(Chosen(DigestRhythm.EveryMonday, Monday.AddDays(-1))).ShouldBe([0, 7]);

    [Fact]
    public void A_Monday_that_was_missed_is_made_up_for_once()
    {
        var choice = Chosen(DigestRhythm.EveryMonday, Monday.AddDays(-3));

        choice.IsDue(Monday.AddDays(2)).ShouldBeTrue();
        choice.Looked(Monday.AddDays(2));
        choice.IsDue(Monday.AddDays(3)).ShouldBeFalse();
        choice.NextAfter(Monday.AddDays(3)).ShouldBe(Monday.AddDays(7));
    }

    [Fact]
    public void Never_is_never()
    {
        var choice = Chosen(DigestRhythm.Never, Monday.AddDays(-30));

        Days(choice).ShouldBeEmpty();
        choice.NextAfter(Monday).ShouldBeNull();
    }

    [Theory]
    [InlineData(DigestRhythm.EveryWeekday)]
    [InlineData(DigestRhythm.EveryMonday)]
    public void The_day_on_which_it_is_chosen_is_not_one_of_it(DigestRhythm rhythm) => Chosen(rhythm, Monday).IsDue(Monday).ShouldBeFalse();

    /// <summary>Days after Monday, of a fortnight, on which it is looked.</summary>
    private static List<int> Days(DigestChoice choice)
    {
        var days = new List<int>();
        for (var day = 0; day < 14; day++)
        {
            if (choice.IsDue(Monday.AddDays(day)))
            {
                choice.Looked(Monday.AddDays(day));
                days.Add(day);
            }
        }

        return days;
    }

    private static DigestChoice Chosen(DigestRhythm rhythm, DateOnly on)
    {
        var choice = new DigestChoice { PersonId = Guid.NewGuid() };
        choice.Choose(rhythm, on);
        return choice;
    }
}
