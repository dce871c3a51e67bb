using System.Security.Claims;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks;

/// <summary>What every answer to an ask has in common: who may give it, on which version, and that those who asked are told.</summary>
internal static class AnsweringAsks
{
    /// <summary>The ask with what an answer needs; null where there is none.</summary>
    public static Task<Ask?> FindAskAsync(this MembershipDb db, Guid id, CancellationToken cancellationToken) =>
        db.Asks.AsSplitQuery()
            .Include(ask => ask.Partner).Include(ask => ask.Lines).Include(ask => ask.Time)
            .SingleOrDefaultAsync(ask => ask.Id == id, cancellationToken);

    /// <summary>The ask, where it waits for an answer and whoever calls may give the partner's.</summary>
    public static async Task<(Ask? Ask, ProblemHttpResult? Problem)> FindForPartnerAsync(
        this MembershipDb db, Guid id, int? version, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var ask = await db.FindAskAsync(id, cancellationToken);
        return ask switch
        {
            null => (null, NoSuchAsk()),
            _ when !user.AnswersFor(ask.Partner) =>
                (null, Problems.NotAllowed($"Only those who speak for {ask.Partner.Name} can answer what is asked of it.")),
            _ => ask.Check(version, waits: ask.Waits),
        };
    }

    /// <summary>The ask and the wish on it, where it can still be changed and whoever calls may speak for those who wish it.</summary>
    public static async Task<(Ask? Ask, ProblemHttpResult? Problem)> FindForAskerAsync(
        this MembershipDb db, Guid id, Guid lineId, int? version, Func<Ask, bool> may, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var ask = await db.FindAskAsync(id, cancellationToken);
        var line = ask?.Lines.Find(line => line.Id == lineId);
        if (ask is null || line is null)
        {
            return (null, NoSuchAsk());
        }

        return user.SpeaksFor(line)
            ? ask.Check(version, line.Stands && may(ask))
            : (null, Problems.NotAllowed($"Only those who ask for {line.AskedBy} can do this."));
    }

    /// <summary>Tells those who asked and saves, in one transaction.</summary>
    public static async Task<Ok<AskSummary>> SaveAnswerAsync(this MembershipDb db, Ask ask, CancellationToken cancellationToken)
    {
        db.PublishAnswers(ask, ask.Partner.Name);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ask.ToContract());
    }

    public static ProblemHttpResult NoSuchAsk() => Problems.NotFound("There is no such ask.");

    private static (Ask? Ask, ProblemHttpResult? Problem) Check(this Ask ask, int? version, bool waits)
    {
        if (!waits)
        {
            return (null, Problems.Conflict(ErrorCodes.AskAnsweredAlready, "This ask was answered already, or taken back. Read it again."));
        }

        return version is { } read && read != ask.Version
            ? (null, Problems.Conflict(ErrorCodes.Stale, "This ask has changed since you opened it. Read it again, then answer."))
            : (ask, null);
    }
}
