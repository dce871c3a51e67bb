using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>What a results table says.</summary>
/// <param name="Definition">What was asked.</param>
/// <param name="Tallies">Counts by place code.</param>
/// <param name="Figures">How exact they are.</param>
/// <param name="Notes">What is to be known, by line.</param>
internal sealed record ReadResults(
    SurveyDefinition Definition,
    IReadOnlyDictionary<string, AreaTally> Tallies,
    FiguresGiven Figures,
    IReadOnlyList<ImportNote> Notes);

/// <summary>
/// Reads a results table (<c>docs/evidence-import.md</c>): one line for each question, place and answer. All of it, or nothing
/// and a report by line.
/// </summary>
/// <param name="places">Places that it may be about.</param>
/// <param name="rounded">Its publisher rounded the numbers.</param>
internal sealed partial class ResultsTable(IReadOnlyList<KnownArea> places, bool rounded)
{
    /// <summary>A line with this for a question says how many people took part in a place.</summary>
    private const string TookPart = "took-part";

    private const int MostQuestions = 300;

    private static readonly string[] Needed = ["question code", "question", "kind", "answer", "place"];

    private static readonly string[] Known = [.. Needed, "answer code", "topic", "people", "percent", "answered"];

    private readonly TableNotes notes = new();

    /// <summary>Reads the file.</summary>
    /// <exception cref="TableRefusedException">Something is wrong with it; says all that is, by line.</exception>
    public ReadResults Read(byte[] bytes)
    {
        var sheet = ResultsSheet.Read(bytes);
        CheckColumns(sheet);
        notes.ThrowIfAny();
        var byQuestion = sheet.Lines.ToLookup(line => Codes.Of(line["question code"], fallback: ""), StringComparer.Ordinal);
        foreach (var line in byQuestion[""])
        {
            notes.Refuse(line.Number, null, "Write the question’s code in the column “question code”, like q1.");
        }

        var questions = ReadQuestions(sheet, byQuestion);
        notes.ThrowIfAny();
        var counted = questions.Select(question => (question.Question, Counts: question.Count(PlaceOf, rounded))).ToList();
        var tallies = TalliesOf(counted, byQuestion[TookPart]);
        if (tallies.Count == 0 && notes.None)
        {
            notes.Refuse(null, null, "The table has no figures that can be shown.");
        }

        notes.ThrowIfAny();
        var percentages = sheet.Lines.Any(line => line["people"].Length == 0 && line["percent"].Length > 0);
        return new ReadResults(
            DefinitionOf(questions),
            tallies,
            percentages ? FiguresGiven.Percentages : rounded ? FiguresGiven.Rounded : FiguresGiven.Exact,
            notes.Said);
    }

    private List<QuestionTable> ReadQuestions(ResultsSheet sheet, ILookup<string, ResultsLine> byQuestion)
    {
        var languages = sheet.Columns.Select(column => LanguageColumn().Match(column)).Where(match => match.Success)
            .Select(match => match.Groups[2].Value).Distinct(StringComparer.Ordinal).ToList();
        List<QuestionTable> questions =
        [
            .. byQuestion.Where(lines => lines.Key is not "" and not TookPart)
                .Select(lines => new QuestionTable(lines.Key, lines.First()["question code"], [.. lines], languages, notes)),
        ];
        if (questions.Count is 0 or > MostQuestions)
        {
            notes.Refuse(null, null, questions.Count == 0
                ? "The table has no question. Look at the example to see how it is laid out."
                : $"The table has {questions.Count:N0} questions; {MostQuestions} can be imported at once. Split it, and import the parts one after the other.");
            return questions;
        }

        questions.ForEach(question => question.ReadQuestion());
        if (notes.None)
        {
            CheckDefinition(questions);
        }

        return questions;
    }

