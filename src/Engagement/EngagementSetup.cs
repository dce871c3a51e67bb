using IcpEngage.Engagement.Bank;
using IcpEngage.Engagement.Demonstration;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Engagement;

/// <summary>What the service has from the start: the bank's shipped questions, and in the demonstration system its surveys.</summary>
internal sealed class EngagementSetup(ShippedBank bank, DemonstrationSurveys surveys) : ISeed
{
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await bank.SeedAsync(cancellationToken);
        await surveys.SeedAsync(cancellationToken);
    }
}
