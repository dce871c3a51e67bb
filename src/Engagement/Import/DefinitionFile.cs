using System.Text.Json;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Exports;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Import;

/// <summary>A survey of ours as JSON cannot be taken, for these reasons.</summary>
internal sealed class DefinitionRefusedException(IReadOnlyList<ImportNote> notes) : Exception(notes[0].Message)
{
    public IReadOnlyList<ImportNote> Notes { get; } = notes;
}

/// <summary>A survey of ours as JSON, as <see cref="ExportDefinition"/> writes it.</summary>
internal static partial class DefinitionFile
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Json.Options.MaxDepth };

    /// <summary>Whether the bytes begin as JSON does rather than XML.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> bytes) => WithoutMark(bytes).TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Reads a file.</summary>
    /// <exception cref="DefinitionRefusedException">It is not a whole and acceptable survey; says everything that is wrong.</exception>
    public static ImportedSurvey Read(byte[] bytes)
    {
        var file = Parse(bytes);
        var definition = file.Definition;
        var wrong = new List<ImportNote>();
        if (file.Title.Trim().Length is < 3 or > 120)
        {
            wrong.Add(new ImportNote(null, null, "The title must be 3 to 120 characters long.", "$.title"));
        }

        if (!AudiencePattern().IsMatch(file.AudienceCode))
        {
            wrong.Add(new ImportNote(null, null, "The audience must be one from the list, like “adults”.", "$.audienceCode"));
        }

        wrong.AddRange(
            from error in DefinitionRules.Check(definition)
            from sentence in error.Value
            select new ImportNote(null, CodeOf(definition, error.Key), sentence, PathOf(definition, error.Key)));
        if (wrong.Count > 0)
        {
            throw new DefinitionRefusedException(wrong);
        }

        return new ImportedSurvey(
            file.Title.Trim(),
            definition,
            new ImportReport(null, file.Title.Trim(), [.. definition.Questions.Select(question => new ImportNote(null, question.Code, "Taken as it is."))], [], [], []))
        {
            AudienceCode = file.AudienceCode,
        };
    }

    private static SurveyFile Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(bytes).ToArray(), Strict);
            var wrong = SchemaCheck.Of(document.RootElement, DefinitionSchema.Schema);
            return wrong.Count == 0
                ? document.RootElement.Deserialize<SurveyFile>(DefinitionSchema.Options)!
                : throw new DefinitionRefusedException(wrong);
        }
        catch (Exception exception) when (exception is InvalidOperationException or JsonException { InnerException: InvalidOperationException })
        {
            // The reader says so of half of a character, as \ud800, and of bytes that are none.
            throw new DefinitionRefusedException([new ImportNote(null, null, "The file holds a text that is no UTF-8.")]);
        }
        catch (JsonException exception)
        {
            throw new DefinitionRefusedException([new ImportNote(
                (int?)exception.LineNumber + 1, null, "The file is no JSON from this line on: something is missing, too much or too deep.", exception.Path)]);
        }
    }

    /// <summary>Where in the file something is that <see cref="DefinitionRules"/> names by a question's code, its number, or a field.</summary>
    private static string PathOf(SurveyDefinition definition, string key) =>
        definition.Questions.Index().Where(question => question.Item.Code == key).Select(question => (int?)question.Index).FirstOrDefault() is { } index
            ? $"$.definition.questions[{index}]"
            : $"$.definition.{key}";

    private static string? CodeOf(SurveyDefinition definition, string key) =>
        definition.Questions.Any(question => question.Code == key) ? key : null;

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;

    [GeneratedRegex(@"^(?=.{1,40}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AudiencePattern();
}
