using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// Gives responses their positions, in the order of which SQLite's file holds them. One after another they would say who came
/// after whom; each anywhere, storing one would touch pages that no other touches. So <see cref="Size"/> that are stored one
/// after another share a drawer, which lies anywhere, and in it they lie in no order (ADR 0038).
/// </summary>
internal static class Drawers
{
    /// <summary>Positions in a drawer.</summary>
    public const int Size = 64;

    private static readonly Lock Turn = new();
    private static readonly Stack<long> Free = new(Size);

    /// <summary>A position that no other response has: 0 to 2⁶² and a little.</summary>
    public static long Next()
    {
        lock (Turn)
        {
            if (Free.Count == 0)
            {
                Open();
            }

            return Free.Pop();
        }
    }

    /// <summary>A new drawer. Two drawers that overlap would be met at the key, and the responses tried again.</summary>
    private static void Open()
    {
        var first = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & (long.MaxValue >> 1);
        var positions = Enumerable.Range(0, Size).Select(place => first + place).ToArray();
        RandomNumberGenerator.Shuffle<long>(positions);
        foreach (var position in positions)
        {
            Free.Push(position);
        }
    }
}

/// <summary>The position of a response that EF Core stores.</summary>
internal sealed class PositionGenerator : ValueGenerator<long>
{
    /// <inheritdoc />
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc />
    public override long Next(EntityEntry entry) => Drawers.Next();
}
