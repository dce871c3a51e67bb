using System.Globalization;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Conditions;

namespace IcpEngage.Engagement.Import;

/// <summary>What an answer of ours is called in LimeSurvey's expressions.</summary>
/// <param name="Part">The part of ours.</param>
/// <param name="Name">The variable; of a multiple choice the stem of its boxes' variables.</param>
/// <param name="Codes">Ours to theirs, of the options.</param>
/// <param name="Boxes">Each option has a variable of its own.</param>
/// <param name="Other">The option of ours that is LimeSurvey's “Other”; null for none.</param>
internal sealed record LssName(Question Part, string Name, IReadOnlyDictionary<string, string> Codes, bool Boxes, string? Other)
{
    /// <summary>The variables that hold the answer.</summary>
    public IEnumerable<string> Variables => Boxes
        ? Codes.Select(code => code.Key == Other ? $"{Name}_other.NAOK" : $"{Name}_{code.Value}.NAOK")
        : [$"{Name}.NAOK"];
}

/// <summary>
/// Conditions of ours as LimeSurvey's expressions, the way back from <see cref="LssExpression"/>. It gives up on what would mean
/// something else there.
/// </summary>
internal static class LssScript
{
    /// <summary>The expression; null where LimeSurvey cannot say it.</summary>
    public static string? Of(string condition, IReadOnlyDictionary<string, LssName> names)
    {
        try
        {
            return Truth(Condition.Read(condition).Expression, names);
        }
        catch (LssExpressionException)
        {
            return null;
        }
        catch (ConditionException)
        {
            return null;
        }
    }

    private static string Truth(Expression expression, IReadOnlyDictionary<string, LssName> names) => expression switch
    {
        Expression.And and => $"({string.Join(" and ", and.Operands.Select(operand => Truth(operand, names)))})",
        Expression.Or or => $"({string.Join(" or ", or.Operands.Select(operand => Truth(operand, names)))})",
        Expression.Not not => $"!({Truth(not.Operand, names)})",
        Expression.Reference reference => Answered(NameOf(reference, names)),
        Expression.Comparison comparison => Compared(comparison, names),
        _ => throw Unsayable(),
    };

    private static string Answered(LssName name)
    {
        var variables = name.Variables.Select(variable => $"!is_empty({variable})").ToList();
        return variables is [var only] ? only : $"({string.Join(" or ", variables)})";
    }

    private static string Compared(Expression.Comparison comparison, IReadOnlyDictionary<string, LssName> names)
    {
        if (comparison.Operator is "=" or "!=" or "includes" && Choice(comparison, names) is { } choice)
        {
            return comparison.Operator == "!=" ? $"!({choice})" : choice;
        }

        if (comparison.Operator == "includes")
        {
            throw Unsayable();
        }

        // With an empty answer LimeSurvey compares with nothing or 0; here it does not hold.
        var needed = new List<string>();
        var (left, right) = (Value(comparison.Left, names, needed), Value(comparison.Right, names, needed));
        var sign = comparison.Operator is "=" or "!=" ? "==" : comparison.Operator;
        var all = $"({string.Join(" and ", needed.Distinct().Select(variable => $"!is_empty({variable})").Append($"{left} {sign} {right}"))})";
        return comparison.Operator == "!=" ? $"!({all})" : all;
    }

    /// <summary>A choice compared with one of its options; null where it is something else.</summary>
    private static string? Choice(Expression.Comparison comparison, IReadOnlyDictionary<string, LssName> names)
    {
        var (reference, constant) = (comparison.Left, comparison.Right) switch
        {
            (Expression.Reference left, Expression.Constant right) => (left, right),
            (Expression.Constant left, Expression.Reference right) when comparison.Operator != "includes" => (right, left),
            _ => (null, null),
        };
        if (reference is null || NameOf(reference, names) is not { Codes.Count: > 0 } name || constant!.Value is not [var option])
        {
            return null;
        }

        if (name.Part.Kind == QuestionKind.Ranking || !name.Codes.TryGetValue(option, out var code)
            || (name.Boxes && comparison.Operator != "includes" && name.Codes.Count > 1))
        {
            throw Unsayable();
        }

        return name switch
        {
            { Boxes: true } when option == name.Other => $"!is_empty({name.Name}_other.NAOK)",
            { Boxes: true } => $"{name.Name}_{code}.NAOK == \"Y\"",
            _ => $"{name.Name}.NAOK == \"{code}\"",
        };
    }

    private static string Value(Expression expression, IReadOnlyDictionary<string, LssName> names, List<string> needed)
    {
        switch (expression)
        {
            case Expression.Constant { Value: [var text] }:
                return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text
                    : text.IndexOfAny(['"', '\\', '{', '}']) < 0 && !text.Any(char.IsControl) ? $"\"{text}\""
                    : throw Unsayable();
            case Expression.Reference reference when NameOf(reference, names) is { Boxes: false } name
                && (name.Part.Kind is QuestionKind.Number or QuestionKind.ShortText or QuestionKind.LongText || name.Part.Kind == QuestionKind.Scale && name.Codes.All(code => code.Key == code.Value)):
                needed.Add($"{name.Name}.NAOK");
                return $"{name.Name}.NAOK";
            case Expression.Calculation calculation:
                return $"({Value(calculation.Left, names, needed)} {calculation.Sign} {Value(calculation.Right, names, needed)})";
            case Expression.Call { Name: "count" } call when call.Arguments.All(argument => argument is Expression.Reference):
                return $"count({string.Join(", ", call.Arguments.SelectMany(argument => NameOf((Expression.Reference)argument, names).Variables))})";
            case Expression.Call { Name: "sum" } call when call.Arguments.All(argument =>
                argument is Expression.Reference reference && NameOf(reference, names).Part.Kind == QuestionKind.Number):
                return $"sum({string.Join(", ", call.Arguments.SelectMany(argument => NameOf((Expression.Reference)argument, names).Variables))})";
            case Expression.Call { Name: "length", Arguments: [Expression.Reference reference] }
                when NameOf(reference, names) is { Part.Kind: QuestionKind.ShortText or QuestionKind.LongText } name:
                return $"strlen({name.Name}.NAOK)";
            default:
                throw Unsayable();
        }
    }

    private static LssName NameOf(Expression.Reference reference, IReadOnlyDictionary<string, LssName> names) =>
        names.TryGetValue(reference.Code, out var name) && name.Part.Kind != QuestionKind.Ranking ? name : throw Unsayable();

    private static LssExpressionException Unsayable() => new("LimeSurvey cannot say it");
}
