using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Areas;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Bank;

/// <summary>The bank as pages show it.</summary>
internal sealed class BankView(EngagementDb db, BankIndex index, TimeProvider time)
{
    private const int MostSimilar = 5;

    /// <summary>All questions, by topic and then by what they measure.</summary>
    public async Task<IReadOnlyList<BankEntrySummary>> ListAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var entries = await db.BankEntries.AsNoTracking().ToListAsync(cancellationToken);
        var areas = await AreasAsync(cancellationToken);
        var uses = await UsesAsync(user, areas, cancellationToken);
        return
        [
            .. entries.OrderBy(entry => entry.Topic, StringComparer.Ordinal).ThenBy(entry => entry.Construct, StringComparer.OrdinalIgnoreCase)
                .ThenBy(entry => entry.Code, StringComparer.Ordinal).Select(entry => Summary(entry, areas, uses)),
        ];
    }

    /// <summary>One question whole.</summary>
    public async Task<BankEntryDetail> DetailAsync(BankEntry entry, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var areas = await AreasAsync(cancellationToken);
        var uses = await UsesAsync(user, areas, cancellationToken);
        var similar = await LikeAsync((entry.Agreed ?? entry.Newest).Wording.Question.Text, entry.Topic, MostSimilar + 1, cancellationToken);
        return new BankEntryDetail(
            Summary(entry, areas, uses),
            entry.Scope,
            entry.RetiredBecause,
            [.. entry.Versions.OrderByDescending(version => version.Number).Select(version => Version(entry, version))],
            [.. uses[entry.Code].OrderBy(use => use.State).ThenBy(use => use.SurveyTitle, StringComparer.Ordinal)],
            [.. similar.Where(other => other.Code != entry.Code).Take(MostSimilar).Select(other => Summary(other, areas, uses))],
            entry.Version);
    }

    /// <summary>The agreed questions that are like a wording, the likest first.</summary>
    public async Task<IReadOnlyList<BankEntrySummary>> LikeAsync(QuestionBeingWritten written, int most, CancellationToken cancellationToken)
    {
        var areas = await AreasAsync(cancellationToken);
        var none = Array.Empty<(string Code, BankUse Use)>().ToLookup(each => each.Code, each => each.Use);
        return [.. (await LikeAsync(written.Text, written.Topic, most, cancellationToken)).Select(entry => Summary(entry, areas, none))];
    }

    /// <summary>A survey's questions that are the bank's, in the order of the survey.</summary>
    public async Task<IReadOnlyList<QuestionFromBank>> OfSurveyAsync(Survey survey, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var questions = survey.Definition.Questions.Where(question => question.Bank is not null).ToList();
        var codes = questions.Select(question => question.Bank!.Code).Distinct().ToList();
        if (codes.Count == 0)
        {
            return [];
        }

        var entries = await db.BankEntries.AsNoTracking().Where(entry => codes.Contains(entry.Code)).ToDictionaryAsync(entry => entry.Code, cancellationToken);
        var areas = await AreasAsync(cancellationToken);
        var uses = await UsesAsync(user, areas, cancellationToken);
        return
        [
            .. from question in questions
               let entry = entries.GetValueOrDefault(question.Bank!.Code)
               where entry is not null
               let newest = entry.State == BankState.InUse && entry.Agreed!.Number != question.Bank!.Version ? entry.Agreed : null
               select new QuestionFromBank(
                   question.Code, Summary(entry, areas, uses), question.Bank!.Version, newest is null ? null : Version(entry, newest)),
        ];
    }

    private async Task<IReadOnlyList<BankEntry>> LikeAsync(string text, string? topic, int most, CancellationToken cancellationToken)
    {
        await index.CatchUpAsync(db, cancellationToken);
        var codes = index.Find(text, topic, most).ToList();
        var found = await db.BankEntries.AsNoTracking().Where(entry => codes.Contains(entry.Code)).ToListAsync(cancellationToken);
        return [.. found.OrderBy(entry => codes.IndexOf(entry.Code))];
    }

    private Task<List<KnownArea>> AreasAsync(CancellationToken cancellationToken) => db.Areas.AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>
    /// Which surveys have which question of the bank. Reads the surveys as they are stored: a system has hundreds, and this is
    /// asked a few times a day.
    /// </summary>
    private async Task<ILookup<string, BankUse>> UsesAsync(ClaimsPrincipal user, List<KnownArea> areas, CancellationToken cancellationToken)
    {
        var (today, uses) = (time.Today(), new List<(string Code, BankUse Use)>());
        var surveys = db.Surveys.AsNoTracking().OrderByDescending(survey => survey.StartedOn).ThenByDescending(survey => survey.Id);
        await foreach (var survey in surveys.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var owner = areas.Find(area => area.Code == survey.OwnerAreaCode)?.Name ?? survey.OwnerAreaCode;
            uses.AddRange(
                from question in survey.Definition.Questions
                where question.Bank is not null && (survey.State != SurveyState.Draft || user.SeesDrafts())
                select (question.Bank!.Code, new BankUse(survey.Slug, survey.Title, owner, survey.StateOn(today), question.Code, question.Bank.Version)));
        }

        return uses.ToLookup(each => each.Code, each => each.Use, StringComparer.Ordinal);
    }

    private static BankEntrySummary Summary(BankEntry entry, List<KnownArea> areas, ILookup<string, BankUse> uses)
    {
        var version = entry.Agreed ?? entry.Newest;
        var owner = areas.Find(area => entry.Scope == Grant.WholeSystem ? area.Kind == AreaKind.System : area.Code == entry.Scope)?.Name ?? "The system";
        return new BankEntrySummary(
            entry.Code,
            entry.Topic,
            entry.Construct,
            entry.Audience,
            entry.State,
            entry.Locked,
            version.Number,
            version.Wording.Question,
            entry.Awaiting,
            owner,
            uses[entry.Code].DistinctBy(use => use.SurveySlug).Count());
    }

    private static BankVersion Version(BankEntry entry, BankEntryVersion version)
    {
        var before = entry.Versions.Find(each => each.Number == version.Number - 1);
        return new BankVersion(
            version.Number,
            version.Wording,
            version.WrittenBy,
            version.WrittenOn,
            version.AgreedOn,
            before is null ? [] : BankChanges.Between(before.Wording, version.Wording),
            before is null ? null : Compared(ScaleMapping.Between(before.Wording.Question, version.Wording.Question)));
    }

    private static string Compared(ScaleMapping mapping) => mapping.Comparable
        ? $"Answers to the version before can be counted with answers to this one: {mapping.Explanation}."
        : $"Answers to the version before cannot be counted with answers to this one: {mapping.Explanation}.";
}
