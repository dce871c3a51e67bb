using System.Security.Claims;
using System.Text.RegularExpressions;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partners;
using IcpEngage.Membership.People;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.NamedRoles;

/// <summary>
/// Puts somebody into a named role, changes how they are reached, and ends their time in it. That the details are right is
/// confirmed by the holder too, and by whoever is told when they are stale.
/// </summary>
internal static partial class KeepNamedRoles
{
    public static void MapKeepNamedRoles(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/named-roles").WithTags("Named roles");
        roles.MapPost("", GiveAsync).RequireAuthorization(PartnerRegister.Keepers).WithName("GiveNamedRole").WithSummary("Put somebody into a named role");
        roles.MapPut("/{id:guid}", ChangeAsync).RequireAuthorization(PartnerRegister.Keepers).WithName("ChangeNamedRole").WithSummary("Change how whoever holds a named role is reached");
        roles.MapPost("/{id:guid}/end", EndAsync).RequireAuthorization(PartnerRegister.Keepers).WithName("EndNamedRole").WithSummary("End somebody’s time in a named role");
        roles.MapPost("/{id:guid}/confirm", ConfirmAsync).RequireAuthorization(SecuritySetup.SignedIn).WithName("ConfirmNamedRole").WithSummary("Say that the details of a named role are right");
    }

