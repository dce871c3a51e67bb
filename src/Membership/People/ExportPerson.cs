using System.Security.Claims;
using System.Text.Json;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Accounts;
using IcpEngage.Membership.Agreements;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Composition;
using IcpEngage.Membership.Partnerships;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Membership.People;

/// <summary>
/// Everything this service holds on a person, as they may ask for it (UK GDPR Article 15). Of what signs them in it says
/// that it is there, not what it is.
/// </summary>
internal static class ExportPerson
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static void MapExportPerson(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/people/{id:guid}/export", HandleAsync)
            .RequireAuthorization(Roles.Administrator)
            .WithName("ExportPerson")
            .WithSummary("Everything held on a person, as a file")
            .WithTags("People");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal user, UserManager<Person> users, MembershipDb db, TimeProvider time, CancellationToken cancellationToken)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == id, cancellationToken);
        if (person is null)
        {
            return Problems.NotFound("There is no such person.");
        }

        var export = new
        {
            ExportedAt = time.GetUtcNow(),
            Person = new { person.Id, person.Name, Email = person.Email ?? "", person.JobTitle, person.State, person.CreatedAt, person.ErasedAt, person.Demonstration },
            SignIn = new
            {
                Ways = await ListPeople.SignsInWithAsync(person, users),
                RecoveryCodesLeft = await users.CountRecoveryCodesAsync(person),
                Passkeys = (await users.GetPasskeysAsync(person)).Select(passkey => passkey.ToView()),
                Providers = (await users.GetLoginsAsync(person)).Select(login => new { Issuer = login.LoginProvider, Subject = login.ProviderKey }),
                Codes = await db.Invitations.Where(invitation => invitation.PersonId == id)
                    .Select(invitation => new { invitation.Kind, invitation.ByEmail, invitation.CreatedAt, invitation.ValidUntil })
                    .ToListAsync(cancellationToken),
                MailWaiting = await db.OutgoingMail.Where(mail => mail.PersonId == id)
                    .Select(mail => new { mail.To, mail.Subject, mail.UsefulUntil })
                    .ToListAsync(cancellationToken),
            },
            Reminders = new
            {
                Digest = await db.DigestChoices.Where(choice => choice.PersonId == id)
                    .Select(choice => new { choice.Rhythm, choice.LookedOn })
                    .SingleOrDefaultAsync(cancellationToken),
                CalendarAddressMadeAt = await db.CalendarAddresses.Where(address => address.PersonId == id)
                    .Select(address => (DateTimeOffset?)address.MadeAt)
                    .SingleOrDefaultAsync(cancellationToken),
            },
            Grants = await db.ViewAsync(db.Grants.Where(grant => grant.PersonId == id), time, cancellationToken),
            GrantsGivenOrTakenBack = await db.Grants
                .Where(grant => grant.GrantedById == id || grant.RevokedById == id)
                .Select(grant => new { grant.Id, grant.Role, grant.Scope, grant.GrantedAt, grant.RevokedAt })
                .ToListAsync(cancellationToken),
            Covers = await db.Set<Cover>()
                .Where(cover => cover.RecordedById == id || cover.EndedById == id)
                .Select(cover => new { cover.Id, cover.Expectation, cover.Evidence, cover.RecordedById, cover.RecordedAt, cover.EndedById, cover.EndedAt, cover.EndReason })
                .ToListAsync(cancellationToken),
            Signatures = await db.Set<Party>()
                .Where(party => party.SignedById == id || party.ConcernById == id)
                .Select(party => new { party.AgreementId, party.Number, party.PartnerId, party.SignedOn, party.OnPaper, party.SignedById, party.Concern, party.ConcernOn, party.ConcernById })
                .ToListAsync(cancellationToken),
            Agreements = await db.Set<Agreement>()
                .Where(agreement => agreement.BegunById == id || agreement.EndedById == id)
                .Select(agreement => new { agreement.Id, agreement.Title, agreement.BegunById, agreement.EndedById, agreement.EndedAt })
                .ToListAsync(cancellationToken),
            PolicyPacks = await db.Set<StoredPolicyPack>()
                .Where(stored => stored.AddedById == id)
                .Select(stored => new { stored.Code, stored.AddedAt, stored.Reason })
                .ToListAsync(cancellationToken),
            Seats = await db.Set<SeatHolder>().Where(holder => holder.PersonId == id)
                .Select(holder => new
                {
                    Partner = holder.Seat.Partner.Name,
                    holder.Kind,
                    holder.Name,
                    holder.JobTitle,
                    holder.From,
                    holder.Until,
                    holder.EndedBecause,
                    holder.NamedInPublic,
                    holder.InterestsConfirmedOn,
                    Interests = holder.Interests.Select(interest => new
                    {
                        interest.Kind,
                        interest.Description,
                        interest.From,
                        interest.Until,
                        interest.DeclaredOn,
                        interest.Managed,
                        interest.WithheldBecause,
                    }),
                })
                .ToListAsync(cancellationToken),
            Asks = new
            {
                Raised = await db.Set<AskLine>().Where(line => line.RaisedById == id)
                    .Select(line => new { line.AskId, line.Id, line.AskedBy, line.Hours, line.RaisedOn, line.WithdrawnOn })
                    .ToListAsync(cancellationToken),
                Steps = await db.Set<AskStep>().Where(step => step.ById == id)
                    .OrderBy(step => step.At)
                    .Select(step => new { step.AskId, step.At, step.Kind, step.Hours, step.Note })
                    .ToListAsync(cancellationToken),
                TimeLogged = await db.Set<TimeEntry>().Where(entry => entry.ById == id || entry.TakenBackById == id)
                    .OrderBy(entry => entry.Day)
                    .Select(entry => new { entry.AskId, entry.Day, entry.Hours, entry.LoggedAt, entry.TakenBackAt })
                    .ToListAsync(cancellationToken),
            },
            NamedRoles = await db.NamedRoles.Where(role => role.PersonId == id)
                .Select(role => new { role.Kind, role.AreaCode, role.PartnerId, role.Name, role.NameAgreedOn, role.Office, role.Email, role.Phone, role.From, role.Until, role.RecordedBy, role.RecordedOn, role.ConfirmedOn })
                .ToListAsync(cancellationToken),
            AuditTrail = await db.AuditEntries
                .Where(entry => entry.Actor == id || entry.Subject == $"person/{id}")
                .OrderBy(entry => entry.Sequence)
                .Select(entry => new { entry.Sequence, entry.At, entry.Action, entry.Subject, entry.Scope })
                .ToListAsync(cancellationToken),
        };
        db.Audit(time, user, AuditActions.PersonExported, $"person/{id}", Grant.WholeSystem);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(export, Indented), "application/json", $"person-{id:N}.json");
    }
}
