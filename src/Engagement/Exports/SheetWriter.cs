using System.Text;

namespace IcpEngage.Engagement.Exports;

/// <summary>Takes a table cell by cell, row by row.</summary>
internal abstract class SheetWriter
{
    /// <summary>A cell of text, which no spreadsheet takes for a formula.</summary>
    public abstract void Text(ReadOnlySpan<byte> utf8);

    /// <summary>A cell with a number in invariant digits.</summary>
    public abstract void Number(ReadOnlySpan<byte> digits);

    /// <summary>A cell with nothing in it.</summary>
    public abstract void Empty();

    /// <summary>Ends the row.</summary>
    public abstract ValueTask EndRowAsync(CancellationToken cancellationToken);

    /// <summary>A cell of text.</summary>
    public void Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            Empty();
        }
        else
        {
            Text(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>A row of text.</summary>
    public async ValueTask RowAsync(IEnumerable<string?> cells, CancellationToken cancellationToken)
    {
        foreach (var cell in cells)
        {
            Text(cell);
        }

        await EndRowAsync(cancellationToken);
    }
}
