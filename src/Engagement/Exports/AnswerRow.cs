using System.Text;
using System.Text.Json;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// The answers of one response, laid out by part of the survey, in UTF-8. One object is filled again and again: an export of
/// many responses makes no garbage for each value.
/// </summary>
/// <param name="partCodes">The survey's parts, in order.</param>
internal sealed class AnswerRow(IReadOnlyList<string> partCodes)
{
    private readonly byte[][] names = [.. partCodes.Select(Encoding.UTF8.GetBytes)];
    private readonly Dictionary<string, int> positions =
        partCodes.Index().ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);

    private readonly (int First, int Count)[] parts = new (int, int)[partCodes.Count];
    private readonly List<(int Start, int Length)> values = [];

    // The JSON, and behind it texts of it in which something was escaped.
    private byte[] bytes = [];
    private int length;
    private int used;
    private int position;

    /// <summary>
    /// Reads a response's answers as they are stored: an object of arrays of strings. What the survey does not know is passed
    /// over. Looks for quotes only, which is several times faster than reading any JSON.
    /// </summary>
    /// <exception cref="FormatException">The JSON breaks off.</exception>
    public void Read(string answers)
    {
        values.Clear();
        Array.Clear(parts);
        Fill(answers);
        for (var next = 0; TryReadString((byte)'}', out var name);)
        {
            var part = Find(bytes.AsSpan(name.Start, name.Length), next);
            var first = values.Count;
            while (TryReadString((byte)']', out var value))
            {
                values.Add(value);
            }

            if (part >= 0)
            {
                parts[part] = (first, values.Count - first);
                next = part + 1;
            }
        }
    }

    /// <summary>How many values the answer to a part has; 0 where there is none.</summary>
    public int Count(int part) => parts[part].Count;

    /// <summary>One of the values of a part's answer; empty where it has fewer.</summary>
    public ReadOnlySpan<byte> Value(int part, int index)
    {
        var (first, count) = parts[part];
        if (index >= count)
        {
            return default;
        }

        var (start, length) = values[first + index];
        return bytes.AsSpan(start, length);
    }

    /// <summary>Whether one of the values of a part's answer is this.</summary>
    public bool Contains(int part, ReadOnlySpan<byte> value)
    {
        for (var index = 0; index < parts[part].Count; index++)
        {
            if (Value(part, index).SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The answers as conditions read them.</summary>
    public Dictionary<string, IReadOnlyList<string>> ByCode()
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var part = 0; part < parts.Length; part++)
        {
            if (parts[part].Count > 0)
            {
                answers.Add(partCodes[part], [.. Enumerable.Range(0, Count(part)).Select(index => Encoding.UTF8.GetString(Value(part, index)))]);
            }
        }

        return answers;
    }

    /// <summary>Answers mostly stand in the order of the questions, some left out.</summary>
    private int Find(ReadOnlySpan<byte> name, int next)
    {
        for (var part = next; part < names.Length && part < next + 4; part++)
        {
            if (name.SequenceEqual(names[part]))
            {
                return part;
            }
        }

        return positions.GetValueOrDefault(Encoding.UTF8.GetString(name), -1);
    }

    /// <summary>The next string, unless the end of the list or of the object comes before it.</summary>
    private bool TryReadString(byte end, out (int Start, int Length) found)
    {
        if (GoBehind((byte)'"', end) == end)
        {
            found = default;
            return false;
        }

        var start = position;
        var escaped = false;
        while (GoBehind((byte)'"', (byte)'\\') == '\\')
        {
            escaped = true;
            position++;
        }

        found = escaped ? Unescape(start) : (start, position - 1 - start);
        return true;
    }

    /// <summary>Goes behind the first of two bytes, and says which it is.</summary>
    private byte GoBehind(byte one, byte other)
    {
        var step = bytes.AsSpan(0, length)[position..].IndexOfAny(one, other);
        position += step + 1;
        return step >= 0 ? bytes[position - 1] : throw new FormatException("The stored answers break off.");
    }

    private (int Start, int Length) Unescape(int start)
    {
        var reader = new Utf8JsonReader(bytes.AsSpan((start - 1)..position));
        reader.Read();
        var written = (Start: used, Length: reader.CopyString(bytes.AsSpan(used)));
        used += written.Length;
        return written;
    }

    /// <summary>Together the unescaped texts are never longer than the JSON itself.</summary>
    private void Fill(string answers)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(answers.Length);
        if (bytes.Length < 2 * longest)
        {
            bytes = new byte[2 * longest];
        }

        length = Encoding.UTF8.GetBytes(answers, bytes);
        used = length;
        position = 0;
    }
}
