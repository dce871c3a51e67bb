using System.Runtime.CompilerServices;
using System.Text.Json;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Audit;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// The rows that an act is about to change, read from the context before it saves, and put back as they were. It knows no
/// table by name, so that whatever an <see cref="IPartnerReference"/> does is undone, too.
/// </summary>
internal static class RowsOfChange
{
    // The trail and an ask's story are never changed: what is taken back is told there as well.
    private static readonly IReadOnlyList<Type> NotTaken = [typeof(AuditEntry), typeof(AuditHead), typeof(AskStep), typeof(SuccessionRecord)];

    /// <summary>What the context would change in Membership's own tables.</summary>
    public static IReadOnlyList<ChangedRow> Read(MembershipDb db) =>
    [
        .. from entry in db.ChangeTracker.Entries()
           where entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
           where entry.Metadata.ClrType.Assembly == typeof(MembershipDb).Assembly && !NotTaken.Contains(entry.Metadata.ClrType)
           select Of(entry),
    ];

    /// <summary>Finds the row as it stands now; null where it is not there.</summary>
    public static async Task<EntityEntry?> FindAsync(this MembershipDb db, ChangedRow row, CancellationToken cancellationToken)
    {
        var type = TypeOf(db, row);
        var key = type.FindPrimaryKey()!.Properties.Select(property => Value(property, row.Key)).ToArray();
        return await db.FindAsync(type.ClrType, key, cancellationToken) is { } entity ? db.Entry(entity) : null;
    }

    /// <summary>It is still as the act left it.</summary>
    /// <param name="row">What the act did.</param>
    /// <param name="now">The row as it stands; null where it is not there.</param>
    public static bool IsAsLeft(this ChangedRow row, EntityEntry? now) =>
        row.What == RowChange.Removed ? now is null
        : now is not null && row.After.Keys.Select(name => now.Property(name)).All(property =>
            property.Metadata.GetValueComparer().Equals(property.CurrentValue, Value(property.Metadata, row.After)));

    /// <summary>Makes it what it was; saves nothing.</summary>
    public static void PutBack(this MembershipDb db, ChangedRow row, EntityEntry? now)
    {
        switch (row.What)
        {
            case RowChange.Added:
                now!.State = EntityState.Deleted;
                break;
            case RowChange.Changed:
                Set(now!, row.Before);
                break;
            case RowChange.Removed:
                var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(TypeOf(db, row).ClrType));
                Set(entry, row.Before);
                entry.State = EntityState.Added;
                break;
        }
    }

    /// <summary>A value of the row after the act.</summary>
    public static T After<T>(this ChangedRow row, string property) => row.After[property].Deserialize<T>(Json.Options)!;

    /// <summary>A value of the row before the act.</summary>
    public static T Before<T>(this ChangedRow row, string property) => row.Before[property].Deserialize<T>(Json.Options)!;

    /// <summary>The row is of this entity.</summary>
    public static bool Is<T>(this ChangedRow row) => row.Entity == typeof(T).FullName;

    private static ChangedRow Of(EntityEntry entry)
    {
        var change = entry.State switch
        {
            EntityState.Added => RowChange.Added,
            EntityState.Deleted => RowChange.Removed,
            _ => RowChange.Changed,
        };

        // A version counts saves; putting a row back is one more of them.
        var told = entry.Properties.Where(property =>
            property.Metadata.Name != nameof(IVersioned.Version) && (change != RowChange.Changed || property.IsModified)).ToList();
        return new ChangedRow(
            entry.Metadata.Name,
            change,
            Values(entry.Properties.Where(property => property.Metadata.IsPrimaryKey()), property => property.CurrentValue),
            change == RowChange.Added ? Values([], property => null) : Values(told, property => property.OriginalValue),
            change == RowChange.Removed ? Values([], property => null) : Values(told, property => property.CurrentValue));
    }

    private static Dictionary<string, JsonElement> Values(IEnumerable<PropertyEntry> properties, Func<PropertyEntry, object?> value) =>
        properties.ToDictionary(
            property => property.Metadata.Name,
            property => JsonSerializer.SerializeToElement(value(property), property.Metadata.ClrType, Json.Options));

    private static void Set(EntityEntry entry, IReadOnlyDictionary<string, JsonElement> values)
    {
        foreach (var name in values.Keys)
        {
            var property = entry.Property(name);
            property.CurrentValue = Value(property.Metadata, values);
        }
    }

    private static object? Value(IProperty property, IReadOnlyDictionary<string, JsonElement> values) =>
        values[property.Name].Deserialize(property.ClrType, Json.Options);

    private static IEntityType TypeOf(MembershipDb db, ChangedRow row) =>
        db.Model.FindEntityType(row.Entity) ?? throw new InvalidOperationException($"There is no table of {row.Entity}.");
}
