using System.Security.Claims;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Membership.Reminders;

/// <summary>How a person is reminded of asks: by e-mail, and in their own calendar. They choose both themselves.</summary>
internal static class OwnReminders
{
    public static void MapOwnReminders(this IEndpointRouteBuilder routes)
    {
        var own = OwnAccount.MapOwn(routes);
        own.MapGet("/reminders", ShowAsync).WithName("ShowReminders").WithSummary("How the signed-in person is reminded of asks");
        own.MapPut("/reminders/digest", ChooseAsync).WithName("ChooseDigest").WithSummary("Choose how often an e-mail comes");
        own.MapPost("/calendar", MakeAsync).WithName("MakeCalendarAddress").WithSummary("Make a secret address for a calendar; the one before stops working");
        own.MapDelete("/calendar", RemoveAsync).WithName("RemoveCalendarAddress").WithSummary("Stop the calendar's address from working");
    }

    private static async Task<Results<Ok<RemindersView>, ProblemHttpResult>> ShowAsync(
        ClaimsPrincipal user, OwnAccount own, Letters letters, MembershipDb db, TimeProvider time, CancellationToken cancellationToken) =>
        await own.OfAsync(user, cancellationToken) is { } person
            ? TypedResults.Ok(await ViewAsync(person, letters, db, time, cancellationToken))
            : OwnAccount.Gone();

    private static async Task<Results<Ok<RemindersView>, ProblemHttpResult>> ChooseAsync(
        ChooseDigest request,
        ClaimsPrincipal user,
        OwnAccount own,
        Letters letters,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        var choice = await db.DigestChoices.FindAsync([person.Id], cancellationToken)
            ?? db.DigestChoices.Add(new DigestChoice { PersonId = person.Id }).Entity;
        choice.Choose(request.Digest, time.Today());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ViewAsync(person, letters, db, time, cancellationToken));
    }

    private static async Task<Results<Ok<CalendarSecret>, ProblemHttpResult>> MakeAsync(
        ClaimsPrincipal user, OwnAccount own, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        var secret = CalendarAddress.NewSecret();
        var hash = CalendarAddress.Hash(secret);
        if (await db.CalendarAddresses.FindAsync([person.Id], cancellationToken) is { } before)
        {
            (before.SecretHash, before.MadeAt) = (hash, time.GetUtcNow());
        }
        else
        {
            db.CalendarAddresses.Add(new CalendarAddress { PersonId = person.Id, SecretHash = hash, MadeAt = time.GetUtcNow() });
        }

        own.Audit(time, user, person, AuditActions.CalendarAddressMade);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(new CalendarSecret(secret));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        ClaimsPrincipal user, OwnAccount own, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await own.OfAsync(user, cancellationToken) is not { } person)
        {
            return OwnAccount.Gone();
        }

        if (await db.CalendarAddresses.FindAsync([person.Id], cancellationToken) is { } address)
        {
            db.Remove(address);
            own.Audit(time, user, person, AuditActions.CalendarAddressRemoved);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static async Task<RemindersView> ViewAsync(
        Person person, Letters letters, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var choice = await db.DigestChoices.FindAsync([person.Id], cancellationToken);
        var address = await db.CalendarAddresses.FindAsync([person.Id], cancellationToken);
        return new RemindersView(
            choice?.Rhythm ?? DigestRhythm.Never,
            choice?.NextAfter(time.Today()),
            letters.CanBeSent && person.Email is not null,
            address?.MadeAt);
    }
}
