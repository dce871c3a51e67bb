using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Bank;

/// <summary>A question that the product ships with.</summary>
/// <param name="Code">Its code in the bank.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Construct">What it measures.</param>
/// <param name="Audience">Whom it can be asked.</param>
/// <param name="Versions">From the first on; a change of a published standard is added at the end.</param>
internal sealed record ShippedQuestion(string Code, string Topic, string Construct, string Audience, IReadOnlyList<BankWording> Versions);

/// <summary>
/// Harmonised questions of official statistics (<c>bank-questions.json</c>): dated data, agreed from the start and not
/// locked, kept by the system. A version that comes with a later release of the product is added, unless the system wrote a
/// version of its own.
/// </summary>
internal sealed class ShippedBank(EngagementDb db, TimeProvider time)
{
    private const string Writer = "Shipped with IcpEngage";

    /// <summary>The questions.</summary>
    public static IReadOnlyList<ShippedQuestion> Questions { get; } = Load();

    /// <summary>Adds what is not there yet.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var there = await db.BankEntries.ToDictionaryAsync(entry => entry.Code, cancellationToken);
        foreach (var shipped in Questions)
        {
            Add(db, shipped, there.GetValueOrDefault(shipped.Code), Writer, time.Today());
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Adds the versions that are not there yet, agreed. Saves nothing itself.</summary>
    public static BankEntry Add(EngagementDb db, ShippedQuestion shipped, BankEntry? entry, string writer, DateOnly today)
    {
        foreach (var wording in shipped.Versions.Skip(entry?.Versions.Count ?? 0))
        {
            var clean = BankWordingRules.Clean(wording, shipped.Code, shipped.Topic);
            if (entry is null)
            {
                entry = db.BankEntries.Add(BankEntry.Propose(
                    DeterministicId.From($"bank/{shipped.Code}"), shipped.Code, Grant.WholeSystem, shipped.Topic, shipped.Construct, shipped.Audience, clean, writer, today)).Entity;
            }
            else if (entry.State == BankState.InUse && entry.Newest.WrittenBy == writer)
            {
                entry.Write(shipped.Topic, entry.Construct, shipped.Audience, clean, writer, today);
            }
            else
            {
                break;
            }

            entry.Agree(today);
        }

        return entry!;
    }

    private static List<ShippedQuestion> Load()
    {
        using var data = typeof(ShippedBank).Assembly.GetManifestResourceStream("bank-questions.json")!;
        return JsonSerializer.Deserialize<List<ShippedQuestion>>(data, Json.Options)!;
    }
}
