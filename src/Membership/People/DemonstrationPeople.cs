using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.People;

/// <summary>The fictional people that anyone may be on the demonstration system, and nobody on any other.</summary>
internal static class DemonstrationPeople
{
    private const string Halton = "E06000006";

    private static readonly DemonstrationPerson[] People =
    [
        Person("alex-example", "Alex Example", "Engagement lead, Cheshire and Merseyside", Roles.EngagementLead, Grant.WholeSystem),
        Person("sam-sample", "Sam Sample", "Engagement lead, Halton", Roles.EngagementLead, Halton),
        Person("bea-specimen", "Bea Specimen", "Officer, Healthwatch Halton", Roles.HealthwatchOfficer, "healthwatch-halton"),
        Person("chris-placeholder", "Chris Placeholder", "Communications lead, Cheshire and Merseyside", Roles.Communications, Grant.WholeSystem),
        Person("dana-pretend", "Dana Pretend", "Communications link, Halton", Roles.Communications, Halton),
        Person("robin-makebelieve", "Robin Makebelieve", "Secretariat, Cheshire and Merseyside", Roles.Secretariat, Grant.WholeSystem),
        Person("lee-illustration", "Lee Illustration", "Analyst, Cheshire and Merseyside", Roles.Analyst, Grant.WholeSystem),
        Person("ash-imaginary", "Ash Imaginary", "Place lead, Halton", Roles.PlaceLead, Halton),
        Person("pat-invented", "Pat Invented", "Representative, Example Community Voices", Roles.PartnerRepresentative, "example-community-voices"),
        Person("morgan-madeup", "Morgan Madeup", "Councillor, Halton Borough Council", Roles.PartnerRepresentative, "halton-borough-council"),
        Person("jo-fictional", "Jo Fictional", "Administrator, Cheshire and Merseyside", Roles.Administrator, Grant.WholeSystem),
    ];

    public static void MapDemonstrationPeople(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/people/demonstration", HandleAsync)
            .AllowAnonymous()
            .WithName("ListDemonstrationPeople")
            .WithSummary("Fictional accounts of the demonstration system")
            .WithTags("People");

    /// <summary>Adds those who are missing, with their roles; call before saving.</summary>
    public static async Task SeedAsync(MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var known = await db.People.Where(person => person.Demonstration).Select(person => person.Id).ToListAsync(cancellationToken);
        foreach (var person in People.Where(person => !known.Contains(person.Id)))
        {
            db.People.Add(new Person(person.Id, person.Name, email: null, person.JobTitle, AccountState.Active, time.GetUtcNow())
            {
                Demonstration = true,
            });
            db.Grants.AddRange(person.Grants.Select(grant => new RoleGrant
            {
                Id = Guid.CreateVersion7(),
                PersonId = person.Id,
                Role = grant.Role,
                Scope = grant.Scope,
                From = time.Today(),
                Reason = "Fictional, to show the product",
                GrantedAt = time.GetUtcNow(),
            }));
        }
    }

    private static async Task<Results<Ok<DemonstrationPerson[]>, ProblemHttpResult>> HandleAsync(
        IConfiguration configuration, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!configuration.IsDemonstration())
        {
            return Problems.NotFound("This is not the demonstration system.", ErrorCodes.NotDemonstration);
        }

        // As they are now: an administrator of the demonstration may have given them other roles.
        var people = await db.People.AsNoTracking()
            .Where(person => person.Demonstration && person.State == AccountState.Active)
            .ToListAsync(cancellationToken);
        var grants = (await db.Grants.AsNoTracking()
            .Where(RoleGrant.StandsOn(time.Today()))
            .Where(grant => db.People.Any(person => person.Id == grant.PersonId && person.Demonstration))
            .ToListAsync(cancellationToken)).ToLookup(grant => grant.PersonId, grant => grant.ToContract());
        return TypedResults.Ok(people
            .Select(person => new DemonstrationPerson(person.Id, person.Name, person.JobTitle, [.. grants[person.Id]]))
            .OrderBy(person => Array.FindIndex(People, each => each.Id == person.Id))
            .ToArray());
    }

    private static DemonstrationPerson Person(string id, string name, string jobTitle, string role, string scope) =>
        new(DeterministicId.From($"person/{id}"), name, jobTitle, [new Grant(role, scope)]);
}
