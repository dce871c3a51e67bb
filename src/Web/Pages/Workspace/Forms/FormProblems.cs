using IcpEngage.Web.Clients;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Pages.Workspace.Forms;

/// <summary>What is wrong with a form, for the summary above it and beside its fields.</summary>
public sealed class FormProblems
{
    private readonly List<(string? Field, FieldError Error)> found = [];

    /// <summary>Nothing is wrong.</summary>
    public bool None => found.Count == 0;

    /// <summary>For the error summary, in the order found.</summary>
    public IReadOnlyList<FieldError> Errors => [.. found.Select(f => f.Error)];

    /// <summary>The first sentence about a field; null where nothing is wrong with it.</summary>
    public string? Of(string field) => found.Find(f => f.Field == field).Error?.Message;

    /// <summary>Notes a problem with the whole.</summary>
    public void Add(string sentence) => found.Add((null, new FieldError(null, sentence)));

    /// <summary>Notes a problem with a field.</summary>
    public void Add(string field, string sentence) => found.Add((field, new FieldError(field, sentence)));

    /// <summary>Notes a problem with a date, whose first box the summary leads to.</summary>
    public void AddDate(string field, string sentence) => found.Add((field, new FieldError(field + "-day", sentence)));

    /// <summary>Notes the problem where the text is empty.</summary>
    public void Require(string field, string? text, string sentence)
    {
        if (string.IsNullOrWhiteSpace(text)) Add(field, sentence);
    }

    /// <summary>The date typed, or null after noting what is wrong with it.</summary>
    /// <param name="field">Name of the date input.</param>
    /// <param name="typed">What its boxes hold.</param>
    /// <param name="what">Begins the sentence: “The closing date”.</param>
    public DateOnly? ReadDate(string field, DateParts typed, string what)
    {
        (string? Text, string Name)[] boxes = [(typed.Day, "a day"), (typed.Month, "a month"), (typed.Year, "a year")];
        string[] missing = [.. boxes.Where(b => string.IsNullOrWhiteSpace(b.Text)).Select(b => b.Name)];
        if (missing.Length == 3) AddDate(field, $"{what} is missing. Enter it like this: 27 3 2027");
        else if (missing.Length > 0) AddDate(field, $"{what} must include {Words.List(missing)}");
        else if (typed.ToDate() is { } date) return date;
        else AddDate(field, $"{what} must be a real date, like 27 3 2027");
        return null;
    }

    /// <summary>Notes what a service said.</summary>
    /// <param name="problem">What it said.</param>
    /// <param name="fields">Names of the fields on the page; a sentence about any other is about the whole.</param>
    /// <param name="dates">Names of the date inputs on the page.</param>
    internal void AddFrom(
        ServiceProblemException problem, IReadOnlyCollection<string> fields, IReadOnlyCollection<string> dates)
    {
        if (problem.Errors.Count == 0) Add(problem.Detail);
        foreach (var (key, sentences) in problem.Errors)
        {
            foreach (var sentence in sentences)
            {
                if (Named(key, dates) is { } date) AddDate(date, sentence);
                else if (Named(key, fields) is { } field) Add(field, sentence);
                else Add(sentence);
            }
        }
    }

    // Services name a field by its path in the request: "definition.introduction", "questions[2].text".
    private static string? Named(string key, IReadOnlyCollection<string> fields)
    {
        var last = key[(key.LastIndexOf('.') + 1)..];
        return fields.FirstOrDefault(f => f.Equals(last, StringComparison.OrdinalIgnoreCase));
    }
}
