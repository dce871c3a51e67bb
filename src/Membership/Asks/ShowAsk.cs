using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Audit;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Asks;

/// <summary>An ask with its story, for those who are asked, those who ask, and the secretariat of the system.</summary>
internal static class ShowAsk
{
    public static void MapShowAsk(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/asks/{id:guid}", HandleAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .WithName("ShowAsk")
            .WithSummary("An ask with its story")
            .WithTags("Asks");

    private static async Task<Results<Ok<AskStory>, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal user, MembershipDb db, CancellationToken cancellationToken)
    {
        var ask = await db.Asks.AsNoTracking().AsSplitQuery()
            .Include(ask => ask.Partner).ThenInclude(partner => partner.Areas)
            .Include(ask => ask.Lines)
            .Include(ask => ask.Time)
            .Include(ask => ask.Steps)
            .SingleOrDefaultAsync(ask => ask.Id == id, cancellationToken);
        if (ask is null)
        {
            return AnsweringAsks.NoSuchAsk();
        }

        var mayAnswer = user.AnswersFor(ask.Partner);
        IReadOnlyList<Guid> mine = [.. ask.Lines.Where(user.SpeaksFor).Select(line => line.Id)];
        if (!mayAnswer && mine.Count == 0 && !user.Holds(Roles.Secretariat, Grant.WholeSystem))
        {
            return Problems.NotAllowed("You can see what is asked of partners that you speak for, and what your own bodies ask.");
        }

        var kin = await KinAsync(ask, db, cancellationToken);
        var from = kin.Find(other => other.Id == ask.FromAskId);
        return TypedResults.Ok(new AskStory(
            ask.ToContract(),
            ask.Partner.ToContract(),
            [.. ask.Steps.OrderBy(step => step.Number).Select(step => new AskStepView(step.Kind, step.At, WhoDid(step, ask, from), step.Hours, step.Note))],
            mayAnswer ? await TimeAsync(ask, db, cancellationToken) : [],
            from is null ? null : ReferenceTo(from),
            [.. kin.Where(other => other.FromAskId == ask.Id).OrderBy(other => other.From).ThenBy(other => other.Id).Select(ReferenceTo)],
            mayAnswer,
            mine));
    }

    /// <summary>What it came from, and what it became.</summary>
    private static Task<List<Ask>> KinAsync(Ask ask, MembershipDb db, CancellationToken cancellationToken) =>
        db.Asks.AsNoTracking()
            .Include(other => other.Partner).Include(other => other.Lines)
            .Where(other => other.Id == ask.FromAskId || other.FromAskId == ask.Id)
            .ToListAsync(cancellationToken);

    private static AskReference ReferenceTo(Ask ask) =>
        new(ask.Id, ask.Partner.Slug, ask.Partner.Name, ask.Hours, ask.From, ask.By, ask.State);

    /// <summary>The body rather than the person: those who asked and the partner speak as such.</summary>
    private static string? WhoDid(AskStep step, Ask ask, Ask? from) => step.Kind switch
    {
        AskStepKind.Escalated or AskStepKind.Expired => null,
        AskStepKind.Raised when step.LineId is null => from?.Partner.Name,
        AskStepKind.Raised or AskStepKind.Joined or AskStepKind.ProposalAgreed or AskStepKind.LetStand or AskStepKind.Withdrawn =>
            ask.Lines.Find(line => line.Id == step.LineId)?.AskedBy,
        AskStepKind.Accepted or AskStepKind.Declined or AskStepKind.Countered or AskStepKind.Split or AskStepKind.Delegated => ask.Partner.Name,
    };

    private static async Task<IReadOnlyList<LoggedTime>> TimeAsync(Ask ask, MembershipDb db, CancellationToken cancellationToken)
    {
        var entries = ask.Time.Where(entry => entry.Counts).OrderByDescending(entry => entry.Day).ThenByDescending(entry => entry.LoggedAt).ToList();
        var names = await ActorNames.ReadAsync(db, entries.Select(entry => entry.ById), cancellationToken);
        return [.. entries.Select(entry => entry.ToContract(ask.Title, names.Of(entry.ById)))];
    }
}
