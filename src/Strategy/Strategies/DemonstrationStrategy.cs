using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Strategy.Strategies;

/// <summary>A made-up strategy of three clauses, for the demonstration system.</summary>
internal sealed class DemonstrationStrategy(StrategyDb db, IConfiguration configuration) : ISeed
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Demonstration", false) || await db.Strategies.AnyAsync(cancellationToken))
        {
            return;
        }

        db.Strategies.Add(new SystemStrategy
        {
            Id = DeterministicId.From("strategy/demonstration"),
            Title = "Demonstration strategy: fair health and care for Cheshire and Merseyside",
            Demonstration = true,
            Clauses =
            [
                Clause(
                    1,
                    "Getting help from general practice",
                    "People can reach their GP practice by phone, online or in person, and hear on the same day what happens next. "
                    + "No way of asking is closed to those who cannot use another one."),
                Clause(
                    2,
                    "Unpaid carers are seen and supported",
                    "Every service that meets an unpaid carer records it, asks what would help, and tells them where to get it."),
                Clause(
                    3,
                    "Ask once, and say what came of it",
                    "Before anybody is asked again, partners look at what people in our places have already told them. "
                    + "Those who spoke hear what was done with it."),
            ],
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static StrategyClause Clause(int number, string heading, string text) =>
        new() { Id = DeterministicId.From($"clause/demonstration-{number}"), Number = number, Heading = heading, Text = text };
}
