namespace IcpEngage.Engagement.Conditions;

/// <summary>
/// Whom a question is asked: the small language of <c>docs/conditions.md</c>, read once and evaluated for each person.
/// </summary>
internal sealed class Condition
{
    /// <summary>Longest text of a condition.</summary>
    public const int Longest = 2_000;

    private readonly Expression expression;

    private Condition(Expression expression) => this.expression = expression;

    /// <summary>What it is made of.</summary>
    public Expression Expression => expression;

    /// <summary>The parts it refers to, and where.</summary>
    public IEnumerable<(string Code, int Position)> References =>
        expression.All().OfType<Expression.Reference>().Select(reference => (reference.Code, reference.Position));

    /// <summary>Texts that an answer is compared with.</summary>
    public IEnumerable<(string Code, string Text, int Position)> Expected =>
        from comparison in expression.All().OfType<Expression.Comparison>()
        where comparison.Operator is "=" or "!=" or "includes"
        from pair in new[] { (comparison.Left, comparison.Right), (Left: comparison.Right, Right: comparison.Left) }
        where pair.Left is Expression.Reference && pair.Right is Expression.Constant
        let reference = (Expression.Reference)pair.Left
        from text in ((Expression.Constant)pair.Right).Value
        select (reference.Code, text, reference.Position);

    /// <summary>Reads a condition.</summary>
    /// <exception cref="ConditionException">It cannot be read.</exception>
    public static Condition Read(string text) =>
        text.Length > Longest
            ? throw new ConditionException(Longest, $"the condition is longer than {Longest:N0} characters")
            : new Condition(new ConditionReader(Tokens.Of(text)).Read());

    /// <summary>Whether it holds for somebody with these answers, by part code.</summary>
    public bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => Values.Holds(expression.Evaluate(answers));
}
