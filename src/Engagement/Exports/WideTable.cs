using System.Globalization;
using System.Text;

namespace IcpEngage.Engagement.Exports;

/// <summary>A row for each response, a column for each <see cref="Variable"/>.</summary>
internal sealed class WideTable : ResponseTable
{
    private readonly IReadOnlyList<Column> columns;
    private readonly AskedQuestions? asked;

    /// <param name="variables">The columns.</param>
    /// <param name="values">How answers are written.</param>
    /// <param name="asked">Tells what was not asked from what was left out; needed for numbers only.</param>
    /// <param name="places">Names of the places, by code.</param>
    public WideTable(
        IReadOnlyList<Variable> variables, ExportValues values, AskedQuestions asked, IReadOnlyDictionary<string, string> places)
        : base(places)
    {
        columns = [.. variables.Select(variable => new Column(variable, values))];
        this.asked = values == ExportValues.Numbers ? asked : null;
        Header = [.. FirstColumns, .. variables.Select(variable => variable.Name)];
    }

    public override IReadOnlyList<string> Header { get; }

    public override ValueTask WriteAsync(
        SheetWriter sheet, int number, ExportedResponse stored, AnswerRow row, CancellationToken cancellationToken)
    {
        Begin(sheet, number, stored);
        var open = asked is null ? default : asked.Of(stored, row);
        foreach (var column in columns)
        {
            column.Write(sheet, row, open);
        }

        return sheet.EndRowAsync(cancellationToken);
    }

    /// <summary>A variable with what is written for each of its values, worked out once for all responses.</summary>
    private sealed class Column
    {
        private readonly Variable variable;
        private readonly ExportValues values;
        private readonly byte[] option;
        private readonly (byte[] Code, byte[] Written)[] known;

        public Column(Variable variable, ExportValues values)
        {
            this.variable = variable;
            this.values = values;
            option = Encoding.UTF8.GetBytes(variable.Option?.Code ?? "");
            known = [.. variable.Values.Index().Select(value => (Encoding.UTF8.GetBytes(value.Item.Code), Written(value.Index, value.Item.Code, value.Item.Label)))];
        }

        public void Write(SheetWriter sheet, AnswerRow row, ReadOnlySpan<bool> open)
        {
            var value = row.Value(variable.PartIndex, variable.Position);
            if (value.IsEmpty)
            {
                WriteMissing(sheet, open);
                return;
            }

            switch (variable.Measure)
            {
                case Measure.Chosen:
                    sheet.Number(row.Contains(variable.PartIndex, option) ? "1"u8 : "0"u8);
                    break;
                case Measure.Choice when values == ExportValues.Numbers:
                    sheet.Number(Known(value));
                    break;
                case Measure.Scale when values == ExportValues.Labels:
                case Measure.Choice when values == ExportValues.Labels:
                    sheet.Text(Known(value) is { IsEmpty: false } label ? label : value);
                    break;
                case Measure.Scale or Measure.Number:
                    sheet.Number(value);
                    break;
                case Measure.Text when values == ExportValues.Numbers && value.IndexOfAny((byte)'\n', (byte)'\r') >= 0:
                    sheet.Text(OnOneLine(value));
                    break;
                default:
                    sheet.Text(value);
                    break;
            }
        }

        private byte[] Written(int index, string code, string label) => Encoding.UTF8.GetBytes(values switch
        {
            ExportValues.Codes => code,
            ExportValues.Labels => label,
            ExportValues.Numbers => (index + 1).ToString(CultureInfo.InvariantCulture),
        });

        private void WriteMissing(SheetWriter sheet, ReadOnlySpan<bool> open)
        {
            if (open.IsEmpty || !SpssSyntax.SaysWhatIsMissing(variable))
            {
                sheet.Empty();
            }
            else
            {
                sheet.Number(open[variable.PartIndex] ? SpssSyntax.LeftOut : SpssSyntax.NotAsked);
            }
        }

        private ReadOnlySpan<byte> Known(ReadOnlySpan<byte> value)
        {
            foreach (var (code, written) in known)
            {
                if (value.SequenceEqual(code))
                {
                    return written;
                }
            }

            return default;
        }

        /// <summary>SPSS takes the end of a line for the end of the row, in quotes too.</summary>
        private static byte[] OnOneLine(ReadOnlySpan<byte> value)
        {
            var line = value.ToArray();
            line.AsSpan().Replace((byte)'\n', (byte)' ');
            line.AsSpan().Replace((byte)'\r', (byte)' ');
            return line;
        }
    }
}
