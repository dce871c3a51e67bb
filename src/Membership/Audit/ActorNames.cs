using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Audit;

/// <summary>
/// Names of those who acted, as they are called today: the trail itself has ids only, so that a person can be erased.
/// </summary>
internal sealed class ActorNames
{
    private const string ThePlatform = "The platform";
    private const string Somebody = "Somebody";

    private readonly Dictionary<Guid, string> names;

    private ActorNames(Dictionary<Guid, string> names) => this.names = names;

    /// <summary>Looks the names up, all at once.</summary>
    public static async Task<ActorNames> ReadAsync(MembershipDb db, IEnumerable<Guid?> actors, CancellationToken cancellationToken)
    {
        var ids = actors.OfType<Guid>().Distinct().ToList();
        return new(await db.People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken));
    }

    /// <summary>The actor's name; the platform's for null, and nobody's in particular for one who has no account here.</summary>
    public string Of(Guid? actor) => actor is { } id ? names.GetValueOrDefault(id, Somebody) : ThePlatform;
}
