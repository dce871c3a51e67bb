using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Partnerships.Chairs;

/// <summary>A keeper proposes a chair, answers concerns, and settles what all agree on; or takes the proposal back.</summary>
internal static class KeepChair
{
    public static void MapKeepChair(this IEndpointRouteBuilder kept)
    {
        kept.MapPost("/chair", ProposeAsync).WithName("ProposeChair").WithSummary("Propose how the partnership is chaired, and by whom");
        kept.MapPost("/chair/{selection:guid}/concerns/{concern:guid}", AnswerAsync).WithName("AnswerConcern").WithSummary("Say what was done about a concern");
        kept.MapPost("/chair/{selection:guid}/settle", SettleAsync).WithName("SettleChair").WithSummary("Settle the chair by consensus");
        kept.MapPost("/chair/{selection:guid}/withdraw", WithdrawAsync).WithName("WithdrawChair").WithSummary("Take the proposed chair back");
        kept.MapPost("/chair/{selection:guid}/end", EndAsync).WithName("EndChair").WithSummary("End a settled chair's term early");
    }

    private static async Task<Results<Ok<Made>, ProblemHttpResult>> ProposeAsync(
        Guid id, ProposeChair request, ClaimsPrincipal user, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var partnership = await db.Partnerships.Include(each => each.Selections).SingleAsync(each => each.Id == id, cancellationToken);
        var wanted = request.HolderIds?.Distinct().ToList() ?? [];
        var proposed = await db.Set<SeatHolder>()
            .Include(holder => holder.Seat).ThenInclude(seat => seat.Partner)
            .Where(holder => holder.Seat.PartnershipId == id && wanted.Contains(holder.Id))
            .ToListAsync(cancellationToken);
        var errors = new FieldErrors().Require(
            proposed.Count == wanted.Count && proposed.TrueForAll(holder => CanChair(holder, time.Today())),
            "holders",
            "Choose people who represent a member today.");
        ChairModelRules.Check(request, proposed, (await packs.InForceAsync(cancellationToken)).Records, time.Today(), errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (partnership.Selections.Exists(each => each.State == SelectionState.Open))
        {
            return Problems.Conflict(ErrorCodes.ChairProposedAlready, "A chair is proposed already. Settle that, or take it back first.");
        }

        if (partnership.Selections.Exists(each =>
            each.State == SelectionState.Settled && each.Until >= each.From && each.Until >= request.From && each.From <= request.Until))
        {
            return Problems.Conflict(ErrorCodes.ChairProposedAlready, "The chair is settled for some of these days already. Choose a first day after that term.");
        }

        var selection = new ChairSelection
        {
            PartnershipId = id,
            Model = request.Model!.Value,
            From = request.From!.Value,
            Until = request.Until!.Value,
            MonthsEach = request.Model == ChairModel.RotatingConvenors ? request.MonthsEach : null,
            Why = request.Why!.Trim(),
            OpenedAt = time.GetUtcNow(),
            Candidates = [.. wanted.Select((holder, index) => new ChairCandidate { HolderId = holder, Place = index + 1 })],
        };
        db.Add(selection);

        // Of two proposals at once, the second fails as stale.
        db.Entry(partnership).State = EntityState.Modified;
        db.Audit(time, user, AuditActions.ChairProposed, $"chair/{selection.Id}", partnership.Scope(), after: new { selection.Model, selection.From, selection.Until, Holders = wanted });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new Made(selection.Id));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AnswerAsync(
        Guid id, Guid selection, Guid concern, WriteAnswer request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (open, problem) = await FindOpenAsync(db, id, selection, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (open!.Concerns.Find(each => each.Id == concern) is not { } answered)
        {
            return Problems.NotFound("There is no such concern.");
        }

        var errors = new FieldErrors().RequireText(request.Text, 5, 1000, "text", "What was done");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (answered.Resolution is not null)
        {
            return Problems.Conflict(ErrorCodes.AnsweredAlready, "This concern was answered already.");
        }

        answered.Resolve(request.Text!.Trim(), time.GetUtcNow());
        db.Entry(open).State = EntityState.Modified;
        db.Audit(time, user, AuditActions.ConcernAnswered, $"chair/{selection}", await ScopeAsync(db, id, cancellationToken), after: new { Concern = concern });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SettleAsync(
        Guid id, Guid selection, SettleChair request, ClaimsPrincipal user, PolicyPacks packs, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (open, problem) = await FindOpenAsync(db, id, selection, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        if (request.Version != open!.Version)
        {
            return Problems.Conflict(ErrorCodes.Stale, "Somebody said something new after you opened this. Read it again.");
        }

        var seats = await db.Set<Seat>().Include(seat => seat.Partner).Where(seat => seat.PartnershipId == id).ToListAsync(cancellationToken);
        var choosing = ChairConsensus.Choosing(seats, (await packs.InForceAsync(cancellationToken)).Records, time.Today());
        if (ChairConsensus.StillNeeded(open, choosing.ToDictionary(seat => seat.PartnerId, seat => seat.Partner.Name)) is { Count: > 0 } needed)
        {
            return Problems.Conflict(ErrorCodes.NoConsensus, string.Join(" ", needed));
        }

        open.Settle(time.GetUtcNow());
        db.Audit(time, user, AuditActions.ChairSettled, $"chair/{selection}", await ScopeAsync(db, id, cancellationToken), after: new { open.Model, open.From, open.Until });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(
        Guid id, Guid selection, EndIt request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (open, problem) = await FindOpenAsync(db, id, selection, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var errors = new FieldErrors().RequireText(request.Because, 5, 500, "because", "The reason");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        open!.Withdraw(request.Because!.Trim(), time.GetUtcNow());
        db.Audit(time, user, AuditActions.ChairWithdrawn, $"chair/{selection}", await ScopeAsync(db, id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id, Guid selection, EndIt request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await db.Set<ChairSelection>().SingleOrDefaultAsync(each => each.Id == selection && each.PartnershipId == id, cancellationToken) is not { } settled)
        {
            return Problems.NotFound("There is no such choice of a chair.");
        }

        var on = request.On ?? time.Today();
        var errors = new FieldErrors()
            .RequireText(request.Because, 5, 500, "because", "The reason")
            .Require(on <= settled.Until, "on", "The term ends before that day anyway.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (settled.State != SelectionState.Settled || settled.Until < time.Today())
        {
            return Problems.Conflict(ErrorCodes.ChairWrongState, "Only a chair that is settled and whose term is not over can be ended.");
        }

        var before = new { settled.From, settled.Until };
        settled.EndEarly(on, request.Because!.Trim());
        db.Audit(time, user, AuditActions.ChairEnded, $"chair/{selection}", await ScopeAsync(db, id, cancellationToken), before, new { settled.From, settled.Until });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>An open choice with its positions and concerns.</summary>
    public static async Task<(ChairSelection? Selection, ProblemHttpResult? Problem)> FindOpenAsync(
        MembershipDb db, Guid id, Guid selection, CancellationToken cancellationToken)
    {
        var found = await db.Set<ChairSelection>().Include(each => each.Positions).Include(each => each.Concerns).AsSplitQuery()
            .SingleOrDefaultAsync(each => each.Id == selection && each.PartnershipId == id, cancellationToken);
        return found switch
        {
            null => (null, Problems.NotFound("There is no such choice of a chair.")),
            { State: SelectionState.Open } => (found, null),
            _ => (null, Problems.Conflict(ErrorCodes.ChairWrongState, "This choice of a chair is over.")),
        };
    }

    private static bool CanChair(SeatHolder holder, DateOnly today) =>
        holder.Kind == HolderKind.Representative
        && holder.Seat.Standing == Standing.Member
        && holder.Seat.IsInForceOn(today)
        && holder.IsInOfficeOn(today);

    private static async Task<string> ScopeAsync(MembershipDb db, Guid id, CancellationToken cancellationToken) =>
        (await db.Partnerships.SingleAsync(partnership => partnership.Id == id, cancellationToken)).Scope();
}
