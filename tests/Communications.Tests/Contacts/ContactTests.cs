using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using IcpEngage.Communications.Contacts;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Communications;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Communications.Tests.Contacts;

/// <summary>People who want to hear what happened.</summary>
public sealed class ContactTests : IAsyncLifetime
{
    private const string Email = "Bea.Specimen@example.org";

    private CommunicationsHouse house = null!;
    private SurveyPublished survey = null!;
    private ConsentWording consent = null!;

    private HttpClient Administrator => house.Holder(Roles.Administrator, Grant.WholeSystem);

    public async Task InitializeAsync()
    {
        house = await CommunicationsHouse.OpenAsync();
        survey = CommunicationsHouse.Survey(CommunicationsHouse.Halton) with { KeptMonths = 3 };
        await house.DeliverAsync(survey);
        consent = await house.Anybody.GetAsync("contacts/consent").ReadAsync<ConsentWording>();
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task An_address_left_twice_in_any_spelling_is_one_contact()
    {
        foreach (var typed in new[] { Email, $"  {Email.ToUpperInvariant()} ", Email })
        {
            (await LeaveAsync(typed)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LeaveAsync("sam@example.org")));

        (await house.WithDbAsync(db => db.Contacts.Select(contact => contact.Email).ToListAsync())).ShouldBe([Email, "sam@example.org"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_contact_holds_the_survey_the_month_and_the_wording_and_nothing_that_meets_a_response()
    {
        await LeaveAsync(Email);

        // Every column there is: another one is a decision about respondents' privacy.
        var columns = await house.WithDbAsync(db => db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('contacts')").ToListAsync());
        columns.ShouldBe(["Id", "SurveyId", "Email", "EmailKey", "Month", "ConsentVersion"], ignoreOrder: true);
        var contact = await house.WithDbAsync(db => db.Contacts.SingleAsync());
        contact.Id.Version.ShouldBe(4, "a UUID v7 would say when");
        contact.Month.ShouldBe(new DateOnly(2026, 11, 1), "of 25 November");
        contact.ConsentVersion.ShouldBe(consent.Version);

        // No order of arrival either.
        await Should.ThrowAsync<SqliteException>(() => house.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("SELECT rowid FROM contacts")));
    }

    [Fact]
    public async Task What_came_with_the_request_is_not_taken()
    {
        var answer = await house.Anybody.PostAsJsonAsync("contacts", new
        {
            surveySlug = survey.Slug,
            email = Email,
            consentVersion = consent.Version,
            id = Guid.Empty,
            surveyId = Guid.Empty,
            month = "2001-01-01",
            areaCode = "E05000001",
            receipt = "7K3M-9QXT-2WPA",
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var contact = await house.WithDbAsync(db => db.Contacts.SingleAsync());
        contact.Id.ShouldNotBe(Guid.Empty);
        (contact.SurveyId, contact.Month.Year).ShouldBe((survey.SurveyId, 2026));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("@example.org")]
    [InlineData("a@b")]
    [InlineData("a@b@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("a@example.org.")]
    [InlineData("a@example.org\r\nBcc: x@example.org")]
    [InlineData("Bea <bea@example.org>")]
    public async Task What_cannot_be_an_address_is_refused(string typed) =>
        (await LeaveAsync(house.Anybody, typed, consent.Version).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid))
            .ErrorOf("email").ShouldBe("Enter an e-mail address in the right form, like name@example.com.");

    [Fact]
    public async Task An_address_has_a_greatest_length_and_needs_a_known_wording_and_survey()
    {
        var longest = $"a@{string.Join('.', Enumerable.Repeat(new string('b', 61), 4))}.uk.x";
        (await LeaveAsync(longest + new string('x', Contact.LongestEmail - longest.Length))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await LeaveAsync(longest + new string('x', Contact.LongestEmail - longest.Length + 1))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await LeaveAsync(house.Anybody, Email, "never-shown").ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await house.Anybody.PostAsJsonAsync("contacts", new LeaveContact("another", Email, consent.Version), Json.Options)
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task A_person_takes_the_address_off_as_easily_as_it_was_left_and_nobody_learns_who_was_on_the_list()
    {
        await LeaveAsync(Email);

        (await house.Anybody.PostAsJsonAsync("contacts/withdraw", new ContactAddress("never.left@example.org"), Json.Options)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.WithDbAsync(db => db.Contacts.CountAsync())).ShouldBe(1);
        (await house.Anybody.PostAsJsonAsync("contacts/withdraw", new ContactAddress(Email.ToUpperInvariant()), Json.Options)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await house.WithDbAsync(db => db.Contacts.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_administrator_finds_exports_and_erases_what_is_kept_about_somebody()
    {
        await LeaveAsync(Email);
        await LeaveAsync("sam@example.org");
        var address = new ContactAddress(Email.ToUpperInvariant());

        var found = await Administrator.PostAsJsonAsync("contacts/find", address, Json.Options).ReadAsync<ContactRecord>();
        var kept = found.Surveys.ShouldHaveSingleItem();
        (kept.SurveySlug, kept.Consent, kept.KeptUntil).ShouldBe((survey.Slug, consent.Text, new DateOnly(2027, 3, 20)));

        var file = await Administrator.PostAsJsonAsync("contacts/export", address, Json.Options);
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("contact.json");
        JsonDocument.Parse(await file.Content.ReadAsStringAsync()).RootElement.GetProperty("surveys").GetArrayLength().ShouldBe(1);

        (await Administrator.PostAsJsonAsync("contacts/erase", address, Json.Options).ReadAsync<ErasedContact>()).Records.ShouldBe(1);
        (await Administrator.PostAsJsonAsync("contacts/erase", address, Json.Options).ReadAsync<ErasedContact>()).Records.ShouldBe(0);
        (await Administrator.PostAsJsonAsync("contacts/find", address, Json.Options).ReadAsync<ContactRecord>()).Surveys.ShouldBeEmpty();
        (await house.WithDbAsync(db => db.Contacts.Select(contact => contact.Email).SingleAsync())).ShouldBe("sam@example.org");

        await house.SettleAsync();
        var audited = house.Audited.Events.Where(record => record.Action.StartsWith("contact", StringComparison.Ordinal)).ToList();
        audited.Select(record => record.Action).ShouldBe([AuditActions.ContactExported, AuditActions.ContactErased]);
        audited.ShouldAllBe(record => record.Actor != null && record.Subject.StartsWith("contact/", StringComparison.Ordinal));
        JsonSerializer.Serialize(house.Audited.Events).ShouldNotContain("example.org", Case.Insensitive);
    }

    [Theory]
    [InlineData("find")]
    [InlineData("export")]
    [InlineData("erase")]
    public async Task Only_the_administrator_looks_people_up(string what)
    {
        var address = new ContactAddress(Email);
        await house.Anybody.PostAsJsonAsync($"contacts/{what}", address, Json.Options).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        foreach (var role in Roles.All.Except([Roles.Administrator]))
        {
            await house.Holder(role, Grant.WholeSystem).PostAsJsonAsync($"contacts/{what}", address, Json.Options)
                .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
        }
    }

    [Fact]
    public async Task Addresses_go_when_the_surveys_keeping_time_is_over()
    {
        await LeaveAsync(Email);
        await house.DeliverAsync(new SurveyClosed(survey.SurveyId, new DateOnly(2026, 12, 10)));
        var keptUntil = new DateOnly(2027, 3, 10);

        await house.SweepContactsOnAsync(keptUntil);
        (await house.WithDbAsync(db => db.Contacts.CountAsync())).ShouldBe(1);

        await house.SweepContactsOnAsync(keptUntil.AddDays(1));
        await house.SweepContactsOnAsync(keptUntil.AddDays(2));
        (await house.WithDbAsync(db => db.Contacts.CountAsync())).ShouldBe(0);
        var listed = (await house.Holder(Roles.Secretariat, Grant.WholeSystem).GetAsync("retention").ReadAsync<IReadOnlyList<ContactRetention>>()).ShouldHaveSingleItem();
        (listed.KeptUntil, listed.Contacts, listed.DeletedOn, listed.Deleted).ShouldBe((keptUntil, 0, keptUntil.AddDays(1), 1));
        await house.SettleAsync();
        var audited = house.Audited.Events.Where(record => record.Action == AuditActions.ContactsDeleted).ShouldHaveSingleItem();
        (audited.Action, audited.Actor, audited.Subject, audited.Before)
            .ShouldBe((AuditActions.ContactsDeleted, null, $"survey/{survey.Slug}", """{"contacts":1}"""));
        await LeaveAsync(house.Anybody, Email, consent.Version).ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task A_survey_whose_end_is_heard_of_first_keeps_its_contacts_from_that_end()
    {
        var early = CommunicationsHouse.Survey(CommunicationsHouse.Halton) with { Slug = "early", KeptMonths = 1 };
        await house.DeliverAsync(new SurveyClosed(early.SurveyId, new DateOnly(2026, 11, 30)), early);

        (await house.WithDbAsync(db => db.KnownSurveys.SingleAsync(known => known.Slug == "early"))).KeptUntil.ShouldBe(new DateOnly(2026, 12, 30));
    }

    private Task<HttpResponseMessage> LeaveAsync(string email) => LeaveAsync(house.Anybody, email, consent.Version);

    private Task<HttpResponseMessage> LeaveAsync(HttpClient client, string email, string version) =>
        client.PostAsJsonAsync("contacts", new LeaveContact(survey.Slug, email, version), Json.Options);
}
