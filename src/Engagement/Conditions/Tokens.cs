using System.Text.RegularExpressions;

namespace IcpEngage.Engagement.Conditions;

/// <summary>What a piece of a condition's text is.</summary>
internal enum TokenKind
{
    Reference,
    Text,
    Number,
    Word,
    Sign,
    End,
}

/// <summary>A piece of a condition's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Without quotes or braces; words in lower case.</param>
/// <param name="Position">Where it begins, from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string text) => Kind is TokenKind.Word or TokenKind.Sign && Text == text;
}

/// <summary>Parts a condition's text into its pieces.</summary>
internal static partial class Tokens
{
    /// <exception cref="ConditionException">A character that means nothing.</exception>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (position < text.Length)
        {
            var piece = Piece().Match(text, position);
            if (!piece.Success)
            {
                throw new ConditionException(position + 1, What(text[position]));
            }

            if (Read(piece) is { } token)
            {
                tokens.Add(token);
            }

            position += piece.Length;
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static Token? Read(Match piece)
    {
        var at = piece.Index + 1;
        return piece switch
        {
            _ when piece.Groups["reference"] is { Success: true } reference => new Token(TokenKind.Reference, reference.Value, at),
            _ when piece.Groups["text"] is { Success: true } text =>
                new Token(TokenKind.Text, text.Value.Replace("\"\"", "\"", StringComparison.Ordinal), at),
            _ when piece.Groups["number"] is { Success: true } number => new Token(TokenKind.Number, number.Value, at),
            _ when piece.Groups["word"] is { Success: true } word => new Token(TokenKind.Word, word.Value.ToLowerInvariant(), at),
            _ when piece.Groups["sign"] is { Success: true } sign => new Token(TokenKind.Sign, sign.Value, at),
            _ => null,
        };
    }

    private static string What(char character) => character switch
    {
        '"' => "a text begins here that does not end; close it with \"",
        '{' => "name a question between { and }, like {help} or {help.phone}",
        '“' or '”' or '\'' or '‘' or '’' => "put texts between straight double quotes, like \"yes\"",
        _ => $"“{character}” means nothing in a condition",
    };

    [GeneratedRegex(
        """
        \G(?:\s+|\{\s*(?<reference>[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?)\s*\}|"(?<text>(?:[^"]|"")*)"|(?<number>[0-9]{1,15}(?:\.[0-9]{1,9})?)|(?<word>[A-Za-z]+)|(?<sign><=|>=|!=|[=<>+*/(),-]))
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();
}