    private static async Task<Results<Created<RoleHoldingView>, ProblemHttpResult>> GiveAsync(
        GiveNamedRole request, ClaimsPrincipal user, NamedPosts posts, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var errors = new FieldErrors();
        CheckDetails(request.Name, request.Office, request.Email, request.Phone, errors);
        var partner = await PartnerAsync(request, today, db, errors, cancellationToken);
        var rule = request.Kind is { } kind ? await posts.RuleForAsync(kind, cancellationToken) : null;
        errors.Require(rule is not null, "kind", "Choose the role.");
        if (rule is not null && string.IsNullOrEmpty(request.PartnerSlug))
        {
            errors.Require(
                await db.Partnerships.AnyAsync(each => each.AreaCode == request.AreaCode && rule.Partnerships.Contains(each.Kind), cancellationToken),
                "areaCode",
                "Choose a place, or the system, that has this role.");
        }

        var person = await PersonAsync(request.PersonEmail, db, errors, cancellationToken);
        var from = request.From ?? today;
        errors
            .Require(request.Until is null || request.Until >= from, "until", "The last day must not be before the first.")
            .RequireText(request.RecordedBy, 3, 200, "recordedBy", "The body that endorsed or nominated them")
            .Require(request.RecordedOn is not null && request.RecordedOn <= today, "recordedOn", "Enter the day on which they were endorsed or nominated, today or earlier.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        var held = await db.NamedRoles.FirstOrDefaultAsync(
            other => other.Kind == request.Kind && other.AreaCode == AreaOf(request) && other.PartnerId == (partner == null ? null : partner.Id)
                && (other.Until == null || other.Until >= from) && (request.Until == null || other.From <= request.Until),
            cancellationToken);
        if (held is not null)
        {
            return Problems.Conflict(ErrorCodes.NamedRoleHeld, $"{held.Name} holds this role on some of these days. End that first, then put somebody else in.");
        }

        var holding = new RoleHolding
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Kind = request.Kind!.Value,
            AreaCode = AreaOf(request),
            Name = PartnerFields.Tidy(request.Name),
            NameAgreedOn = request.NameAgreed ? today : null,
            PersonId = person,
            Office = PartnerFields.Tidy(request.Office),
            Email = EmailAddress.Read(request.Email),
            Phone = Given(request.Phone),
            From = from,
            Until = request.Until,
            Record = rule!.Record,
            RecordedBy = PartnerFields.Tidy(request.RecordedBy),
            RecordedOn = request.RecordedOn!.Value,
            ConfirmedOn = today,
        }.Of(partner);
        db.Add(holding);
        Audit(db, time, user, AuditActions.NamedRoleGiven, holding);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/{MembershipService.Name}/named-roles/register", View(holding, rule, today));
    }

    private static async Task<Results<Ok<RoleHoldingView>, ProblemHttpResult>> ChangeAsync(
        Guid id, ChangeNamedRole request, ClaimsPrincipal user, NamedPosts posts, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var holding = await FindAsync(id, db, cancellationToken);
        if (holding is null)
        {
            return NoSuchRole();
        }

        var errors = new FieldErrors();
        CheckDetails(request.Name, request.Office, request.Email, request.Phone, errors);
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (request.Version != holding.Version)
        {
            return Stale();
        }

        var today = time.Today();
        holding.Name = PartnerFields.Tidy(request.Name);
        holding.NameAgreedOn = request.NameAgreed ? holding.NameAgreedOn ?? today : null;
        holding.Office = PartnerFields.Tidy(request.Office);
        holding.Email = EmailAddress.Read(request.Email);
        holding.Phone = Given(request.Phone);
        holding.ConfirmedOn = today;
        Audit(db, time, user, AuditActions.NamedRoleChanged, holding);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(View(holding, await posts.RuleForAsync(holding.Kind, cancellationToken), today));
    }

    private static async Task<Results<Ok<RoleHoldingView>, ProblemHttpResult>> EndAsync(
        Guid id, EndNamedRole request, ClaimsPrincipal user, NamedPosts posts, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var holding = await FindAsync(id, db, cancellationToken);
        if (holding is null)
        {
            return NoSuchRole();
        }

        var errors = new FieldErrors()
            .Require(request.Until is not null, "until", "Enter the last day.")
            .Require(request.Until is null || request.Until >= holding.From, "until", "The last day must not be before the first.");
        if (errors.Any)
        {
            return errors.ToProblem();
        }

        if (request.Version != holding.Version)
        {
            return Stale();
        }

        holding.Until = request.Until;
        Audit(db, time, user, AuditActions.NamedRoleEnded, holding);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(View(holding, await posts.RuleForAsync(holding.Kind, cancellationToken), time.Today()));
    }

    private static async Task<Results<Ok<RoleHoldingView>, ProblemHttpResult>> ConfirmAsync(
        Guid id, ClaimsPrincipal user, NamedPosts posts, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var holding = await FindAsync(id, db, cancellationToken);
        if (holding is null)
        {
            return NoSuchRole();
        }

        var rule = await posts.RuleForAsync(holding.Kind, cancellationToken);
        if (!MayConfirm(user, holding, rule))
        {
            return Problems.NotAllowed("Whoever holds the role confirms its details, or whoever is told when nobody has.");
        }

        var today = time.Today();
        if (holding.ConfirmedOn != today)
        {
            holding.ConfirmedOn = today;
            Audit(db, time, user, AuditActions.NamedRoleConfirmed, holding);
            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(View(holding, rule, today));
    }

    private static bool MayConfirm(ClaimsPrincipal user, RoleHolding holding, NamedRoleRule? rule) =>
        (holding.PersonId is { } person && person == user.PersonId())
        || user.Holds(Roles.Secretariat, Grant.WholeSystem)
        || user.Holds(Roles.Administrator, Grant.WholeSystem)
        || (holding.AreaCode is { } area && rule?.Tell.Any(role => user.Holds(role, area)) == true);

    private static void CheckDetails(string? name, string? office, string? email, string? phone, FieldErrors errors) => errors
        .RequireText(name, 2, 100, "name", "The name")
        .RequireText(office, 3, 200, "office", "The name of the office or team")
        .Require(Given(email) is null || EmailAddress.Read(email) is not null, "email", "Enter an e-mail address, like name@example.org.")
        .Require(Given(phone) is null || Telephone().IsMatch(Given(phone)!), "phone", "Enter a telephone number, like 01632 960 001.")
        .Require(Given(email) is not null || Given(phone) is not null, "email", "Enter a mailbox or a telephone of the office, so that people can reach it.");

    private static async Task<Partners.Partner?> PartnerAsync(
        GiveNamedRole request, DateOnly today, MembershipDb db, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.PartnerSlug))
        {
            return null;
        }

        var partner = await db.Partners.SingleOrDefaultAsync(each => each.Slug == request.PartnerSlug, cancellationToken);
        errors
            .Require(partner?.IsThere(today) == true, "partnerSlug", "Choose an organisation that is there today.")
            .Require(request.Kind == NamedRoleKind.SinglePointOfContact, "kind", "An organisation has a single point of contact only.")
            .Require(string.IsNullOrEmpty(request.AreaCode), "areaCode", "A role is of an area or of an organisation, not of both.");
        return partner;
    }

    private static async Task<Guid?> PersonAsync(string? email, MembershipDb db, FieldErrors errors, CancellationToken cancellationToken)
    {
        if (Given(email) is null)
        {
            return null;
        }

        var address = EmailAddress.Read(email)?.ToUpperInvariant();
        var person = address is null ? null : await db.People.FirstOrDefaultAsync(each => each.NormalizedEmail == address, cancellationToken);
        errors.Require(person is not null, "personEmail", "Nobody has an account with this address. Leave it empty, or invite them first.");
        return person?.Id;
    }

    private static Task<RoleHolding?> FindAsync(Guid id, MembershipDb db, CancellationToken cancellationToken) =>
        db.NamedRoles.Include(holding => holding.Partner).SingleOrDefaultAsync(holding => holding.Id == id, cancellationToken);

    private static RoleHoldingView View(RoleHolding holding, NamedRoleRule? rule, DateOnly today) =>
        new NamedPost(rule ?? new NamedRoleRule(holding.Kind, [], holding.Record, int.MaxValue, 0, []), holding.AreaCode, holding.PartnerId, [holding]).View(holding, today);

    // No names: the trail keeps ids, and the register says who it was.
    private static void Audit(MembershipDb db, TimeProvider time, ClaimsPrincipal user, string action, RoleHolding holding) => db.Audit(
        time,
        user,
        action,
        $"named-role/{holding.Id}",
        holding.AreaCode ?? holding.Partner?.Slug ?? Grant.WholeSystem,
        after: new { holding.Kind, holding.Office, holding.From, holding.Until, NamePublic = holding.NameAgreedOn is not null, holding.RecordedBy, holding.RecordedOn });

    private static string? AreaOf(GiveNamedRole request) => string.IsNullOrEmpty(request.PartnerSlug) ? request.AreaCode : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ProblemHttpResult NoSuchRole() => Problems.NotFound("There is no such time in a named role.");

    private static ProblemHttpResult Stale() => Problems.Conflict(ErrorCodes.Stale, "Somebody else changed this since you opened the page. Look at it again.");

    [GeneratedRegex(@"^\+?[0-9 ()-]{7,29}$")]
    private static partial Regex Telephone();
}
