using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Bank;

/// <summary>Proposes questions for the bank, and writes them anew.</summary>
internal static class WriteInBank
{
    public static async Task<Results<Created<BankEntryDetail>, ProblemHttpResult>> ProposeAsync(
        ProposeForBank request, ClaimsPrincipal user, EngagementDb db, BankView view, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!user.LeadsEngagementOf(request.AreaCode ?? ""))
        {
            return BankEndpoints.NotYours();
        }

        var owner = await db.Areas.AsNoTracking().SingleOrDefaultAsync(area => area.Code == request.AreaCode, cancellationToken);
        var errors = BankWordingRules.Check(request.Topic, request.Construct, request.Audience, request.Wording)
            .Require(owner is { Kind: AreaKind.System or AreaKind.Place }, "areaCode", "Choose the system or one of its places.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var scope = await db.ScopeOfAsync(request.AreaCode!, cancellationToken);
        while (true)
        {
            var entry = await NewAsync(db, request, scope, user, time, cancellationToken);
            db.Audit(time, user, AuditActions.BankProposed, BankEndpoints.SubjectOf(entry), scope, after: new { entry.Topic, entry.Construct });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return TypedResults.Created(
                    $"/api/{EngagementService.Name}/bank/{entry.Code}", await view.DetailAsync(entry, user, cancellationToken));
            }
            catch (DbUpdateException)
            {
                // Two who propose the same at once: the unique index lets one have the code, and the other gets a number behind it.
                db.ChangeTracker.Clear();
                if (!await db.BankEntries.AnyAsync(each => each.Code == entry.Code, cancellationToken))
                {
                    throw;
                }
            }
        }
    }

    public static async Task<Results<Ok<BankEntryDetail>, ProblemHttpResult>> ChangeAsync(
        string code, ChangeInBank request, ClaimsPrincipal user, EngagementDb db, BankView view, TimeProvider time, CancellationToken cancellationToken)
    {
        var entry = await db.BankEntries.SingleOrDefaultAsync(each => each.Code == code, cancellationToken);
        if (entry is null)
        {
            return BankEndpoints.NoSuchEntry(code);
        }

        if (!user.WritesInBank(entry))
        {
            return BankEndpoints.NotYours();
        }

        if (entry.Version != request.Edit)
        {
            return BankEndpoints.Stale();
        }

        if (entry.State == BankState.Retired)
        {
            return BankEndpoints.WrongState("The question is retired, so it stays as it was. Propose another one.");
        }

        var errors = BankWordingRules.Check(request.Topic, request.Construct, request.Audience, request.Wording).Require(
            entry.Agreed is null || request.Construct?.Trim() == entry.Construct,
            "construct",
            "What an agreed question measures stays as it is: its answers are compared over the years. Propose another question instead.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var before = new { Version = entry.Newest.Number, entry.Newest.Wording.Question.Text };
        var topic = request.Topic.Trim();
        entry.Write(
            topic, request.Construct!.Trim(), request.Audience.Trim(), BankWordingRules.Clean(request.Wording, code, topic), user.DisplayName(), time.Today());
        db.Audit(
            time,
            user,
            AuditActions.BankChanged,
            BankEndpoints.SubjectOf(entry),
            entry.Scope,
            before,
            new { Version = entry.Newest.Number, entry.Newest.Wording.Question.Text });
        return await db.SaveEntryAsync(entry, cancellationToken)
            ? TypedResults.Ok(await view.DetailAsync(entry, user, cancellationToken))
            : BankEndpoints.Stale();
    }

    private static async Task<BankEntry> NewAsync(
        EngagementDb db, ProposeForBank request, string scope, ClaimsPrincipal user, TimeProvider time, CancellationToken cancellationToken)
    {
        var stem = Slug.FromTitle(request.Construct);
        var taken = await db.BankEntries.Where(each => each.Code.StartsWith(stem)).Select(each => each.Code).ToListAsync(cancellationToken);
        var code = Slug.Unique(request.Construct, taken.Append("like").ToHashSet());
        var topic = request.Topic.Trim();
        return db.BankEntries.Add(BankEntry.Propose(
            Guid.CreateVersion7(time.GetUtcNow()),
            code,
            scope,
            topic,
            request.Construct.Trim(),
            request.Audience.Trim(),
            BankWordingRules.Clean(request.Wording, code, topic),
            user.DisplayName(),
            time.Today())).Entity;
    }
}
