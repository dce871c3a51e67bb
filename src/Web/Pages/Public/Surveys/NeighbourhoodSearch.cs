using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>What somebody's words for where they live may mean.</summary>
/// <param name="Code">The one ward they mean; null where that is not certain.</param>
/// <param name="Matches">Wards to choose from.</param>
/// <param name="Problem">What to say where there is no certain one.</param>
internal sealed record FoundWards(string? Code, IReadOnlyList<AnswerOption> Matches, string? Problem);

/// <summary>
/// Finds the ward that somebody means by a part of its name or by a postcode. The postcode is looked up and forgotten: it
/// is in no address, no answer and no log.
/// </summary>
internal sealed partial class NeighbourhoodSearch(PlacesClient places)
{
    private const int MostMatches = 20;

    /// <summary>Whether postcodes can be looked up; not where none are loaded, or nobody answers.</summary>
    public async Task<bool> KnowsPostcodesAsync(CancellationToken cancellation)
    {
        try
        {
            return (await places.PostcodesAsync(cancellation)).Count > 0;
        }
        catch (ServiceProblemException)
        {
            return false;
        }
    }

    /// <summary>The ward among the question's options that is meant.</summary>
    /// <exception cref="ServiceProblemException">The postcode could not be looked up.</exception>
    public async Task<FoundWards> FindAsync(Question question, string typed, CancellationToken cancellation)
    {
        var wards = Wards(question);
        if (ByName(question, typed) is { } exact)
            return new(exact, [], null);
        if (Postcode().IsMatch(typed))
        {
            var ward = await places.WardOfPostcodeAsync(typed, cancellation);
            return wards.Any(option => option.Code == ward?.Code)
                ? new(ward!.Code, [], null)
                : new(null, [], ward is null
                    ? Texts.Say($"We do not know that postcode. Enter the name of your ward, or select one of the answers below it")
                    : Texts.Say($"That postcode is in another place. Check it, or enter the name of your ward"));
        }
        var plain = Plain(typed);
        var matches = plain.Length == 0 ? [] : wards.Where(option => Plain(option.Text).Contains(plain, StringComparison.Ordinal)).Take(MostMatches).ToList();
        return new(null, matches, matches.Count > 0
            ? Texts.Say($"Select the ward you mean")
            : Texts.Say($"We found no ward of that name. Try a part of its name, or select one of the answers below it"));
    }

    /// <summary>The ward of exactly that name, however it is spelt; null for none.</summary>
    public static string? ByName(Question question, string typed)
    {
        var plain = Plain(typed);
        return Wards(question).FirstOrDefault(option => Plain(option.Text) == plain)?.Code;
    }

    /// <summary>The options that are wards.</summary>
    public static IReadOnlyList<AnswerOption> Wards(Question question) =>
        [.. question.Options.Where(option => option.Code is not (NeighbourhoodAnswers.NotSaid or NeighbourhoodAnswers.NotFound))];

    /// <summary>Small letters and digits only; “Newton &amp; Hoole” is “newton and hoole”.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’' or '.') && plain.Length > 0 && plain[^1] != ' ')
                plain.Append(' ');
        }
        return plain.ToString().Trim();
    }

    /// <summary>Outward code, then a digit and two letters (BS 7666), with or without a space.</summary>
    [GeneratedRegex(@"^\s*[A-Z]{1,2}[0-9][A-Z0-9]?[\s-]*[0-9][A-Z]{2}\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
