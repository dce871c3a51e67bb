using System.Text.RegularExpressions;

namespace IcpEngage.Engagement.Import;

/// <summary>What a name in LimeSurvey's expressions became here.</summary>
/// <param name="Part">The part's code.</param>
/// <param name="Option">The option it asks for, where it is one of a multiple choice; null where it is the answer itself.</param>
/// <param name="Codes">Codes of the answers, theirs to ours; null where answers are not chosen from a list.</param>
internal sealed record LssVariable(string Part, string? Option, IReadOnlyDictionary<string, string>? Codes);

/// <summary>An expression that has no condition of ours; the message says why, for the import report.</summary>
internal sealed class LssExpressionException(string because) : Exception(because);

/// <summary>
/// LimeSurvey's expressions (relevance) as conditions of ours. Of the language (LimeSurvey manual, “ExpressionScript”,
/// https://manual.limesurvey.org/ExpressionScript_-_Presentation) it knows the operators, <c>is_empty</c>, <c>count</c>,
/// <c>sum</c> and <c>strlen</c>; with anything else it gives up, so that what comes over means the same.
/// </summary>
internal sealed partial class LssExpression
{
    private const int Deepest = 30;

    private readonly IReadOnlyDictionary<string, LssVariable> variables;
    private readonly List<string> tokens;
    private int next;
    private int depth;

    private LssExpression(string text, IReadOnlyDictionary<string, LssVariable> variables)
    {
        this.variables = variables;
        tokens = Split(text);
    }

    /// <summary>How strongly a written expression binds, to set brackets only where they are needed.</summary>
    private enum Level
    {
        Or,
        And,
        Not,
        Comparison,
        Sum,
        Product,
        Value,
    }

    /// <summary>The condition of ours.</summary>
    /// <exception cref="LssExpressionException">There is none.</exception>
    public static string Translate(string expression, IReadOnlyDictionary<string, LssVariable> variables)
    {
        var translation = new LssExpression(expression, variables);
        var written = translation.Or();
        return translation.Next is null ? written.Text : throw Unknown(translation.Next);
    }

    /// <summary>The name without what LimeSurvey hangs on it: <c>age</c> of <c>age.NAOK</c>.</summary>
    public static string NameOf(string variable) => Suffix().Replace(variable, "");

    private string? Next => next < tokens.Count ? tokens[next] : null;

    private Written Or() => Chain(And, Level.Or, "or", "or", "||");

    private Written And() => Chain(Not, Level.And, "and", "and", "&&");

    private Written Not()
    {
        if (!Take("!") && !Take("not"))
        {
            return Comparison();
        }

        return Deeper(() => Negate(Not()));
    }

    private Written Comparison()
    {
        var left = Sum();
        return Next?.ToLowerInvariant() switch
        {
            "==" or "eq" or "=" => Equal(left),
            "!=" or "ne" => Negate(Equal(left)),
            "<" or "lt" => Ordered(left, "<"),
            "<=" or "le" => Ordered(left, "<="),
            ">" or "gt" => Ordered(left, ">"),
            ">=" or "ge" => Ordered(left, ">="),
            _ => left,
        };
    }

    private Written Equal(Written left)
    {
        next++;
        var right = Sum();
        if (left.Literal is not null && right.Literal is null)
        {
            (left, right) = (right, left);
        }

        if (right.Literal is { Length: 0 })
        {
            return Negate(Holds(left));
        }

        if (left.Variable is { Option: not null })
        {
            return right.Literal == "Y" ? Holds(left)
                : right.Literal is "N" ? Negate(Holds(left))
                : throw new LssExpressionException("it compares a ticked answer with something other than yes");
        }

        if (left.Variable?.Codes is { } codes && right.Literal is { } literal)
        {
            return codes.TryGetValue(literal, out var code)
                ? new Written($"{left.Text} = {Quoted(code)}", Level.Comparison)
                : throw new LssExpressionException($"it expects the answer “{literal}”, which the question does not have");
        }

        return new Written($"{At(left, Level.Sum)} = {At(right, Level.Sum)}", Level.Comparison);
    }

    private Written Ordered(Written left, string sign)
    {
        next++;
        var right = Sum();
        return left.Variable?.Option is not null || right.Variable?.Option is not null
            ? throw new LssExpressionException("it puts ticked answers in an order")
            : new Written($"{At(left, Level.Sum)} {sign} {At(right, Level.Sum)}", Level.Comparison);
    }

    private Written Sum() => Arithmetic(Product, Level.Sum, "+", "-");

    private Written Product() => Arithmetic(Value, Level.Product, "*", "/");

