using System.Numerics;
using System.Runtime.InteropServices;

namespace IcpEngage.Bench.Weighting;

/// <summary>Reads columns once from end to end, as fast as the processor does: nothing that looks at every row can be faster.</summary>
internal static class OnePass
{
    /// <summary>All of their bytes, each looked at.</summary>
    public static ulong Over<T>(IEnumerable<ReadOnlyMemory<T>> columns)
        where T : struct
    {
        var all = Vector<ulong>.Zero;
        foreach (var column in columns)
        {
            foreach (var some in MemoryMarshal.Cast<T, Vector<ulong>>(column.Span))
            {
                all ^= some;
            }
        }

        return Vector.Sum(all);
    }
}
