using System.Globalization;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Import;

/// <summary>
/// LimeSurvey's validation as rules of ours: how many answers, which numbers and days where other answers decide it, what several
/// boxes come to together, and its expressions (LimeSurvey manual, “Question attributes”,
/// https://manual.limesurvey.org/Question_attributes). What cannot be said in a condition is lost, and the report says why.
/// </summary>
internal sealed partial class LssChecks
{
    private readonly LssQuestion source;
    private readonly IReadOnlyList<Question> made;
    private readonly Dictionary<string, LssVariable> variables;
    private readonly List<string> differences;
    private readonly List<AnswerCheck>[] checks;

    private LssChecks(LssQuestion source, IReadOnlyList<Question> made, Dictionary<string, LssVariable> variables, List<string> differences)
    {
        this.source = source;
        this.made = made;
        this.variables = variables;
        this.differences = differences;
        checks = [.. made.Select(_ => new List<AnswerCheck>())];
    }

    /// <summary>A question made of a box of its own for each row.</summary>
    private bool HasBoxes => source.Type is "Q" or "K";

    private bool IsMatrix => made[0].Kind == QuestionKind.Matrix;

    /// <summary>The questions with their rules.</summary>
    /// <param name="source">The question of the file, in the language of the messages.</param>
    /// <param name="made">What it became, with its final codes.</param>
    /// <param name="variables">Names in expressions, its own included.</param>
    /// <param name="differences">Grows by what is lost.</param>
    public static List<Question> Add(
        LssQuestion source, IReadOnlyList<Question> made, Dictionary<string, LssVariable> variables, List<string> differences)
    {
        if (made[0].Kind == QuestionKind.Information)
        {
            return [.. made];
        }

        var rules = new LssChecks(source, made, variables, differences);
        rules.AddAll();
        if (rules.checks.Any(each => each.Count > DefinitionRules.MostChecks))
        {
            differences.Add($"Only {DefinitionRules.MostChecks} of its rules are brought over.");
        }

        return [.. made.Zip(rules.checks, (question, each) => question with { Checks = [.. each.Take(DefinitionRules.MostChecks)] })];
    }

    private void AddAll()
    {
        AddCounts();
        AddSums();
        AddLimits();
        AddOthers();
        AddExpression("em_validation_q");
        AddExpression("em_validation_sq");
        if (source.Pattern.Length > 0)
        {
            differences.Add("The pattern that answers had to match is not brought over: rules here know no patterns.");
        }
    }

    private void AddCounts()
    {
        var what = HasBoxes ? ("Fill in", "boxes") : IsMatrix ? ("Answer", "rows") : made[0].Kind == QuestionKind.Ranking ? ("Put in order", "answers") : ("Select", "answers");
        if (HasBoxes || IsMatrix || made[0].Kind is QuestionKind.MultipleChoice or QuestionKind.Ranking)
        {
            Compare("min_answers", Together("count"), ">=", number => $"{what.Item1} {number} or more {what.Item2}.", $"{what.Item1} more {what.Item2}.");
            Compare("max_answers", Together("count"), "<=", number => $"{what.Item1} no more than {number} {what.Item2}.", $"{what.Item1} fewer {what.Item2}.");
        }
    }

    private void AddSums()
    {
        if (source.Type != "K")
        {
            return;
        }

        foreach (var name in new[] { "min_num_value", "min_num_value_sgqa" })
        {
            Compare(name, Together("sum"), ">=", number => $"The numbers must come to {number} or more together.", "The numbers come to too little together.");
        }

        foreach (var name in new[] { "max_num_value", "max_num_value_sgqa" })
        {
            Compare(name, Together("sum"), "<=", number => $"The numbers must come to {number} or less together.", "The numbers come to too much together.");
        }

        foreach (var name in new[] { "equals_num_value", "num_value_equals_sgqa" })
        {
            Compare(name, Together("sum"), "=", number => $"The numbers must come to {number} together.", "The numbers do not come to what they should together.");
        }
    }

    /// <summary>Limits of one answer that others decide; those that are plain are ranges (<see cref="LssTypes"/>).</summary>
    private void AddLimits()
    {
        foreach (var (index, question) in made.Index())
        {
            var answer = $"{{{question.Code}}}";
            if (question.Kind == QuestionKind.Number)
            {
                Limit("min_num_value_n", ">=", "Enter a larger number.");
                Limit("max_num_value_n", "<=", "Enter a smaller number.");
            }
            else if (question.Kind == QuestionKind.Date)
            {
                Limit("date_min", ">=", "Enter a later day.");
                Limit("date_max", "<=", "Enter an earlier day.");
            }
            else if (question.Kind is QuestionKind.ShortText or QuestionKind.LongText && source.Attribute("numbers_only") == "1")
            {
                checks[index].Add(new AnswerCheck($"{answer} + 0 = {answer}", source.OwnWords("Enter a number.")));
            }

            bool IsRange(string bound) =>
                question.Kind == QuestionKind.Date ? LssTypes.Day(bound, lastOfYear: false) is not null : LssTypes.NumberOf(bound) is not null;

            void Limit(string attribute, string sign, string message)
            {
                if (source.Attribute(attribute) is { Length: > 0 } bound && !IsRange(bound) && Translated(attribute, bound) is { } found && Bracketed(found) is var limit)
                {
                    Add(index, $"not {limit} or {answer} {sign} {limit}", message);
                }
            }
        }
    }

