using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.Membership.ReferenceData;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partners.Rehearsals;

/// <summary>
/// Does a plan on a copy, step by step, with the same rules and the same work as on the real thing, and says what changed,
/// what there is in all before and after, and what would be left without a partner.
/// </summary>
internal sealed class Rehearsal(
    MembershipDb original, SuccessionRules rules, SuccessionWork work, IEnumerable<IPartnerReference> references, TimeProvider time)
{
    /// <summary>What was found; what is wrong with the plan is among the errors, line by line.</summary>
    public async Task<RehearsalReport> RunAsync(RehearsePartners request, FieldErrors errors, CancellationToken cancellationToken)
    {
        var steps = RehearsalPlan.Read(request.Csv, errors);
        await using var copy = await CopyOfPartners.TakeAsync(original, references, cancellationToken);
        if (request.WithBoardsOf2023)
        {
            await AddBoardsAsync(copy.Db, cancellationToken);
        }

        var before = await TotalsAsync(copy.Db, cancellationToken);
        var done = new List<RehearsedStep>();
        foreach (var step in steps)
        {
            if (await DoAsync(step, copy.Db, errors, cancellationToken) is { } rehearsed)
            {
                done.Add(rehearsed);
            }
        }

        var lastDay = steps.Select(step => step.On).Append(time.Today()).Max();
        var after = await TotalsAsync(copy.Db, cancellationToken);
        return new RehearsalReport(
            done,
            [.. before.Zip(after, (was, now) => new RehearsalTotal(was.What, was.Sum, now.Sum))],
            await work.UnsettledAsync(copy.Db, lastDay, cancellationToken));
    }

    /// <summary>Sums that no step but an end or an addition changes.</summary>
    public static async Task<IReadOnlyList<(string What, decimal Sum)>> TotalsAsync(MembershipDb db, CancellationToken cancellationToken)
    {
        var asks = await db.Asks.AsNoTracking().Include(ask => ask.Lines).ToListAsync(cancellationToken);
        var capacity = await db.Capacities.AsNoTracking().Select(each => each.Hours).ToListAsync(cancellationToken);
        return
        [
            ("Organisations on record", await db.Partners.CountAsync(cancellationToken)),
            ("Asks", asks.Count),
            ("Hours asked for", asks.Sum(ask => ask.Hours)),
            ("Hours agreed", asks.Sum(ask => ask.HoursAgreed ?? 0)),
            ("Hours that can be given", capacity.Sum()),
        ];
    }

    private static async Task AddBoardsAsync(MembershipDb copy, CancellationToken cancellationToken)
    {
        var known = await copy.Set<HeldCode>().Where(code => code.Scheme == CodeScheme.Ods).Select(code => code.Value).ToListAsync(cancellationToken);
        copy.AddRange(ReferenceFiles.BoardsOf2023().Where(board => !board.Codes.Exists(code => known.Contains(code.Value))));
        await copy.SaveChangesAsync(cancellationToken);
        copy.ChangeTracker.Clear();
    }

    private async Task<RehearsedStep?> DoAsync(PlannedStep step, MembershipDb copy, FieldErrors errors, CancellationToken cancellationToken)
    {
        var rehearsed = step.Act switch
        {
            PlannedAct.Add => await AddAsync(step, copy, errors, cancellationToken),
            PlannedAct.Rename => await RenameAsync(step, copy, errors, cancellationToken),
            PlannedAct.Merge or PlannedAct.Split or PlannedAct.End => await SucceedAsync(step, copy, errors, cancellationToken),
        };
        if (rehearsed is not null)
        {
            await copy.SaveChangesAsync(cancellationToken);
        }

        copy.ChangeTracker.Clear();
        return rehearsed;
    }

    private async Task<RehearsedStep?> AddAsync(PlannedStep step, MembershipDb copy, FieldErrors errors, CancellationToken cancellationToken)
    {
        var own = new FieldErrors();
        var fields = new PartnerFields(copy);
        var request = step.Line.ToPartner(step.On, until: null);
        await fields.CheckAsync(request, own, cancellationToken);
        Pass(own.Sentences, step, errors);
        if (own.Any)
        {
            return null;
        }

        var partner = AddPartners.Make(request, await fields.SlugAsync(request.Name!, [], cancellationToken), time);
        copy.Add(partner);
        return new RehearsedStep(step.Line.Number, $"{partner.Name} begins.", []);
    }

    private async Task<RehearsedStep?> RenameAsync(PlannedStep step, MembershipDb copy, FieldErrors errors, CancellationToken cancellationToken)
    {
        var own = new FieldErrors();
        var partner = step.Partners.Count == 1 ? await FindAsync(step.Partners[0], copy, cancellationToken) : null;
        own.Require(partner?.IsThere(step.On) == true, "partners", "Name one organisation that is there on the day.");
        var name = PartnerFields.Tidy(step.Line.Text("name"));
        await new PartnerFields(copy).CheckNameAsync(name, partner?.Id, step.On, own, cancellationToken);
        Pass(own.Sentences, step, errors);
        if (own.Any)
        {
            return null;
        }

        var before = partner!.Name;
        copy.Rename(partner, name, step.On, by: null, time);
        return new RehearsedStep(step.Line.Number, $"{before} is called {name}.", []);
    }

    private async Task<RehearsedStep?> SucceedAsync(PlannedStep step, MembershipDb copy, FieldErrors errors, CancellationToken cancellationToken)
    {
        var from = await SlugsAsync(step.Partners, step, copy, errors, cancellationToken);
        var into = await SlugsAsync(step.Successors, step, copy, errors, cancellationToken);
        if (from.Count < step.Partners.Count || into.Count < step.Successors.Count)
        {
            return null;
        }

        var asOf = step.On > time.Today() ? step.On : time.Today();
        var request = new SucceedPartners(step.Kind, from, into, step.On, step.Because);
        var (change, problem) = await rules.ReadAsync(request, actor: null, asOf, copy, cancellationToken);
        if (change is null)
        {
            Pass([problem!.ProblemDetails.Detail ?? ""], step, errors);
            return null;
        }

        var done = await work.ApplyAsync(change, copy, cancellationToken);
        return new RehearsedStep(step.Line.Number, Sentence(change), [.. done.Effects.Where(effect => effect.Moves + effect.Ends > 0)]);
    }

    private static string Sentence(Change change)
    {
        var from = string.Join(" and ", change.From.Select(partner => partner.Name));
        var into = string.Join(" and ", change.Into.Select(partner => partner.Name));
        var many = change.From.Count > 1;
        return change.Kind switch
        {
            SuccessionKind.Merged => $"{from} {(many ? "go" : "goes")} into {into}.",
            SuccessionKind.Split => $"{from} is shared among {into}.",
            SuccessionKind.Ended => $"{from} {(many ? "end" : "ends")}.",
            SuccessionKind.Renamed => $"{from} is called {into}.",
        };
    }

    private static void Pass(IEnumerable<string> sentences, PlannedStep step, FieldErrors errors)
    {
        foreach (var sentence in sentences)
        {
            errors.Require(false, step.Line.Key, sentence);
        }
    }

    private static async Task<IReadOnlyList<string>> SlugsAsync(
        IReadOnlyList<string> names, PlannedStep step, MembershipDb copy, FieldErrors errors, CancellationToken cancellationToken)
    {
        var slugs = new List<string>();
        foreach (var name in names)
        {
            if (await FindAsync(name, copy, cancellationToken) is { } partner)
            {
                slugs.Add(partner.Slug);
            }
            else
            {
                errors.Require(false, step.Line.Key, $"There is no organisation “{name}”.");
            }
        }

        return slugs;
    }

    /// <summary>By slug, by a code, or by name; of several, the one that began last.</summary>
    private static async Task<Partner?> FindAsync(string name, MembershipDb copy, CancellationToken cancellationToken)
    {
        var code = name.ToUpperInvariant();
        var found = await copy.Partners
            .Where(partner => partner.Slug == name || partner.Name == name || partner.Codes.Any(held => held.Value == code))
            .ToListAsync(cancellationToken);
        return found.OrderByDescending(partner => partner.Slug == name).ThenByDescending(partner => partner.From ?? DateOnly.MinValue).FirstOrDefault();
    }
}
