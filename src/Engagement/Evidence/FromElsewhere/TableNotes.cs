using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>Collects what is wrong with a table, and what is to be known of it, line by line.</summary>
internal sealed class TableNotes
{
    /// <summary>More than anybody mends at once.</summary>
    private const int MostErrors = 100;

    private readonly List<ImportNote> errors = [];
    private readonly List<ImportNote> said = [];

    /// <summary>Nothing is wrong.</summary>
    public bool None => errors.Count == 0;

    /// <summary>What is to be known, in the order of the lines.</summary>
    public IReadOnlyList<ImportNote> Said => [.. said.OrderBy(note => note.Line ?? 0)];

    /// <summary>Something is wrong.</summary>
    public void Refuse(int? line, string? question, string sentence) => errors.Add(new ImportNote(line, question, sentence));

    /// <summary>Something is to be known.</summary>
    public void Say(int? line, string? question, string sentence) => said.Add(new ImportNote(line, question, sentence));

    /// <exception cref="TableRefusedException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (None)
        {
            return;
        }

        var inOrder = errors.Distinct().OrderBy(note => note.Line ?? 0).ToList();
        throw new TableRefusedException(inOrder.Count <= MostErrors ? inOrder :
        [
            .. inOrder.Take(MostErrors),
            new ImportNote(null, null, $"{inOrder.Count - MostErrors:N0} more problems are not listed. Mend these, and import the file again."),
        ]);
    }
}
