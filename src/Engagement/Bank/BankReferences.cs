using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Bank;

/// <summary>A survey held against the bank.</summary>
/// <param name="Definition">With the references that hold; the others are gone, and those questions are the survey's own.</param>
/// <param name="Locked">Sentences by question code where a locked question is not as the bank has it.</param>
/// <param name="Own">Codes of the questions that said they were the bank's, and are not.</param>
internal sealed record HeldAgainstBank(
    SurveyDefinition Definition, Dictionary<string, string[]> Locked, IReadOnlyList<string> Own)
{
    /// <summary>What to answer where a locked question was changed; null where none was.</summary>
    public ProblemHttpResult? Problem => Locked.Count > 0 ? Problems.Invalid(Locked, ErrorCodes.QuestionLocked) : null;
}

/// <summary>
/// The one place that says whether a survey's question is the bank's: every way in which a definition comes to be stored
/// passes it. A question that is not word for word the version it names is the survey's own, and loses the name; of a locked
/// question nothing may differ, and the name cannot be taken off.
/// </summary>
internal static class BankReferences
{
    private static readonly NumberRange AnyNumber = new(null, null, null, WholeOnly: false);

    /// <summary>Holds a survey against the bank.</summary>
    /// <param name="db">Holds the bank.</param>
    /// <param name="after">The survey as it is to be; as <see cref="DefinitionRules"/> has it.</param>
    /// <param name="before">The survey as it is; null for a new one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<HeldAgainstBank> HoldAgainstBankAsync(
        this EngagementDb db, SurveyDefinition after, SurveyDefinition? before, CancellationToken cancellationToken)
    {
        var named = after.Questions.Concat(before?.Questions ?? []).Select(question => question.Bank?.Code).OfType<string>().Distinct().ToList();
        if (named.Count == 0)
        {
            return new(after, [], []);
        }

        var entries = await db.BankEntries.AsNoTracking().Where(entry => named.Contains(entry.Code)).ToDictionaryAsync(entry => entry.Code, cancellationToken);
        return Hold(after, before, entries);
    }

    /// <summary>Holds a survey against these questions of the bank, by code.</summary>
    public static HeldAgainstBank Hold(SurveyDefinition after, SurveyDefinition? before, IReadOnlyDictionary<string, BankEntry> entries)
    {
        var stood = before?.Questions.Where(question => question.Bank is not null).ToDictionary(question => question.Code, question => question.Bank!) ?? [];
        var (locked, own, questions) = (new Dictionary<string, string[]>(), new List<string>(), new List<Question>());
        foreach (var (index, question) in after.Questions.Index())
        {
            var was = stood.GetValueOrDefault(question.Code);
            var entry = entries.GetValueOrDefault(question.Bank?.Code ?? "");
            var holds = entry is not null && IsOf(question, after, entry, was);
            var isAsItWas = holds && question.Bank!.Code == was?.Code;
            if ((IsProtected(entry) && !holds) || (IsProtected(entries.GetValueOrDefault(was?.Code ?? "")) && !isAsItWas))
            {
                locked[question.Code] = [Sentence(index + 1)];
            }

            if (question.Bank is not null && !holds)
            {
                own.Add(question.Code);
            }

            questions.Add(question.Bank is null ? question : question with { Bank = holds ? question.Bank with { Construct = entry!.Construct } : null });
        }

        return new(after with { Questions = questions }, locked, own);
    }

    private static bool IsProtected(BankEntry? entry) => entry is { Locked: true, State: BankState.InUse };

    private static string Sentence(int number) =>
        $"Question {number} is a locked question of the bank: it is asked word for word in every survey that has it. Put its wording and its answers back. "
        + "Its help text, whether it must be answered and whom it is asked are yours to set. To ask something else, add a question beside it.";

    private static bool IsOf(Question question, SurveyDefinition survey, BankEntry entry, BankReference? was) =>
        entry.Versions.Find(version => version.Number == question.Bank!.Version) is { AgreedOn: not null } version
        // What is retired stays where it is and comes nowhere else.
        && (entry.State == BankState.InUse || was?.Code == entry.Code)
        && IsSame(question, survey, version);

    /// <summary>Whether the question is asked in the version's words, in each language in which both have it.</summary>
    public static bool IsSame(Question question, SurveyDefinition survey, BankEntryVersion version)
    {
        var bank = version.AsSurvey;
        var own = bank.Questions[0];
        return Print(question) == Print(new SurveyTexts(bank, survey.Language).Of(own))
            && survey.Translations.All(translation => TextsIn(bank, translation.Language).All(text =>
                !translation.Texts.TryGetValue(SurveyTexts.KeyOf(question.Code, text.Key), out var said) || said == text.Value));
    }

    /// <summary>What the bank says in a language, by the text's name in its question. Help is everybody's own.</summary>
    private static IEnumerable<KeyValuePair<string, string>> TextsIn(SurveyDefinition bank, string language)
    {
        var question = bank.Questions[0];
        var texts = new SurveyTexts(bank, language);
        return SurveyTexts.Keys(question)
            .Where(text => texts.LanguageOf(text.Key).Equals(language, StringComparison.OrdinalIgnoreCase))
            .Select(text => KeyValuePair.Create(text.Key[(question.Code.Length + 1)..], texts.Of(text.Key, text.Value)))
            .Where(text => text.Key != "hint");
    }

    /// <summary>All that decides what people are asked and can answer.</summary>
    private static string Print(Question question) => JsonSerializer.Serialize(
        new
        {
            question.Kind,
            question.Text,
            Options = question.Options.Select(option => new { option.Code, option.Text, option.Exclusive, option.TakesText }),
            Rows = question.Rows.Select(row => new { row.Code, row.Text }),
            question.Scale,
            Number = question.Number ?? AnyNumber,
            Dates = question.Dates ?? new DateRange(null, null),
            Longest = DefinitionRules.MaximumLength(question),
            question.Checks,
        },
        Json.Options);
}
