using System.Text;
using System.Xml;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Engagement.Import;

/// <summary>A row of a table in a LimeSurvey file.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
/// <param name="Fields">Values by column.</param>
internal sealed record LssRow(int Line, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The column's value; empty where the row lacks it.</summary>
    public string this[string column] => Fields.GetValueOrDefault(column, "");
}

/// <summary>The file cannot be taken.</summary>
internal sealed class LssRefusedException(ImportNote note) : Exception(note.Message)
{
    public ImportNote Note { get; } = note;

    public LssRefusedException(int? line, string message)
        : this(new ImportNote(line, null, message))
    {
    }
}

/// <summary>
/// The tables of a LimeSurvey survey structure (.lss): XML in which each table of LimeSurvey's database is a
/// <c>rows</c> list. Read with document types and external references switched off.
/// </summary>
internal sealed class LssFile
{
    /// <summary>Largest file taken, in bytes. The real ones at hand are under 1 MB.</summary>
    public const int LargestBytes = 20 * 1024 * 1024;

    private const int MostRows = 200_000;

    private static readonly HashSet<string> Wanted =
    [
        "answers", "answer_l10ns", "conditions", "defaultvalues", "groups", "group_l10ns", "questions", "question_attributes",
        "question_l10ns", "quota", "quota_languagesettings", "quota_members", "subquestions", "surveys", "surveys_languagesettings",
    ];

    private readonly Dictionary<string, List<LssRow>> tables = [];

    private LssFile()
    {
    }

    /// <summary>Languages the file says it holds, in its order.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>The table's rows in file order; none where the file lacks the table.</summary>
    public IReadOnlyList<LssRow> this[string table] => tables.GetValueOrDefault(table) ?? [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="LssRefusedException">It is not a whole LimeSurvey survey structure; says what it is, and the line.</exception>
    public static LssFile Read(byte[] bytes)
    {
        if (bytes.Length > LargestBytes)
        {
            throw new LssRefusedException(null, TooLarge);
        }

        if (bytes.AsSpan().IndexOfAnyExcept(" \t\r\n\0"u8) < 0)
        {
            throw new LssRefusedException(null, "The file is empty.");
        }

        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            throw new LssRefusedException(
                null, "This is a zip or LimeSurvey archive (.lsa). Export the survey's structure (.lss) from LimeSurvey instead.");
        }

        var file = new LssFile();
        using var stream = new MemoryStream(bytes, writable: false);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            // Nothing declares entities where declarations are prohibited; should that ever change, they stay small.
            MaxCharactersFromEntities = 1_024,
            MaxCharactersInDocument = LargestBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        try
        {
            file.ReadDocument(reader);
        }
        catch (XmlException exception)
        {
            throw Refuse(bytes, exception);
        }

        return file;
    }

    /// <summary>What is said of a file over <see cref="LargestBytes"/>.</summary>
    public static string TooLarge => $"The file is larger than {LargestBytes / 1024 / 1024} MB, the most that is taken.";

    private void ReadDocument(XmlReader reader)
    {
        reader.MoveToContent();
        if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "document")
        {
            throw new LssRefusedException(LineOf(reader), $"This is XML, but not a LimeSurvey file: it begins with <{reader.LocalName}>.");
        }

        var documentType = (string?)null;
        var languages = new List<string>();
        var rows = 0;
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, Depth: 1 })
            {
                continue;
            }

            var section = reader.LocalName;
            if (section == "LimeSurveyDocType")
            {
                var line = LineOf(reader);
                documentType = TextOf(reader);
                RequireSurvey(documentType, line);
            }
            else if (section == "languages")
            {
                ReadLanguages(reader, languages);
            }
            else if (Wanted.Contains(section) && !reader.IsEmptyElement)
            {
                ReadTable(reader, section, ref rows);
            }
        }

        if (documentType is null)
        {
            throw new LssRefusedException(1, "This is XML, but not a LimeSurvey file: it does not say its LimeSurveyDocType.");
        }

        Languages = languages;
    }

    private static void RequireSurvey(string documentType, int line)
    {
        if (documentType != "Survey")
        {
            var what = documentType switch
            {
                "Group" => "a group of questions",
                "Question" => "a single question",
                "Label set" => "a label set",
                "Responses" => "responses",
                "Timings" => "timings",
                _ => $"“{documentType}”",
            };
            throw new LssRefusedException(
                line, $"This LimeSurvey file holds {what}, not a survey. Export the survey's structure (.lss) from LimeSurvey.");
        }
    }

    private static void ReadLanguages(XmlReader reader, List<string> languages)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        while (reader.Read() && reader.Depth > 1)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "language" })
            {
                languages.Add(TextOf(reader));
            }
        }
    }

    /// <summary>On the table's start tag; leaves the reader on its end tag.</summary>
    private void ReadTable(XmlReader reader, string table, ref int rows)
    {
        if (!tables.TryGetValue(table, out var list))
        {
            tables[table] = list = [];
        }

        while (reader.Read() && reader.Depth > 1)
        {
            if (reader is not { NodeType: XmlNodeType.Element, Depth: 3, LocalName: "row" })
            {
                continue;
            }

            if (++rows > MostRows)
            {
                throw new LssRefusedException(LineOf(reader), $"The file has more than {MostRows:N0} rows, the most that is taken.");
            }

            var line = LineOf(reader);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            if (!reader.IsEmptyElement)
            {
                while (reader.Read() && reader.Depth > 3)
                {
                    if (reader is { NodeType: XmlNodeType.Element, Depth: 4 })
                    {
                        var column = reader.LocalName;
                        fields[column] = TextOf(reader);
                    }
                }
            }

            list.Add(new LssRow(line, fields));
        }
    }

    /// <summary>On a start tag; leaves the reader on its end tag, with all text between them.</summary>
    private static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        var text = new StringBuilder();
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString();
    }

    private static int LineOf(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private static LssRefusedException Refuse(byte[] bytes, XmlException exception)
    {
        var line = Math.Max(1, exception.LineNumber);
        if (bytes.AsSpan().IndexOf("<!DOCTYPE"u8) is >= 0 and < 4096 and var declaration)
        {
            return new LssRefusedException(
                1 + bytes.AsSpan(0, declaration).Count((byte)'\n'),
                "The file has a document type declaration (DTD). LimeSurvey never writes one, so nothing was read.");
        }

        // A wide encoding has a nought beside each of the first letters; the parser's own words will do for it.
        var content = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        if (!content.StartsWith("<"u8) && !content[..Math.Min(4, content.Length)].Contains((byte)0))
        {
            return new LssRefusedException(line, "The file is not XML, so it is not a LimeSurvey survey structure (.lss).");
        }

        return new LssRefusedException(line, content.TrimEnd("\r\n\t \0"u8).EndsWith("</document>"u8)
            ? $"The file is damaged: it is not well-formed XML here. {exception.Message}"
            : "The file seems to be cut off: it ends, or stops making sense, here. Export it from LimeSurvey again.");
    }
}
