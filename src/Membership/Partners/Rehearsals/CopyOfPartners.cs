using IcpEngage.Membership.Partners.Successions;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IcpEngage.Membership.Partners.Rehearsals;

/// <summary>
/// A copy, in memory, of partners and of everything that refers to them. The database it is taken from, whichever it is, is
/// only read.
/// </summary>
internal sealed class CopyOfPartners : IAsyncDisposable
{
    private readonly MemoryDatabase<SqliteMembershipDb> memory;

    private CopyOfPartners(MemoryDatabase<SqliteMembershipDb> memory) => (this.memory, Db) = (memory, new SqliteMembershipDb(memory.Options));

    public MembershipDb Db { get; }

    public static async Task<CopyOfPartners> TakeAsync(MembershipDb original, IEnumerable<IPartnerReference> references, CancellationToken cancellationToken)
    {
        var memory = await MemoryDatabase.OpenAsync<SqliteMembershipDb>(cancellationToken);
        await using (var filled = new SqliteMembershipDb(memory.Options))
        {
            await filled.Database.EnsureCreatedAsync(cancellationToken);
            foreach (var type in WithWhatTheyReferTo(original.Model, [typeof(Partner), .. references.SelectMany(reference => reference.Entities)]))
            {
                await CopyAsync(type, original, filled, cancellationToken);
            }

            await filled.SaveChangesAsync(cancellationToken);
        }

        return new CopyOfPartners(memory);
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await memory.DisposeAsync();
    }

    private static HashSet<IEntityType> WithWhatTheyReferTo(IModel model, IEnumerable<Type> types)
    {
        var all = new HashSet<IEntityType>();
        var next = new Queue<IEntityType>(types.Select(type => model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is in no table.")));
        while (next.TryDequeue(out var type))
        {
            if (all.Add(type))
            {
                foreach (var principal in type.GetForeignKeys().Select(key => key.PrincipalEntityType))
                {
                    next.Enqueue(principal);
                }
            }
        }

        return all;
    }

    private static Task CopyAsync(IEntityType type, MembershipDb original, MembershipDb copy, CancellationToken cancellationToken)
    {
        var shadow = type.GetProperties().FirstOrDefault(property => property.IsShadowProperty());
        if (shadow is not null)
        {
            throw new InvalidOperationException($"{type.DisplayName()}.{shadow.Name} is in the database only, so a copy would lose it.");
        }

        var method = typeof(CopyOfPartners).GetMethod(nameof(CopyOfTypeAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        return (Task)method.MakeGenericMethod(type.ClrType).Invoke(null, [original, copy, cancellationToken])!;
    }

    private static async Task CopyOfTypeAsync<T>(MembershipDb original, MembershipDb copy, CancellationToken cancellationToken)
        where T : class =>
        copy.AddRange(await original.Set<T>().AsNoTracking().ToListAsync(cancellationToken));
}
