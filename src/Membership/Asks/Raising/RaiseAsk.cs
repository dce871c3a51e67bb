using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks.Raising;

/// <summary>
/// Somebody asks a partner for time: as an ask of its own, or by joining an open one. The caller gives the id, so that a
/// form sent twice asks once.
/// </summary>
internal static class RaiseAsk
{
    public static void MapRaiseAsk(this IEndpointRouteBuilder routes)
    {
        var asks = routes.MapGroup("/asks").RequireAuthorization(AskingBodies.Policy).WithTags("Asks");
        asks.MapPost("", SendAsync).WithName("SendAsk").WithSummary("Ask a partner for time");
        asks.MapPost("/{id:guid}/lines", JoinAsync).WithName("JoinAsk").WithSummary("Join somebody else's open ask");
    }

    private static async Task<Results<Created<AskSummary>, ProblemHttpResult>> SendAsync(
        SendAsk request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var wish = request.Wish;
        var (body, problem) = await BodyAsync(wish.AskedByAreaCode, user, db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var partner = await db.Partners.AsNoTracking().SingleOrDefaultAsync(partner => partner.Id == wish.PartnerId, cancellationToken);
        if (partner?.IsThere(time.Today()) != true)
        {
            return Problems.Invalid("partner", "Choose a partner that is there today.");
        }

        if (await SentBeforeAsync(request.Id, user, db, cancellationToken) is { } before)
        {
            return before;
        }

        var errors = WishRules.Check(wish, partner.Kind, time.Today());
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var act = Act.Of(user, time);
        var ask = new Ask
        {
            Id = request.Id,
            PartnerId = partner.Id,
            AreaCode = wish.AreaCode!,
            Purpose = wish.Purpose!.Trim(),
            Activity = wish.Activity,
            Skill = wish.Skill,
            Where = wish.Where?.Trim(),
        };
        var line = LineOf(request.Id, body!, wish.AskedByAreaCode!, wish.Serves, note: null, wish.Hours, wish.Funded, wish.FundedBy, act);
        db.Asks.Add(Ask.Raise(ask, wish.From, wish.By, line, act));
        return await SaveAsync(ask, request.Id, user, db, cancellationToken);
    }

    private static async Task<Results<Created<AskSummary>, ProblemHttpResult>> JoinAsync(
        Guid id, JoinAsk request, ClaimsPrincipal user, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var (body, problem) = await BodyAsync(request.AskedByAreaCode, user, db, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var ask = await db.Asks.AsSplitQuery().Include(ask => ask.Partner).Include(ask => ask.Lines).Include(ask => ask.Time)
            .SingleOrDefaultAsync(ask => ask.Id == id, cancellationToken);
        if (ask is null)
        {
            return Problems.NotFound("There is no such ask.");
        }

        if (await SentBeforeAsync(request.Id, user, db, cancellationToken) is { } before)
        {
            return before;
        }

        if (request.Version is { } read && read != ask.Version)
        {
            return Problems.Conflict(ErrorCodes.Stale, "This ask has changed since you opened it. Read it again before you join it.");
        }

        if (ask.State != AskState.Open)
        {
            return Problems.Conflict(ErrorCodes.AskAnsweredAlready, "The partner has answered this ask, so nobody can join it any more. Send an ask of your own.");
        }

        if (!ask.Partner.IsThere(time.Today()))
        {
            return Problems.Conflict(ErrorCodes.PartnerNotThere, $"{ask.Partner.Name} is not there any more. Ask somebody else.");
        }

        var errors = WishRules.Check(request)
            .Require(ask.Hours + request.Hours <= Ask.MostHours, "hours", $"Together that would be more than {Ask.MostHours:0} hours. Send an ask of your own.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var act = Act.Of(user, time);
        ask.Join(
            LineOf(request.Id, body!, request.AskedByAreaCode!, request.Serves, request.Note!.Trim(), request.Hours, request.Funded, request.FundedBy, act),
            act);
        return await SaveAsync(ask, request.Id, user, db, cancellationToken);
    }

    /// <summary>The body for which the person asks.</summary>
    private static async Task<(string? Name, ProblemHttpResult? Problem)> BodyAsync(
        string? areaCode, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        if (areaCode is null || !user.AsksFor(areaCode))
        {
            return (null, Problems.NotAllowed("You can ask for the bodies of your own areas only."));
        }

        var name = await db.BodyNameAsync(areaCode, cancellationToken);
        return name is null ? (null, Problems.Invalid("body", "Choose who asks.")) : (name, null);
    }

    /// <summary>The ask that the same form made before; null where it has not been sent yet. An id of somebody else's tells nothing.</summary>
    private static async Task<Results<Created<AskSummary>, ProblemHttpResult>?> SentBeforeAsync(
        Guid id, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        if (id == Guid.Empty)
        {
            return Problems.Invalid("id", "Give the ask an id of its own.");
        }

        var ask = await db.Asks.AsNoTracking().AsSplitQuery().Include(ask => ask.Lines).Include(ask => ask.Time)
            .OrderBy(ask => ask.Id)
            .FirstOrDefaultAsync(ask => ask.Lines.Any(line => line.Id == id), cancellationToken);
        if (ask is null)
        {
            return null;
        }

        return ask.Lines.Find(line => line.Id == id)!.RaisedById == user.PersonId()
            ? Created(ask)
            : Problems.Conflict(ErrorCodes.AskIdTaken, "This id is another ask's. Start again.");
    }

    private static async Task<Results<Created<AskSummary>, ProblemHttpResult>> SaveAsync(
        Ask ask, Guid id, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Created(ask);
        }
        catch (DbUpdateException exception) when (exception is not DbUpdateConcurrencyException)
        {
            // The same form came twice at the same moment, and the other was first.
            db.ChangeTracker.Clear();
            return await SentBeforeAsync(id, user, db, cancellationToken) ?? throw new InvalidOperationException("An ask can neither be stored nor found.", exception);
        }
    }

    private static Created<AskSummary> Created(Ask ask) =>
        TypedResults.Created($"/api/{MembershipService.Name}/asks/{ask.Id}", ask.ToContract());

    private static AskLine LineOf(
        Guid id, string body, string areaCode, Served? serves, string? note, decimal hours, bool funded, string? fundedBy, Act act) => new()
        {
            Id = id,
            AskedBy = body,
            AskedByAreaCode = areaCode,
            RaisedById = act.PersonId,
            ServesKind = serves?.Kind,
            ServesKey = serves?.Key,
            ServesTitle = serves?.Title,
            Note = note,
            Hours = hours,
            Funded = funded,
            FundedBy = fundedBy?.Trim(),
            RaisedOn = act.Day,
        };
}