    private Written Value()
    {
        if (Next is not { } token)
        {
            throw new LssExpressionException("it breaks off");
        }

        next++;
        if (token == "(")
        {
            var inner = Deeper(Or);
            Expect(")");
            return inner;
        }

        if (token == "-")
        {
            return Deeper(() => new Written($"-{At(Value(), Level.Value)}", Level.Value));
        }

        if (token[0] is '"' or '\'')
        {
            var text = token[1..^1];
            return new Written(Quoted(text), Level.Value) { Literal = text };
        }

        if (char.IsAsciiDigit(token[0]))
        {
            return new Written(token, Level.Value) { Literal = token };
        }

        return Next == "(" ? Deeper(() => Call(token)) : Variable(token);
    }

    private Written Variable(string name)
    {
        if (!variables.TryGetValue(NameOf(name), out var variable))
        {
            throw Name().IsMatch(name)
                ? new LssExpressionException($"it refers to “{name}”, which is no answer before it that came over")
                : Unknown(name);
        }

        return new Written($"{{{variable.Part}}}", Level.Value) { Variable = variable };
    }

    private Written Call(string function)
    {
        Expect("(");
        var arguments = new List<Written> { Or() };
        while (Take(","))
        {
            arguments.Add(Or());
        }

        Expect(")");
        var list = string.Join(", ", arguments.Select(argument => Holds(argument).Text));
        return function.ToLowerInvariant() switch
        {
            "is_empty" when arguments is [var only] => Negate(Holds(only)),
            "count" => new Written($"count({list})", Level.Value),
            "sum" when arguments.TrueForAll(argument => argument.Variable?.Option is null) => new Written($"sum({list})", Level.Value),
            "strlen" when arguments is [{ Variable.Option: null }] => new Written($"length({list})", Level.Value),
            _ => throw new LssExpressionException($"it uses “{function}”"),
        };
    }

    private Written Chain(Func<Written> operand, Level level, string word, params string[] signs)
    {
        var operands = new List<Written> { operand() };
        while (signs.Any(Take))
        {
            operands.Add(operand());
        }

        return operands is [var alone] ? alone : new Written(string.Join($" {word} ", operands.Select(each => At(Holds(each), level))), level);
    }

    private Written Arithmetic(Func<Written> operand, Level level, params string[] signs)
    {
        var left = operand();
        while (Next is { } sign && signs.Contains(sign))
        {
            next++;
            var right = operand();
            if (left.Variable?.Option is not null || right.Variable?.Option is not null)
            {
                throw new LssExpressionException("it reckons with ticked answers");
            }

            left = new Written($"{At(left, level)} {sign} {At(right, level + 1)}", level);
        }

        return left;
    }

    private static Written Negate(Written written)
    {
        var held = Holds(written);
        return held.Text.StartsWith("not ", StringComparison.Ordinal) && held.Level == Level.Not
            ? new Written(held.Text["not ".Length..], Level.Comparison)
            : new Written($"not {At(held, Level.Comparison)}", Level.Not);
    }

    /// <summary>What holds where the value is there: a ticked answer is asked for by its question.</summary>
    private static Written Holds(Written written) => written.Variable is { Option: { } option } variable
        ? new Written($"{{{variable.Part}}} includes {Quoted(option)}", Level.Comparison)
        : written;

    private static string At(Written written, Level level) => written.Level >= level ? written.Text : $"({written.Text})";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private T Deeper<T>(Func<T> read)
    {
        if (++depth > Deepest)
        {
            throw new LssExpressionException("its brackets are nested too deeply");
        }

        var result = read();
        depth--;
        return result;
    }

    private bool Take(string sign)
    {
        var taken = Next is { } token && token.Equals(sign, StringComparison.OrdinalIgnoreCase);
        next += taken ? 1 : 0;
        return taken;
    }

    private void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw new LssExpressionException($"“{sign}” is missing in it");
        }
    }

    private static LssExpressionException Unknown(string token) => new($"it has “{token}”");

    private static List<string> Split(string text)
    {
        var found = new List<string>();
        for (var position = 0; position < text.Length;)
        {
            var token = Token().Match(text, position);
            if (!token.Success)
            {
                throw Unknown(text[position].ToString());
            }

            if (!string.IsNullOrWhiteSpace(token.Value))
            {
                found.Add(token.Value);
            }

            position += token.Length;
        }

        return found;
    }

    /// <summary>An expression in the making.</summary>
    private sealed record Written(string Text, Level Level)
    {
        /// <summary>A text or number as it was written; null for all else.</summary>
        public string? Literal { get; init; }

        /// <summary>The variable, where it is nothing else.</summary>
        public LssVariable? Variable { get; init; }
    }

    [GeneratedRegex("""\G(?:\s+|"[^"]*"|'[^']*'|[0-9]+(?:\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_.]*|==|!=|<=|>=|&&|\|\||[-+*/<>!=(),])""", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"\.(NAOK|value|valueNAOK|shown)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
