using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// One kind of thing that refers to partners, and what happens to it when they are merged, split or end. Every table with
/// a key of a partner is named by one of these: a test compares them with the database's model.
/// </summary>
internal interface IPartnerReference
{
    /// <summary>“Seats”.</summary>
    string What { get; }

    /// <summary>What happens to such things, in a sentence or two.</summary>
    string Rule { get; }

    /// <summary>The entities it answers for, those that go along with another included.</summary>
    IReadOnlyList<Type> Entities { get; }

    /// <summary>Changes what refers to the partners that end, and says so; saves nothing.</summary>
    Task FollowAsync(Change change, MembershipDb db, Effect effect, CancellationToken cancellationToken);

    /// <summary>
    /// Things that refer to these partners and should refer to one that is there: the partner’s id for each such thing. Null where
    /// such things stay with a partner that ended.
    /// </summary>
    IQueryable<Guid>? Left(IReadOnlyCollection<Guid> partners, DateOnly today, MembershipDb db) => null;
}

/// <summary>Counts what happens to one kind of thing.</summary>
internal sealed class Effect
{
    private readonly List<string> lines = [];

    public int Moved { get; private set; }

    public int Ended { get; private set; }

    public int Stayed { get; private set; }

    public void Moves(string line)
    {
        Moved++;
        lines.Add(line);
    }

    public void Ends(string line)
    {
        Ended++;
        lines.Add(line);
    }

    public void Stays(int count) => Stayed += count;

    public ReferenceEffect ToContract(IPartnerReference of) =>
        new(of.What, of.Rule, Moved, Ended, Stayed, [.. lines.Order(StringComparer.Ordinal)]);
}
