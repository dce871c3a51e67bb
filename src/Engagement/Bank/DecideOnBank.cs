using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Bank;

/// <summary>Steps in the life of a question of the bank that concern everybody: for the system's lead and the secretariat.</summary>
internal static class DecideOnBank
{
    private const int ShortestReason = 10;

    public static Task<Results<Ok<BankEntryDetail>, ProblemHttpResult>> AgreeAsync(
        string code, StepInBank request, ClaimsPrincipal user, EngagementDb db, BankView view, TimeProvider time, CancellationToken cancellationToken) =>
        StepAsync(
            code,
            request.Edit,
            AuditActions.BankAgreed,
            entry => entry.Awaiting ? null : "There is no proposed version to agree to.",
            entry => entry.Agree(time.Today()),
            (user, db, view, time),
            cancellationToken);

    public static Task<Results<Ok<BankEntryDetail>, ProblemHttpResult>> LockAsync(
        string code, StepInBank request, ClaimsPrincipal user, EngagementDb db, BankView view, TimeProvider time, CancellationToken cancellationToken) =>
        StepAsync(
            code,
            request.Edit,
            AuditActions.BankLocked,
            entry => entry is { State: BankState.InUse, Locked: false } ? null : "Only a question in use that is not locked can be locked.",
            entry => entry.Lock(true),
            (user, db, view, time),
            cancellationToken);

    public static Task<Results<Ok<BankEntryDetail>, ProblemHttpResult>> UnlockAsync(
        string code, StepInBank request, ClaimsPrincipal user, EngagementDb db, BankView view, TimeProvider time, CancellationToken cancellationToken) =>
        StepAsync(
            code,
            request.Edit,
            AuditActions.BankUnlocked,
            entry => entry is { State: BankState.InUse, Locked: true } ? null : "The question is not locked.",
            entry => entry.Lock(false),
            (user, db, view, time),
            cancellationToken);

    public static async Task<Results<Ok<BankEntryDetail>, ProblemHttpResult>> RetireAsync(
        string code, RetireFromBank request, ClaimsPrincipal user, EngagementDb db, BankView view, TimeProvider time, CancellationToken cancellationToken)
    {
        var because = request.Because?.Trim() ?? "";
        return user.DecidesOnBank() && because.Length is < ShortestReason or > BankWordingRules.LongestReason
            ? Problems.Invalid("because", $"Say in {ShortestReason} to {BankWordingRules.LongestReason} characters why it is retired.")
            : await StepAsync(
                code,
                request.Edit,
                AuditActions.BankRetired,
                entry => entry.State == BankState.Retired ? "The question is retired already." : null,
                entry => entry.Retire(because),
                (user, db, view, time),
                cancellationToken);
    }

    private static async Task<Results<Ok<BankEntryDetail>, ProblemHttpResult>> StepAsync(
        string code,
        int edit,
        string action,
        Func<BankEntry, string?> wrong,
        Action<BankEntry> step,
        (ClaimsPrincipal User, EngagementDb Db, BankView View, TimeProvider Time) with,
        CancellationToken cancellationToken)
    {
        var (user, db, view, time) = with;
        var entry = await db.BankEntries.SingleOrDefaultAsync(each => each.Code == code, cancellationToken);
        if (entry is null)
        {
            return BankEndpoints.NoSuchEntry(code);
        }

        if (!user.DecidesOnBank())
        {
            return BankEndpoints.NotYours();
        }

        if (entry.Version != edit)
        {
            return BankEndpoints.Stale();
        }

        if (wrong(entry) is { } problem)
        {
            return BankEndpoints.WrongState(problem);
        }

        var before = Standing(entry);
        step(entry);
        db.Audit(time, user, action, BankEndpoints.SubjectOf(entry), entry.Scope, before, Standing(entry));
        return await db.SaveEntryAsync(entry, cancellationToken)
            ? TypedResults.Ok(await view.DetailAsync(entry, user, cancellationToken))
            : BankEndpoints.Stale();
    }

    private static object Standing(BankEntry entry) => new { entry.State, entry.Locked, AgreedVersion = entry.Agreed?.Number, entry.RetiredBecause };
}
