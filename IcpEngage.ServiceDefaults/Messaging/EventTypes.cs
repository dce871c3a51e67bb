using System.Collections.Frozen;
using IcpEngage.Contracts;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>The events of Contracts by name; a stored or delivered name becomes a type only through this list.</summary>
internal static class EventTypes
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(IEvent).Assembly.GetExportedTypes()
        .Where(type => type.IsAssignableTo(typeof(IEvent)) && type is { IsAbstract: false })
        .ToFrozenDictionary(NameOf);

    public static string NameOf(Type type) => type.FullName!["IcpEngage.Contracts.".Length..];

    /// <exception cref="InvalidOperationException">No event of that name; it was written by a newer version.</exception>
    public static Type TypeOf(string name) =>
        ByName.TryGetValue(name, out var type) ? type : throw new InvalidOperationException($"Unknown event {name}.");
}
