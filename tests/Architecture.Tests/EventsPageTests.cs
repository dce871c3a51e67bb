using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.Architecture.Tests;

[Collection(PlatformCollection.Name)]
public sealed class EventsPageTests(Platform platform)
{
    [Fact]
    public void The_events_page_lists_every_event_with_its_owner_and_its_consumers()
    {
        var handlers = platform.App.Services.GetServices<HandlerRegistration>().ToLookup(handler => handler.Event, handler => handler.Service);
        var actual = typeof(IEvent).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(IEvent)) && !type.IsInterface)
            .Select(type => Row(type.Name, type.Namespace!.Split('.')[^1], handlers[type]));

        ReadPage().ShouldBe(actual, ignoreOrder: true);
    }

    [Fact]
    public void No_event_is_without_a_consumer()
    {
        var handled = platform.App.Services.GetServices<HandlerRegistration>().Select(handler => handler.Event).ToHashSet();

        typeof(IEvent).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(IEvent)) && !type.IsInterface && !handled.Contains(type))
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> ReadPage() =>
        from line in File.ReadLines(Path.Combine(Repository.Root, "docs", "events.md"))
        where line.StartsWith("| `", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select Row(cells[1].Trim('`'), cells[2], cells[4].Split(", ").Select(name => name.ToLowerInvariant()));

    private static string Row(string name, string owner, IEnumerable<string> consumers) =>
        $"{name} of {owner} → {string.Join(", ", consumers.Distinct().Order(StringComparer.Ordinal))}";
}
