using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.People;

/// <summary>People by name, found by any part of name, address or job; and one of them with everything they hold and held.</summary>
internal static class ListPeople
{
    private const int PageSize = 25;

    public static void MapListPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/people").RequireAuthorization(Roles.Administrator).WithTags("People");
        people.MapGet("", ListAsync).WithName("ListPeople").WithSummary("People with an account or an invitation");
        people.MapGet("/{id:guid}", ShowAsync).WithName("ShowPerson").WithSummary("A person with everything they hold and held");
    }

    private static async Task<Ok<PeoplePage>> ListAsync(
        string? search, int? page, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var people = db.People.AsNoTracking().Where(person => person.ErasedAt == null);
        foreach (var word in (search ?? "").ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            people = people.Where(person => person.SearchText.Contains(word));
        }

        var total = await people.CountAsync(cancellationToken);
        var shown = Math.Clamp(page ?? 1, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var found = await people
            .OrderBy(person => person.Name).ThenBy(person => person.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize)
            .ToListAsync(cancellationToken);
        var ids = found.ConvertAll(person => person.Id);
        var grants = (await db.Grants.AsNoTracking()
            .Where(RoleGrant.StandsOn(time.Today()))
            .Where(grant => ids.Contains(grant.PersonId))
            .ToListAsync(cancellationToken)).ToLookup(grant => grant.PersonId, grant => grant.ToContract());
        return TypedResults.Ok(new PeoplePage([.. found.Select(person => Summary(person, grants[person.Id]))], total, shown, PageSize));
    }

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> ShowAsync(
        Guid id, UserManager<Person> users, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, cancellationToken);
        if (person is null)
        {
            return Problems.NotFound("There is no such person.");
        }

        var today = time.Today();
        var grants = await db.Grants.AsNoTracking().Where(grant => grant.PersonId == id).ToListAsync(cancellationToken);
        var views = await db.ViewAsync(db.Grants.Where(grant => grant.PersonId == id), time, cancellationToken);
        return TypedResults.Ok(new PersonView(
            Summary(person, grants.Where(grant => grant.Stands(today)).Select(grant => grant.ToContract())),
            [.. views.OrderByDescending(grant => grant.GrantedAt).ThenByDescending(grant => grant.Id)],
            await SignsInWithAsync(person, users)));
    }

    /// <summary>Ways to sign in, in words.</summary>
    public static async Task<IReadOnlyList<string>> SignsInWithAsync(Person person, UserManager<Person> users) =>
    [
        .. person.PasswordHash is null ? Array.Empty<string>() : ["password"],
        .. person.TwoFactorEnabled ? ["authenticator"] : Array.Empty<string>(),
        .. (await users.GetPasskeysAsync(person)).Select(_ => "passkey").Distinct(),
        .. (await users.GetLoginsAsync(person)).Select(_ => "provider").Distinct(),
    ];

    private static PersonSummary Summary(Person person, IEnumerable<Grant> grants) =>
        new(person.Id, person.Name, person.Email ?? "", person.JobTitle, person.State, [.. grants.Distinct()]);
}
