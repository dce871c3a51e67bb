using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IcpEngage.Contracts.Membership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Membership.Audit;

/// <summary>
/// An entry of the audit trail: who did what to what, chained to the entry before it. Made once, never changed.
/// </summary>
internal sealed class AuditEntry
{
    /// <summary>What the first entry is chained to.</summary>
    public static readonly string NoHash = new('0', 64);

    /// <summary>Names what is hashed, so that another encoding can never be taken for this one.</summary>
    private const string EncodingName = "icpengage-audit-1";

    private AuditEntry()
    {
    }

    /// <summary>From 1, without gaps: the order in which the trail heard of it.</summary>
    public long Sequence { get; private init; }

    /// <summary>Of the record, given by the service where it happened.</summary>
    public Guid EventId { get; private init; }

    /// <summary>When it was done, to the millisecond: what every database keeps.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who did it; null for the platform itself.</summary>
    public Guid? Actor { get; private init; }

    public string Action { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string Scope { get; private init; } = "";

    /// <summary>JSON as it was told, letter by letter.</summary>
    public string? Before { get; private init; }

    /// <summary>JSON as it was told, letter by letter.</summary>
    public string? After { get; private init; }

    /// <summary>The predecessor's hash; <see cref="NoHash"/> for the first entry.</summary>
    public string PreviousHash { get; private init; } = "";

    /// <summary>What <see cref="ComputeHash"/> gave when the entry was made.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The entry that follows the one with this sequence and hash.</summary>
    public static AuditEntry Following(long sequence, string hash, ActionAudited action)
    {
        var entry = new AuditEntry
        {
            Sequence = sequence + 1,
            EventId = action.Id,
            At = DateTimeOffset.FromUnixTimeMilliseconds(action.At.ToUnixTimeMilliseconds()),
            Actor = action.Actor,
            Action = action.Action,
            Subject = action.Subject,
            Scope = action.Scope,
            Before = action.Before,
            After = action.After,
            PreviousHash = hash,
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over the entry's fields in this order: the name of the encoding
    /// (<c>icpengage-audit-1</c>), previous hash, sequence, event id, moment (UTC ticks of 100 ns since year 1), actor,
    /// action, subject, scope, before, after. Each field is a byte 1, its length in bytes as a 32-bit big-endian number,
    /// and its bytes; a field that is null is a byte 0 alone. Texts are UTF-8, numbers 64-bit big-endian, ids the 16
    /// bytes of RFC 9562. So no two entries have the same encoding.
    /// </summary>
    public string ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, EncodingName);
        Add(hash, PreviousHash);
        Add(hash, Sequence);
        Add(hash, EventId);
        Add(hash, At.UtcTicks);
        Add(hash, Actor);
        Add(hash, Action);
        Add(hash, Subject);
        Add(hash, Scope);
        Add(hash, Before);
        Add(hash, After);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string? text) =>
        AddField(hash, text is null ? null : Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, Guid? id) => AddField(hash, id?.ToByteArray(bigEndian: true));

    private static void Add(IncrementalHash hash, long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        AddField(hash, bytes);
    }

    private static void AddField(IncrementalHash hash, byte[]? bytes)
    {
        if (bytes is null)
        {
            hash.AppendData([0]);
            return;
        }

        Span<byte> head = stackalloc byte[5];
        head[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.Action).HasMaxLength(100);
        builder.Property(entry => entry.Subject).HasMaxLength(300);
        builder.Property(entry => entry.Scope).HasMaxLength(120);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(64);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => entry.EventId).IsUnique();
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => entry.Action);
        builder.HasIndex(entry => entry.Actor);
    }
}
