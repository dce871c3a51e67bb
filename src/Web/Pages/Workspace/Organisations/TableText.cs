using System.Text;
using IcpEngage.Web.Pages.Workspace.Forms;

namespace IcpEngage.Web.Pages.Workspace.Organisations;

/// <summary>Reads a table that somebody chose as a file or put into a box.</summary>
internal static class TableText
{
    private const int Largest = 512 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the file, else of the box; null after noting what is wrong.</summary>
    public static async Task<string?> ReadAsync(IFormCollection form, FormProblems problems, CancellationToken cancellation)
    {
        var file = form.Files["file"];
        if (file is not { Length: > 0 })
        {
            problems.Require("csv", form["csv"], "Choose a file, or put the table into the box");
            return problems.None ? form["csv"].ToString() : null;
        }

        if (file.Length > Largest)
        {
            problems.Add("file", "The file is larger than 512 KB. Split it");
            return null;
        }

        try
        {
            await using var stream = file.OpenReadStream();
            using var reader = new StreamReader(stream, Utf8);
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            problems.Add("file", "Save the file as “CSV UTF-8” in your spreadsheet, then choose it again");
            return null;
        }
    }

    /// <summary>Notes what a service said of a table: line by line.</summary>
    public static void AddFrom(FormProblems problems, Clients.ServiceProblemException problem)
    {
        if (problem.Errors.Count == 0)
        {
            problems.Add("csv", problem.Detail);
        }

        foreach (var (key, sentences) in problem.Errors)
        {
            foreach (var sentence in sentences)
            {
                problems.Add("csv", key.StartsWith("line ", StringComparison.Ordinal) ? $"L{key[1..]}: {sentence}" : sentence);
            }
        }
    }
}
