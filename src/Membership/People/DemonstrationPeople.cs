using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;

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
        Person("jo-fictional", "Jo Fictional", "Administrator, Cheshire and Merseyside", Roles.Administrator, Grant.WholeSystem),
    ];

    public static void MapDemonstrationPeople(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/people/demonstration", Handle)
            .AllowAnonymous()
            .WithName("ListDemonstrationPeople")
            .WithSummary("Fictional accounts of the demonstration system")
            .WithTags("People");

    private static Results<Ok<DemonstrationPerson[]>, ProblemHttpResult> Handle(IConfiguration configuration)
    {
        if (!configuration.GetValue<bool>(MembershipService.Demonstration))
        {
            return Problems.NotFound("This is not the demonstration system.", ErrorCodes.NotDemonstration);
        }

        return TypedResults.Ok(People);
    }

    private static DemonstrationPerson Person(string id, string name, string jobTitle, string role, string scope) =>
        new(DeterministicId.From($"person/{id}"), name, jobTitle, [new Grant(role, scope)]);
}
