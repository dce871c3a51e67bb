using System.Globalization;
using System.Text;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.People;
using IcpEngage.Membership.Sessions;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.Reminders;

/// <summary>
/// A person's asks as a calendar, for a program that has its secret address: what they agreed to or are asked for on behalf
/// of a partner, and what they asked of others. It follows what is granted to them today.
/// </summary>
internal static class ReadPersonsCalendar
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static void MapReadCalendar(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/read-calendar", HandleAsync)
            .RequireAuthorization(SecuritySetup.WebItself)
            .WithName("ReadCalendar")
            .WithSummary("A person's asks as an iCalendar file; 404 for an address that is none any more")
            .WithTags("Account");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        ReadCalendar request,
        AwaitedAnswers answers,
        AccountSessions sessions,
        IConfiguration configuration,
        MembershipDb db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var hash = CalendarAddress.Hash(request.Secret ?? "");
        var owner = await db.CalendarAddresses.AsNoTracking().SingleOrDefaultAsync(address => address.SecretHash == hash, cancellationToken);
        var person = owner is null ? null : await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == owner.PersonId, cancellationToken);
        if (person is null || !sessions.MaySignIn(person))
        {
            return Problems.NotFound("There is no calendar at this address.");
        }

        var origin = configuration[PeopleSetup.Origin]?.TrimEnd('/');
        var asks = await answers.ConcerningAsync(person, cancellationToken);
        var file = CalendarFile.Write("Asks on IcpEngage", asks.Select(each => EntryOf(each.Ask, each.Answers, origin)), time.GetUtcNow());
        return TypedResults.File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8");
    }

    private static CalendarEntry EntryOf(Ask ask, bool answers, string? origin) => new(
        ask.Id,
        ask.Version,
        ask.From,
        ask.By,
        $"{StateOf(ask, answers)}: {ask.Title}",
        $"{ask.Purpose}\n{Hours(ask.HoursAgreed ?? ask.Hours)}, {ask.Partner.Name}, asked by {ask.ToContract().AskedBy}",
        origin is null ? null : origin + (answers ? $"/workspace/partners/{ask.Partner.Slug}/asks/{ask.Id}" : $"/workspace/asks/{ask.Id}"),
        Tentative: ask.State != AskState.Accepted);

    private static string StateOf(Ask ask, bool answers) => ask.State switch
    {
        AskState.Accepted => "Agreed",
        AskState.Countered => answers ? "Proposed" : "To answer",
        _ => answers ? "To answer" : "Asked",
    };

    private static string Hours(decimal hours) => $"{hours.ToString("#,##0.##", British)} {(hours == 1 ? "hour" : "hours")}";
}
