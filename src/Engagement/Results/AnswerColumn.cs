using System.Globalization;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Results;

/// <summary>What every response says to one part of a question, as small numbers.</summary>
internal sealed class AnswerColumn
{
    private const int BitsInAWord = 64;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> positions;

    // By row: 1 and up is the option chosen, or put first; 1 is “answered” for kinds without options; 0 is no answer that counts.
    private ushort[] codes;

    // Of a multiple choice: a bit for each option.
    private readonly int words;
    private ulong[] chosen;

    // Of a ranking: for each option its rank from 1; 0 for none.
    private readonly int ranked;
    private byte[] ranks;

    private decimal[] numbers;

    public AnswerColumn(Question question, int capacity = 16)
    {
        Question = question;
        Options = AnswerCodes.Options(question);
        positions = Options.Index().ToDictionary(option => option.Item.Code, option => option.Index, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        words = question.Kind == QuestionKind.MultipleChoice ? (Options.Count + BitsInAWord - 1) / BitsInAWord : 0;
        ranked = question.Kind == QuestionKind.Ranking ? Options.Count : 0;
        codes = new ushort[capacity];
        chosen = new ulong[capacity * words];
        ranks = new byte[capacity * ranked];
        numbers = question.Kind == QuestionKind.Number ? new decimal[capacity] : [];
    }

    private AnswerColumn(AnswerColumn other)
    {
        (Question, Options, positions, words, ranked) = (other.Question, other.Options, other.positions, other.words, other.ranked);
        codes = [.. other.codes];
        chosen = [.. other.chosen];
        ranks = [.. other.ranks];
        numbers = [.. other.numbers];
    }

    /// <summary>The part.</summary>
    public Question Question { get; }

    /// <summary>Its answers that are counted one by one.</summary>
    public IReadOnlyList<AnswerOption> Options { get; }

    /// <summary>Bytes it holds for each row.</summary>
    public int Width => sizeof(ushort) + (words * sizeof(ulong)) + ranked + (numbers.Length > 0 ? sizeof(decimal) : 0);

    /// <summary>The row's code; see the field.</summary>
    public ReadOnlySpan<ushort> Codes => codes;

    /// <summary>The codes of the first rows.</summary>
    public ReadOnlyMemory<ushort> CodesOf(int rows) => codes.AsMemory(0, rows);

    /// <summary>The row has chosen the option of a multiple choice.</summary>
    public bool Has(int row, int option) =>
        (chosen[(row * words) + (option / BitsInAWord)] >> (option % BitsInAWord) & 1) != 0;

    /// <summary>The number that the row gave; 0 for none.</summary>
    public decimal NumberOf(int row) => numbers[row];

    /// <summary>The rank that the row gave the option, from 1; 0 for none.</summary>
    public int RankOf(int row, int option) => ranks[(row * ranked) + option];

    /// <summary>A copy that can be changed while others read this one.</summary>
    public AnswerColumn Copy() => new(this);

    /// <summary>Makes room for so many rows.</summary>
    public void Grow(int rows)
    {
        if (rows <= codes.Length)
        {
            return;
        }

        var capacity = Math.Max(rows, codes.Length * 2);
        Array.Resize(ref codes, capacity);
        Array.Resize(ref chosen, capacity * words);
        Array.Resize(ref ranks, capacity * ranked);
        if (Question.Kind == QuestionKind.Number)
        {
            Array.Resize(ref numbers, capacity);
        }
    }

    /// <summary>Takes one value of a row's answer. Values that the question does not know are left out.</summary>
    /// <param name="row">The row, which has room and holds nothing yet.</param>
    /// <param name="nth">Which value of the answer, from 0.</param>
    /// <param name="value">As it is stored.</param>
    public void Take(int row, int nth, ReadOnlySpan<char> value)
    {
        switch (Question.Kind)
        {
            case QuestionKind.MultipleChoice when positions.TryGetValue(value, out var option):
                chosen[(row * words) + (option / BitsInAWord)] |= 1UL << (option % BitsInAWord);
                codes[row] = 1;
                break;
            case QuestionKind.Ranking when nth < byte.MaxValue && positions.TryGetValue(value, out var option):
                ranks[(row * ranked) + option] = (byte)(nth + 1);
                codes[row] = nth == 0 ? (ushort)(option + 1) : codes[row];
                break;
            case QuestionKind.Number when nth == 0 && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number):
                numbers[row] = number;
                codes[row] = 1;
                break;
            case QuestionKind.ShortText or QuestionKind.LongText or QuestionKind.Date:
                codes[row] = 1;
                break;
            case QuestionKind.SingleChoice or QuestionKind.Scale or QuestionKind.Consent or QuestionKind.Neighbourhood
                when nth == 0 && positions.TryGetValue(value, out var option):
                codes[row] = (ushort)(option + 1);
                break;
            default:
                break;
        }
    }

    /// <summary>Puts what a row says in another's place.</summary>
    public void Move(int from, int to)
    {
        codes[to] = codes[from];
        chosen.AsSpan(from * words, words).CopyTo(chosen.AsSpan(to * words));
        ranks.AsSpan(from * ranked, ranked).CopyTo(ranks.AsSpan(to * ranked));
        if (numbers.Length > 0)
        {
            numbers[to] = numbers[from];
        }
    }

    /// <summary>Empties a row.</summary>
    public void Clear(int row)
    {
        codes[row] = 0;
        chosen.AsSpan(row * words, words).Clear();
        ranks.AsSpan(row * ranked, ranked).Clear();
        if (numbers.Length > 0)
        {
            numbers[row] = 0;
        }
    }
}
