namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>
/// An entity that two people may edit at once. <see cref="Version"/> starts at 1, grows by one with every save, and a
/// save of an older version fails with <c>DbUpdateConcurrencyException</c>, which answers as 409 <c>stale</c>.
/// </summary>
public interface IVersioned
{
    /// <summary>Set by <see cref="ServiceDbContext"/> only.</summary>
    int Version { get; }
}