    private void AddOthers()
    {
        if (source.Attribute("other_comment_mandatory") == "1" && made[0].Options.FirstOrDefault(option => option.TakesText) is { } other)
        {
            var (code, text) = ($"{{{made[0].Code}}}", $"{{{made[0].PartCode(other.Code)}}}");
            Add(0, $"not {code} includes \"{other.Code}\" or {text}", "Write what it is in the box beside your answer.");
        }
    }

    /// <summary>A rule that its makers wrote: of the question as a whole, or (<c>_sq</c>) of each of its rows.</summary>
    private void AddExpression(string attribute)
    {
        if (source.Attribute(attribute) is not { Length: > 0 } expression)
        {
            return;
        }

        var tip = HtmlText.From(source.Attribute($"{attribute}_tip"));
        var message = tip.Text.Length == 0 || tip.HadExpression
            ? source.OwnWords("Check your answer. It is not one that this question takes.")
            : LssTypes.Cut(tip.Text.ReplaceLineEndings(" "), DefinitionRules.LongestOption, differences);
        if (attribute == "em_validation_q" && (HasBoxes || IsMatrix || source.Type is "M" or "P"))
        {
            if (Translated(attribute, expression) is { } whole)
            {
                Add(checks.Length - 1, whole, message, own: true);
                NoteLastBox();
            }

            return;
        }

        var parts = LssTypes.Variables(source, made).Where(each => !each.Name.EndsWith("_other", StringComparison.Ordinal)).ToList();
        foreach (var (index, (_, part)) in parts.Index())
        {
            if (Translated(attribute, expression, part) is not { } condition)
            {
                return;
            }

            Add(HasBoxes ? index : 0, IsMatrix ? $"not {{{part.Part}}} or {condition}" : condition, message, own: true);
        }
    }

    private void Compare(string attribute, string together, string sign, Func<string, string> message, string otherwise)
    {
        if (source.Attribute(attribute) is not { Length: > 0 } bound || (bound == "0" && attribute is "min_answers" or "max_answers"))
        {
            return;
        }

        if (LssTypes.NumberOf(bound) is { } number)
        {
            var written = number.ToString("0.############", CultureInfo.InvariantCulture);
            Add(checks.Length - 1, $"{together} {sign} {written}", message(written));
            NoteLastBox();
        }
        else if (Translated(attribute, bound) is { } found && Bracketed(found) is var limit)
        {
            Add(checks.Length - 1, $"not {limit} or {together} {sign} {limit}", otherwise);
            NoteLastBox();
        }
    }

    /// <summary>A question's rules are looked at where it is answered, and each box is a question.</summary>
    private void NoteLastBox()
    {
        if (HasBoxes && !made[^1].Required)
        {
            differences.Add("Its rule on all boxes together is looked at when the last box is filled in.");
        }
    }

    private void Add(int index, string condition, string message, bool own = false)
    {
        if (condition.Length > Condition.Longest)
        {
            differences.Add("A rule of it is not brought over: it is too long.");
            return;
        }

        checks[index].Add(new AnswerCheck(condition, own ? message : source.OwnWords(message)));
    }

    private static string Bracketed(string condition) => condition.Contains(' ', StringComparison.Ordinal) ? $"({condition})" : condition;

    /// <summary>The expression as a condition; null, with the reason noted, where there is none of ours.</summary>
    private string? Translated(string attribute, string expression, LssVariable? self = null)
    {
        var own = LssTypes.Variables(source, made).Select(each => each.Name).ToList();
        if (self is not null)
        {
            variables["this"] = self;
        }

        try
        {
            return LssExpression.Translate(Self().Replace(expression, match =>
                match.Groups["self"].Success && own.Count > 0 ? string.Join(", ", own) : match.Value), variables);
        }
        catch (LssExpressionException unknown)
        {
            differences.Add($"{What(attribute)} is not brought over: {unknown.Message}.");
            return null;
        }
        finally
        {
            variables.Remove("this");
        }
    }

    private static string What(string attribute) => attribute switch
    {
        "min_answers" or "max_answers" => "The limit on how many answers can be given",
        "min_num_value_n" => "Its smallest number",
        "max_num_value_n" => "Its largest number",
        "date_min" => "Its earliest day",
        "date_max" => "Its latest day",
        "em_validation_q" or "em_validation_sq" => "Its validation rule",
        _ => "The check on the sum of its numbers",
    };

    /// <summary>How many, or how much, its parts come to: <c>count({ways})</c>, <c>sum({hours-1}, {hours-2})</c>.</summary>
    private string Together(string function) =>
        $"{function}({string.Join(", ", (IsMatrix ? made[0].Parts() : made).Select(part => $"{{{part.Code}}}"))})";

    /// <summary>Text in quotes, which stays, or the word for all of the question's own answers.</summary>
    [GeneratedRegex("""
        "[^"]*"|'[^']*'|(?<self>\bself(\.[A-Za-z]+)*)
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Self();
}
