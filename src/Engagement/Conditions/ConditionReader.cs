namespace IcpEngage.Engagement.Conditions;

/// <summary>Makes an expression of a condition's pieces, a method for each line of the grammar in <c>docs/conditions.md</c>.</summary>
internal sealed class ConditionReader(List<Token> tokens)
{
    /// <summary>Brackets, signs and “not” within each other, so that no text can use up the stack.</summary>
    private const int Deepest = 40;

    private static readonly string[] Signs = ["+", "-"];
    private static readonly string[] Factors = ["*", "/"];

    private int next;
    private int depth;

    /// <summary>Reads all of it.</summary>
    /// <exception cref="ConditionException">It cannot be read.</exception>
    public Expression Read()
    {
        var expression = Either();
        return Next.Kind == TokenKind.End ? expression : throw Unexpected("“and”, “or”, or the end");
    }

    private Token Next => tokens[next];

    private Expression Either() => Chain("or", Both, operands => new Expression.Or(operands));

    private Expression Both() => Chain("and", Negation, operands => new Expression.And(operands));

    private Expression Negation() => Take("not") ? new Expression.Not(Deeper(Negation)) : Comparison();

    private Expression Comparison()
    {
        var left = Sum();
        if (Next.Kind is not (TokenKind.Word or TokenKind.Sign) || !Expression.Comparison.Operators.ContainsKey(Next.Text))
        {
            return left;
        }

        return new Expression.Comparison(left, tokens[next++].Text, Sum());
    }

    private Expression Sum() => Calculation(Signs, Product);

    private Expression Product() => Calculation(Factors, Value);

    private Expression Value()
    {
        var token = tokens[next];
        switch (token.Kind)
        {
            case TokenKind.Reference:
                next++;
                return new Expression.Reference(token.Text, token.Position);
            case TokenKind.Text or TokenKind.Number:
                next++;
                return new Expression.Constant([token.Text]);
            case TokenKind.Word when Expression.Call.Functions.ContainsKey(token.Text):
                next++;
                return Deeper(() => Call(token.Text));
            case TokenKind.Sign when token.Text == "-":
                next++;
                return new Expression.Calculation(new Expression.Constant(["0"]), "-", Deeper(Value));
            case TokenKind.Sign when token.Text == "(":
                next++;
                return Deeper(Bracket);
            default:
                throw Unexpected("a question like {help}, a text like \"yes\" or a number");
        }
    }

    private Expression Bracket()
    {
        var inner = Either();
        Expect(")");
        return inner;
    }

    private Expression.Call Call(string name)
    {
        Expect("(");
        var arguments = new List<Expression> { Either() };
        while (Take(","))
        {
            arguments.Add(Either());
        }

        Expect(")");
        return new Expression.Call(name, arguments);
    }

    private Expression Chain(string word, Func<Expression> operand, Func<IReadOnlyList<Expression>, Expression> join)
    {
        var operands = new List<Expression> { operand() };
        while (Take(word))
        {
            operands.Add(operand());
        }

        return operands is [var alone] ? alone : join(operands);
    }

    private Expression Calculation(string[] signs, Func<Expression> operand)
    {
        var left = operand();
        while (Next.Kind == TokenKind.Sign && signs.Contains(Next.Text))
        {
            left = new Expression.Calculation(left, tokens[next++].Text, operand());
        }

        return left;
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++depth > Deepest)
        {
            throw new ConditionException(Next.Position, $"more than {Deepest} brackets or “not” stand within each other");
        }

        var result = read();
        depth--;
        return result;
    }

    private bool Take(string text)
    {
        var taken = Next.Is(text);
        next += taken ? 1 : 0;
        return taken;
    }

    private void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw Unexpected($"“{sign}”");
        }
    }

    private ConditionException Unexpected(string expected) => new(
        Next.Position, Next.Kind == TokenKind.End ? $"the condition ends where {expected} should come" : $"“{Next.Text}” stands where {expected} should");
}
