namespace IcpEngage.Engagement.Conditions;

/// <summary>A part of a condition. Evaluating one always ends and never fails: what has no answer is nothing.</summary>
internal abstract record Expression
{
    /// <summary>Its value, from the answers by part code.</summary>
    public abstract IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers);

    /// <summary>This and all that it is made of.</summary>
    public IEnumerable<Expression> All() => Inner.SelectMany(inner => inner.All()).Prepend(this);

    /// <summary>What it is made of.</summary>
    protected virtual IReadOnlyList<Expression> Inner => [];

    /// <summary>A number or text as it is written.</summary>
    internal sealed record Constant(IReadOnlyList<string> Value) : Expression
    {
        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => Value;
    }

    /// <summary>The answer to a part of a question: <c>{help}</c>, <c>{help.phone}</c>.</summary>
    internal sealed record Reference(string Code, int Position) : Expression
    {
        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            answers.GetValueOrDefault(Code, Values.Nothing);
    }

    /// <summary>Holds where the other does not.</summary>
    internal sealed record Not(Expression Operand) : Expression
    {
        protected override IReadOnlyList<Expression> Inner => [Operand];

        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            Values.Truth(!Values.Holds(Operand.Evaluate(answers)));
    }

    /// <summary>All of them hold.</summary>
    internal sealed record And(IReadOnlyList<Expression> Operands) : Expression
    {
        protected override IReadOnlyList<Expression> Inner => Operands;

        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            Values.Truth(Operands.All(operand => Values.Holds(operand.Evaluate(answers))));
    }

    /// <summary>One of them holds, or several.</summary>
    internal sealed record Or(IReadOnlyList<Expression> Operands) : Expression
    {
        protected override IReadOnlyList<Expression> Inner => Operands;

        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            Values.Truth(Operands.Any(operand => Values.Holds(operand.Evaluate(answers))));
    }

    /// <summary>Two values set against each other by a word or sign of <see cref="Operators"/>.</summary>
    internal sealed record Comparison(Expression Left, string Operator, Expression Right) : Expression
    {
        /// <summary>What can stand between two values, and when it holds.</summary>
        public static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<string>, bool>> Operators =
            new Dictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<string>, bool>>
            {
                ["="] = Values.Same,
                ["!="] = (left, right) => !Values.Same(left, right),
                ["<"] = (left, right) => Values.Compare(left, right) < 0,
                ["<="] = (left, right) => Values.Compare(left, right) <= 0,
                [">"] = (left, right) => Values.Compare(left, right) > 0,
                [">="] = (left, right) => Values.Compare(left, right) >= 0,
                ["includes"] = Values.Includes,
            };

        protected override IReadOnlyList<Expression> Inner => [Left, Right];

        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            Values.Truth(Operators[Operator](Left.Evaluate(answers), Right.Evaluate(answers)));
    }

    /// <summary>Two numbers reckoned together.</summary>
    internal sealed record Calculation(Expression Left, string Sign, Expression Right) : Expression
    {
        protected override IReadOnlyList<Expression> Inner => [Left, Right];

        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => Values.Calculate(
            Left.Evaluate(answers),
            Right.Evaluate(answers),
            (left, right) => Sign switch
            {
                "+" => left + right,
                "-" => left - right,
                "*" => left * right,
                _ => right == 0 ? null : left / right,
            });
    }

    /// <summary>A function of <see cref="Functions"/>.</summary>
    internal sealed record Call(string Name, IReadOnlyList<Expression> Arguments) : Expression
    {
        /// <summary>The functions there are, of all their arguments' texts together.</summary>
        public static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<string>>> Functions =
            new Dictionary<string, Func<IReadOnlyList<string>, IReadOnlyList<string>>>
            {
                ["count"] = texts => Values.Of(texts.Count),
                ["length"] = texts => Values.Of(texts.Sum(text => text.Length)),
                ["sum"] = Sum,
            };

        protected override IReadOnlyList<Expression> Inner => Arguments;

        public override IReadOnlyList<string> Evaluate(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
            Functions[Name]([.. Arguments.SelectMany(argument => argument.Evaluate(answers))]);

        private static IReadOnlyList<string> Sum(IReadOnlyList<string> texts)
        {
            try
            {
                return Values.Of(Values.Numbers(texts).Sum());
            }
            catch (OverflowException)
            {
                return Values.Nothing;
            }
        }
    }
}
