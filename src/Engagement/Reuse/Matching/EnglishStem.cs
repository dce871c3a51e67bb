namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>
/// The stem of an English word, so that “waiting”, “waited” and “waits” meet: British and American spellings brought
/// together, then the algorithm of Porter (<i>An algorithm for suffix stripping</i>, Program 14, 1980).
/// </summary>
internal static class EnglishStem
{
    private static readonly (string Ending, string Instead)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Ending, string Instead)[] Third =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Fourth =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic", "ou",
    ];

    // What the rules would leave apart: irregular plurals and past forms that surveys use.
    private static readonly Dictionary<string, string> Irregular =
        """
        children:child teeth:tooth feet:foot people:person women:woman men:man mice:mouse wives:wife lives:life left:leave
        went:go gone:go came:come saw:see seen:see told:tell heard:hear felt:feel gave:give given:give got:get kept:keep
        slept:sleep spoke:speak spoken:speak understood:understand took:take taken:take fell:fall fallen:fall knew:know
        known:know rang:ring rung:ring found:find bought:buy brought:bring thought:think ate:eat eaten:eat drank:drink
        drunk:drink drove:drive driven:drive paid:pay met:meet lost:lose sent:send spent:spend chose:choose chosen:choose
        broke:break broken:break made:make done:do began:begin begun:begin swam:swim ran:run wore:wear worn:wear died:die
        dying:die held:hold shown:show written:write wrote:write frightened:frighten worse:worse centre:center
        centres:center programme:program practise:practice licence:license counselling:counsel counsellor:counsel
        counselled:counsel travelling:travel travelled:travel traveller:traveler travellers:traveler chemists:chemist
        mould:mold mouldy:moldy tyre:tire grey:gray organise:organize news:news bus:bus buses:bus gas:gas doing:do does:do
        going:go tidy:tidi safely:safe easily:easi lately:lately properly:properly hardly:hardly happily:happi
        lonelier:lone loneliness:lone lonely:lone
        """
        .Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Trim().Split(':'))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>The stem of a word in lower case.</summary>
    public static string Of(string word)
    {
        if (Irregular.TryGetValue(word, out var regular))
        {
            return regular;
        }

        if (word.Length <= 2 || !char.IsAsciiLetter(word[0]))
        {
            return word;
        }

        word = Spelling(word);
        word = Plural(word);
        word = Past(word);
        if (word.Length > 2 && word[^1] == 'y' && HasVowel(word.AsSpan(0, word.Length - 1)))
        {
            word = $"{word[..^1]}i";
        }

        word = Replace(word, Second);
        word = Replace(word, Third);
        word = CutFourth(word);
        return CutLast(word);
    }

    private static string Spelling(string word)
    {
        foreach (var (british, other) in (ReadOnlySpan<(string, string)>)
            [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("iser", "izer"), ("ise", "ize"), ("yse", "yze"), ("ysed", "yzed")])
        {
            if (word.Length > british.Length + 4 && word.EndsWith(british, StringComparison.Ordinal))
            {
                word = word[..^british.Length] + other;
                break;
            }
        }

        if (word.Length >= 6)
        {
            word = word
                .Replace("aem", "em", StringComparison.Ordinal).Replace("aec", "ec", StringComparison.Ordinal)
                .Replace("paed", "ped", StringComparison.Ordinal).Replace("anaes", "anes", StringComparison.Ordinal)
                .Replace("rrhoe", "rrhe", StringComparison.Ordinal).Replace("foet", "fet", StringComparison.Ordinal);
            var our = word.IndexOf("our", 3, StringComparison.Ordinal);
            if (our > 0 && our >= word.Length - 8 && word[our - 1] is 'b' or 'i' or 'v' or 'l' or 'n' or 'm')
            {
                word = word.Remove(our + 1, 1);
            }
        }

        return word;
    }

    private static string Plural(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) ? word
        : word[^1] == 's' ? word[..^1]
        : word;

    private static string Past(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word.AsSpan(0, word.Length - 3)) > 0 ? word[..^1] : word;
        }

        var cut = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (cut == 0 || !HasVowel(word.AsSpan(0, word.Length - cut)))
        {
            return word;
        }

        word = word[..^cut];
        if (word.EndsWith("at", StringComparison.Ordinal) || word.EndsWith("bl", StringComparison.Ordinal) || word.EndsWith("iz", StringComparison.Ordinal))
        {
            return $"{word}e";
        }

        if (word.Length > 1 && word[^1] == word[^2] && !IsVowel(word, word.Length - 1) && word[^1] is not ('l' or 's' or 'z'))
        {
            return word[..^1];
        }

        return Measure(word) == 1 && IsShort(word) ? $"{word}e" : word;
    }

    private static string Replace(string word, (string Ending, string Instead)[] rules)
    {
        foreach (var (ending, instead) in rules)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return Measure(word.AsSpan(0, word.Length - ending.Length)) > 0 ? word[..^ending.Length] + instead : word;
            }
        }

        return word;
    }

    private static string CutFourth(string word)
    {
        foreach (var ending in Fourth)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                var rest = word.AsSpan(0, word.Length - ending.Length);
                return Measure(rest) > 1 && (ending != "ion" || rest[^1] is 's' or 't') ? rest.ToString() : word;
            }
        }

        return word;
    }

    private static string CutLast(string word)
    {
        if (word[^1] == 'e')
        {
            var rest = word.AsSpan(0, word.Length - 1);
            var measure = Measure(rest);
            word = measure > 1 || (measure == 1 && !IsShort(rest)) ? rest.ToString() : word;
        }

        return word.Length > 2 && word[^1] == 'l' && word[^2] == 'l' && Measure(word) > 1 ? word[..^1] : word;
    }

    private static bool IsVowel(ReadOnlySpan<char> word, int at) =>
        word[at] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[at] == 'y' && at > 0 && !IsVowel(word, at - 1));

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (IsVowel(word, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many times a vowel is followed by a consonant: Porter’s m.</summary>
    private static int Measure(ReadOnlySpan<char> word)
    {
        var measure = 0;
        for (var at = 1; at < word.Length; at++)
        {
            measure += IsVowel(word, at - 1) && !IsVowel(word, at) ? 1 : 0;
        }

        return measure;
    }

    /// <summary>Ends in consonant, vowel, consonant, the last not w, x or y: Porter’s *o.</summary>
    private static bool IsShort(ReadOnlySpan<char> word) =>
        word.Length > 2 && !IsVowel(word, word.Length - 3) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 1)
        && word[^1] is not ('w' or 'x' or 'y');
}