    private void CheckColumns(ResultsSheet sheet)
    {
        foreach (var column in Needed.Where(column => !sheet.Columns.Contains(column)))
        {
            notes.Refuse(1, null, $"There is no column “{column}”. The first line must name the columns as the template does.");
        }

        if (!sheet.Columns.Contains("people") && !sheet.Columns.Contains("percent"))
        {
            notes.Refuse(1, null, "There is neither a column “people” nor a column “percent”.");
        }

        foreach (var column in sheet.Columns.Where(column => column.Length > 0 && !Known.Contains(column) && !LanguageColumn().IsMatch(column)))
        {
            notes.Say(1, null, $"The column “{ResultsSheet.Short(column)}” is not one we know, and was left out.");
        }
    }

    /// <summary>What was asked must be a survey that could have been written here.</summary>
    private void CheckDefinition(List<QuestionTable> questions)
    {
        foreach (var (code, sentences) in DefinitionRules.Check(DefinitionOf(questions)))
        {
            var question = questions.Find(question => question.Question.Code == code);
            foreach (var sentence in sentences)
            {
                notes.Refuse(question?.Line, question?.Question.Code, sentence);
            }
        }
    }

    private static SurveyDefinition DefinitionOf(List<QuestionTable> questions) => DefinitionRules.Clean(
        new SurveyDefinition("", [.. questions.Select(question => question.Question)])
        {
            AsksEquality = false,
            Translations =
            [
                .. questions.SelectMany(question => question.Translations).GroupBy(text => text.Language)
                    .Select(texts => new Translation(texts.Key) { Texts = texts.ToDictionary(text => text.Key, text => text.Text) }),
            ],
        });

    private KnownArea? PlaceOf(ResultsLine line, string question)
    {
        var name = line["place"];
        var found = places.FirstOrDefault(place => new[] { place.Code, place.Slug, place.Name }.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (found is null)
        {
            notes.Refuse(line.Number, question, name.Length == 0
                ? "Say in the column “place” where it was asked."
                : $"“{ResultsSheet.Short(name)}” is not a place that this can be about. Write {(places.Count == 1 ? places[0].Name : $"one of {string.Join(", ", places.Select(place => place.Name))}")}, or its code.");
        }

        return found;
    }

    private Dictionary<string, AreaTally> TalliesOf(
        IReadOnlyList<(Question Question, IReadOnlyDictionary<string, QuestionTally> Counts)> counted, IEnumerable<ResultsLine> tookPart)
    {
        var people = ReadTookPart([.. tookPart]);
        return counted.SelectMany(question => question.Counts.Keys).Distinct(StringComparer.Ordinal).ToDictionary(
            place => place,
            place =>
            {
                var questions = counted.Where(question => question.Counts.ContainsKey(place))
                    .ToDictionary(question => question.Question.Code, question => question.Counts[place], StringComparer.Ordinal);
                var most = questions.Values.Max(tally => tally.Answered);
                if (people.TryGetValue(place, out var said) && said.People < most)
                {
                    notes.Refuse(said.Line, null, $"{said.People:N0} people took part, but {most:N0} answered one of the questions.");
                }

                return new AreaTally(said.People > 0 ? said.People : most, questions);
            },
            StringComparer.Ordinal);
    }

    private Dictionary<string, (int Line, int People)> ReadTookPart(List<ResultsLine> lines)
    {
        var people = new Dictionary<string, (int Line, int People)>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var (count, problem) = NumberCells.Count(line["people"]);
            if (problem is not null || count is null)
            {
                notes.Refuse(line.Number, null, problem ?? "Say in the column “people” how many took part.");
            }
            else if (PlaceOf(line, TookPart) is { } place && !people.TryAdd(place.Code, (line.Number, count.Value)))
            {
                notes.Refuse(line.Number, null, $"{place.Name} has another line that says how many took part.");
            }
        }

        return people;
    }

    [GeneratedRegex(@"^(question|answer) \[?([a-z]{2,3})\]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageColumn();
}
