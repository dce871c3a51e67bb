using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Messages;

/// <summary>Made-up messages for the demonstration system: one in Halton next week, and a clash to settle.</summary>
internal sealed class DemonstrationMessages(CommunicationsDb db, IConfiguration configuration, TimeProvider time) : ISeed
{
    private const string System = "E54000008";
    private const string Halton = "E06000006";
    private const string Wirral = "E08000015";
    private const string Mark = "Made up, to show how the calendar works.";

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Demonstration", false) || await db.Messages.IgnoreQueryFilters().AnyAsync(cancellationToken))
        {
            return;
        }

        var nextWeek = Week.Of(time.Today()).Plus(1).Monday;
        var weekAfter = nextWeek.AddDays(7);
        Message[] messages =
        [
            Plan(
                "halton-winter-opening",
                "Demonstration: pharmacy opening hours this winter",
                $"{Mark} Some pharmacies in Halton stay open later this winter. Look up the one nearest to you before you set out.",
                Halton,
                "adults",
                nextWeek.AddDays(2)),
            Plan(
                "system-winter-vaccination",
                "Demonstration: book your winter vaccinations",
                $"{Mark} Flu and COVID-19 vaccinations help you to stay well this winter. Book at your GP practice or a pharmacy.",
                System,
                "older-people",
                weekAfter.AddDays(1)),
            Plan(
                "wirral-warm-and-well",
                "Demonstration: keep warm and well in Wirral",
                $"{Mark} Warm spaces in Wirral are open to everybody on weekdays. Come in for a hot drink and a chat.",
                Wirral,
                "older-people",
                weekAfter.AddDays(3)),
        ];
        db.Messages.AddRange(messages);
        await db.RescheduleAsync(messages, messages.Select(message => message.Slot), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Message Plan(string name, string title, string body, string areaCode, string audienceCode, DateOnly sendOn) =>
        Message.Plan(
            DeterministicId.From($"message/{name}"), title, body, areaCode, wholeSystem: areaCode == System, audienceCode, sendOn, demonstration: true);
}
