using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Audit;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IcpEngage.Membership.Partners.Successions;

/// <summary>
/// A merger, split or end that was a mistake is taken back on the day on which it was said, as long as nobody has changed
/// what it moved: whole, or not at all. After that it stands, and what it did stays on record.
/// </summary>
internal static class TakeBackSuccession
{
    private const string Because = "What became of the organisation was taken back";

    public static void MapTakeBackSuccession(this IEndpointRouteBuilder routes)
    {
        var outcome = routes.MapGroup("/partners/{slug}/succession").RequireAuthorization(PartnerRegister.Keepers).WithTags("Partners");
        outcome.MapGet("", ShowAsync).WithName("ShowSuccession").WithSummary("What became of a partner that ended, what it did, and whether it can be taken back");
        outcome.MapPost("/take-back", TakeBackAsync).WithName("TakeBackSuccession").WithSummary("Take a merger, a split or an end back, on the day on which it was said");
    }

    private static async Task<Results<Ok<SuccessionOutcome>, ProblemHttpResult>> ShowAsync(
        string slug, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, db, cancellationToken) is not { } act)
        {
            return NoSuchAct();
        }

        var recorder = act.Lines[0].RecordedById;
        var names = await ActorNames.ReadAsync(db, [recorder], cancellationToken);
        return TypedResults.Ok(new SuccessionOutcome(
            act.Lines[0].Kind,
            act.Lines[0].On,
            act.Lines[0].Because,
            names.Of(recorder),
            act.Record.Day,
            [.. act.Ended.Select(partner => partner.Name)],
            [.. act.Into.Select(partner => partner.Name)],
            act.Record.Effects,
            act.IsOf(time.Today()),
            act.IsOf(time.Today()) ? await ObstaclesAsync(act, await RowsAsync(act, db, cancellationToken), db, cancellationToken) : []));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeBackAsync(
        string slug, TakeSuccessionBack request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, db, cancellationToken) is not { } act)
        {
            return NoSuchAct();
        }

        var errors = new FieldErrors().RequireText(request.Because, 5, 500, "because", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var rows = await RowsAsync(act, db, cancellationToken);
        var obstacles = act.IsOf(time.Today()) ? await ObstaclesAsync(act, rows, db, cancellationToken) : ["The day on which it was said is over."];
        if (obstacles.Count > 0)
        {
            return Problems.Conflict(ErrorCodes.SuccessionStands, string.Join(" ", obstacles));
        }

        await PutBackAsync(act, rows, user, db, time, cancellationToken);
        db.Audit(
            time,
            user,
            AuditActions.PartnersTakenBack,
            $"partner/{act.Ended[0].Slug}",
            Grant.WholeSystem,
            before: new { Partners = act.Ended.Select(partner => partner.Name), Successors = act.Into.Select(partner => partner.Name), act.Lines[0].On },
            after: new { request.Because });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>What was done last to a partner that ended by it; null where nothing is on record.</summary>
    private static async Task<PastAct?> FindAsync(string slug, MembershipDb db, CancellationToken cancellationToken)
    {
        var id = await db.Successions
            .Where(step => step.Kind != SuccessionKind.Renamed && db.Partners.Any(partner => partner.Id == step.PartnerId && partner.Slug == slug))
            .Select(step => (Guid?)step.ActId).FirstOrDefaultAsync(cancellationToken);
        if (id is null || await db.Set<SuccessionRecord>().FindAsync([id], cancellationToken) is not { } record)
        {
            return null;
        }

        var lines = await db.Successions.Where(step => step.ActId == id).OrderBy(step => step.Place).ThenBy(step => step.Id).ToListAsync(cancellationToken);
        var ids = lines.Select(line => line.PartnerId).Concat(lines.Select(line => line.SuccessorId).OfType<Guid>()).ToHashSet();
        var partners = await db.Partners.WithAll().Where(partner => ids.Contains(partner.Id)).ToDictionaryAsync(partner => partner.Id, cancellationToken);
        return new PastAct(
            record,
            lines,
            [.. lines.Select(line => line.PartnerId).Distinct().Select(each => partners[each])],
            [.. lines.Select(line => line.SuccessorId).OfType<Guid>().Distinct().Select(each => partners[each])]);
    }

    private static async Task<IReadOnlyList<(ChangedRow Row, EntityEntry? Now)>> RowsAsync(PastAct act, MembershipDb db, CancellationToken cancellationToken)
    {
        var rows = new List<(ChangedRow, EntityEntry?)>();
        foreach (var row in act.Record.Rows)
        {
            rows.Add((row, await db.FindAsync(row, cancellationToken)));
        }

        return rows;
    }

    /// <summary>Why it cannot be taken back, in sentences; nothing where it can.</summary>
    private static async Task<IReadOnlyList<string>> ObstaclesAsync(
        PastAct act, IReadOnlyList<(ChangedRow Row, EntityEntry? Now)> rows, MembershipDb db, CancellationToken cancellationToken)
    {
        var obstacles = new List<string>();
        var involved = act.Ended.Concat(act.Into).Select(partner => partner.Id).ToList();
        if (await db.Successions.AnyAsync(
            step => step.ActId != act.Record.ActId && step.Kind != SuccessionKind.Renamed && step.RecordedAt > act.Record.At
                && (involved.Contains(step.PartnerId) || involved.Contains(step.SuccessorId!.Value)),
            cancellationToken))
        {
            obstacles.Add("Something else has become of one of these organisations since. Take that back first.");
        }

        if (rows.Any(each => each.Row.Is<Ask>() && each.Row.After.ContainsKey(nameof(Ask.State))))
        {
            obstacles.Add("Asks that waited were declined, and those who asked were told. They would have to ask again.");
        }

        if (rows.Any(each => !each.Row.IsAsLeft(each.Now)) || await IsUsedAsync(act, rows, db, cancellationToken))
        {
            obstacles.Add("Somebody has changed something that moved, or added to it, since.");
        }

        return obstacles;
    }

    /// <summary>Time was logged on an ask that moved, or somebody was named for a seat that came of it.</summary>
    private static async Task<bool> IsUsedAsync(
        PastAct act, IReadOnlyList<(ChangedRow Row, EntityEntry? Now)> rows, MembershipDb db, CancellationToken cancellationToken)
    {
        var asks = rows.Select(each => each.Now?.Entity).OfType<Ask>().Select(ask => ask.Id).ToList();
        var seats = rows.Where(each => each.Row.What == RowChange.Added).Select(each => each.Now?.Entity).OfType<Partnerships.Seat>().Select(seat => seat.Id).ToList();
        return await db.Set<TimeEntry>().AnyAsync(entry => asks.Contains(entry.AskId) && entry.LoggedAt > act.Record.At, cancellationToken)
            || await db.Set<SeatHolder>().AnyAsync(holder => seats.Contains(holder.SeatId), cancellationToken);
    }

    private static async Task PutBackAsync(
        PastAct act, IReadOnlyList<(ChangedRow Row, EntityEntry? Now)> rows, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var (row, now) in rows)
        {
            if (now?.Entity is Ask ask)
            {
                // Its story goes on, and those who asked are told whom they ask.
                var partner = act.Ended.First(each => each.Id == row.Before<Guid>(nameof(Ask.PartnerId)));
                await db.Entry(ask).Collection(each => each.Lines).LoadAsync(cancellationToken);
                ask.Follow(partner.Id, $"{Because}: {partner.Name} goes on", Act.Of(user, time));
                db.PublishAnswers(ask, partner.Name);
            }
            else if (now?.Entity is RoleGrant grant)
            {
                await PutBackAsync(grant, row, user, db, time, cancellationToken);
            }
            else
            {
                db.PutBack(row, now);
            }
        }

        db.Remove(act.Record);
        db.Publish(new PartnersRegistered([.. act.Ended.Concat(act.Into).Select(partner => partner.ToContract() with
        {
            AreaCodes = [.. partner.Areas.Where(area => db.Entry(area).State != EntityState.Deleted).Select(area => area.AreaCode).Order(StringComparer.Ordinal)],
        })]));
    }

    /// <summary>Roles are given and taken back, never changed. Nobody gives themselves one, and nobody whose account is closed gets one.</summary>
    private static async Task PutBackAsync(
        RoleGrant grant, ChangedRow row, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var picture = new { grant.PersonId, grant.Role, grant.Scope, grant.From, grant.Until };
        if (row.What == RowChange.Added)
        {
            grant.Revoke(user.PersonId(), time.GetUtcNow(), Because);
            db.Audit(time, user, AuditActions.GrantRevoked, $"grant/{grant.Id}", grant.Scope, before: picture);
            return;
        }

        if (grant.PersonId == user.PersonId() || !await db.People.AnyAsync(person => person.Id == grant.PersonId && person.State == AccountState.Active, cancellationToken))
        {
            return;
        }

        var again = new RoleGrant
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            PersonId = grant.PersonId,
            Role = grant.Role,
            Scope = grant.Scope,
            From = grant.From,
            Until = grant.Until,
            Reason = Because,
            GrantedById = user.PersonId(),
            GrantedAt = time.GetUtcNow(),
        };
        db.Grants.Add(again);
        db.Audit(time, user, AuditActions.GrantGiven, $"grant/{again.Id}", again.Scope, after: picture);
    }

    private static ProblemHttpResult NoSuchAct() => Problems.NotFound("Nothing is on record of what became of this organisation.");

    /// <summary>What was done to partners, with what is on record of it.</summary>
    /// <param name="Record">What it did.</param>
    /// <param name="Lines">Its steps.</param>
    /// <param name="Ended">Those that ended.</param>
    /// <param name="Into">Those that came after.</param>
    private sealed record PastAct(SuccessionRecord Record, IReadOnlyList<Succession> Lines, IReadOnlyList<Partner> Ended, IReadOnlyList<Partner> Into)
    {
        public bool IsOf(DateOnly today) => Record.Day == today && Record.Rows.Count > 0;
    }
}
