using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.Membership.Audit;

/// <summary>Which entries of the trail are asked for; what is null does not matter.</summary>
/// <param name="Search">A part of the subject, in any case.</param>
/// <param name="Action">The whole action.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Scope">The whole scope.</param>
/// <param name="From">First day in London.</param>
/// <param name="To">Last day in London.</param>
internal sealed record AuditFilter(
    [FromQuery(Name = "search")] string? Search,
    [FromQuery(Name = "action")] string? Action,
    [FromQuery(Name = "actor")] Guid? Actor,
    [FromQuery(Name = "scope")] string? Scope,
    [FromQuery(Name = "from")] DateOnly? From,
    [FromQuery(Name = "to")] DateOnly? To)
{
    public FieldErrors Check() => new FieldErrors()
        .Require(From is null || To is null || From <= To, "to", "The last day must not be before the first.")
        .Require(To is null || To < DateOnly.MaxValue, "to", "The last day is out of range.");

    public IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries)
    {
        if (Search?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            // Subjects are kinds, slugs and ids, which are lower-case; databases differ in whether they tell cases apart.
            entries = entries.Where(entry => entry.Subject.Contains(text));
        }

        if (Action is { Length: > 0 })
        {
            entries = entries.Where(entry => entry.Action == Action);
        }

        if (Actor is not null)
        {
            entries = entries.Where(entry => entry.Actor == Actor);
        }

        if (Scope is { Length: > 0 })
        {
            entries = entries.Where(entry => entry.Scope == Scope);
        }

        if (From is { } first)
        {
            var start = first.StartInLondon();
            entries = entries.Where(entry => entry.At >= start);
        }

        if (To is { } last)
        {
            var end = last.AddDays(1).StartInLondon();
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }
}
