using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Exports;

/// <summary>
/// A row for each value of each answer. A question that was asked and left out has one row without a value; one that was not
/// asked has none.
/// </summary>
internal sealed class LongTable(
    SurveyDefinition definition, AskedQuestions asked, IReadOnlyDictionary<string, string> places)
    : ResponseTable(places)
{
    private readonly IReadOnlyList<Line> lines =
        [.. definition.Questions.SelectMany(question => question.Parts().Select(part => new Line(question, part)))];

    public override IReadOnlyList<string> Header { get; } =
        [.. FirstColumns, "question_code", "part", "question_text", "value_code", "value_text"];

    public override async ValueTask WriteAsync(
        SheetWriter sheet, int number, ExportedResponse stored, AnswerRow row, CancellationToken cancellationToken)
    {
        var open = asked.Of(stored, row).ToArray();
        for (var part = 0; part < lines.Count; part++)
        {
            // What was answered is there, whatever is known of the asking.
            var values = row.Count(part);
            for (var index = 0; index < Math.Max(values, open[part] ? 1 : 0); index++)
            {
                Begin(sheet, number, stored);
                lines[part].Write(sheet, row.Value(part, index), index);
                await sheet.EndRowAsync(cancellationToken);
            }
        }
    }

    /// <summary>A part with what is the same in each row.</summary>
    private sealed class Line(Question question, Question part)
    {
        private readonly byte[] code = Encoding.UTF8.GetBytes(question.Code);
        private readonly byte[] text = Encoding.UTF8.GetBytes(part.Text);
        private readonly string? name = part.Code == question.Code ? null : part.Code[(question.Code.Length + 1)..];
        private readonly Dictionary<string, string> labels = [];

        public void Write(SheetWriter sheet, ReadOnlySpan<byte> value, int index)
        {
            sheet.Text(code);
            sheet.Text(part.Kind == QuestionKind.Ranking && !value.IsEmpty ? (index + 1).ToString(CultureInfo.InvariantCulture) : name);
            sheet.Text(text);
            if (value.IsEmpty)
            {
                sheet.Empty();
                sheet.Empty();
            }
            else if (part.Kind is QuestionKind.ShortText or QuestionKind.LongText)
            {
                sheet.Empty();
                sheet.Text(value);
            }
            else
            {
                WriteValue(sheet, value);
            }
        }

        private void WriteValue(SheetWriter sheet, ReadOnlySpan<byte> value)
        {
            if (part.Kind is QuestionKind.Number or QuestionKind.Scale)
            {
                sheet.Number(value);
            }
            else
            {
                sheet.Text(value);
            }

            var written = Encoding.UTF8.GetString(value);
            if (!labels.TryGetValue(written, out var label))
            {
                label = Variable.LabelOf(part, written);

                // Numbers and days are as many as people give.
                if (part.Kind is not (QuestionKind.Number or QuestionKind.Date))
                {
                    labels.Add(written, label);
                }
            }

            sheet.Text(label);
        }
    }
}
