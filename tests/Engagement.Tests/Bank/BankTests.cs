using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Engagement.Bank;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Bank;

/// <summary>The bank itself: who proposes, who agrees, what a version is.</summary>
public sealed class BankTests
{
    [Fact]
    public async Task A_place_proposes_and_the_system_agrees()
    {
        await using var host = await EngagementHost.StartAsync();

        var proposed = await host.ProposeAsync(Banked.Ease, by: EngagementHost.Halton);
        proposed.Summary.ShouldSatisfyAllConditions(
            summary => summary.Code.ShouldBe("ease-of-getting-an-appointment"),
            summary => summary.State.ShouldBe(BankState.Proposed),
            summary => summary.Awaiting.ShouldBeTrue(),
            summary => summary.OwnerName.ShouldBe("Halton"));

        var refused = await host.HaltonLead.PostAsync($"bank/{proposed.Summary.Code}/agree", new StepInBank(proposed.Edit));
        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);

        var agreed = await host.SystemLead.StepAsync(proposed, "agree");
        agreed.Summary.ShouldSatisfyAllConditions(
            summary => summary.State.ShouldBe(BankState.InUse),
            summary => summary.Awaiting.ShouldBeFalse(),
            summary => summary.Version.ShouldBe(1));
        agreed.Versions.Single().AgreedOn.ShouldBe(host.Today);
    }

    [Fact]
    public async Task The_secretariat_decides_too_and_every_step_is_on_the_trail()
    {
        await using var host = await EngagementHost.StartAsync();
        var secretariat = host.As(new Grant(Roles.Secretariat, Grant.WholeSystem));

        var entry = await host.ProposeAsync(Banked.Ease, by: EngagementHost.Halton);
        entry = await secretariat.StepAsync(entry, "agree");
        entry = await secretariat.StepAsync(entry, "lock");
        entry.Summary.Locked.ShouldBeTrue();
        entry = await secretariat.StepAsync(entry, "unlock");
        entry.Summary.Locked.ShouldBeFalse();
        entry = await host.SystemLead.WriteAsync(entry, Banked.Ease with { Text = "How easy is it to be seen?" });
        entry = await (await secretariat.PostAsync($"bank/{entry.Summary.Code}/retire", new RetireFromBank("A better one is agreed.", entry.Edit)))
            .ReadAsync<BankEntryDetail>();
        (entry.Summary.State, entry.RetiredBecause).ShouldBe((BankState.Retired, "A better one is agreed."));

        (await host.PublishedAsync<ActionAudited>()).Select(audited => (audited.Action, audited.Subject, audited.Scope, audited.Actor)).ShouldBe(
            new[]
            {
                AuditActions.BankProposed, AuditActions.BankAgreed, AuditActions.BankLocked, AuditActions.BankUnlocked,
                AuditActions.BankChanged, AuditActions.BankRetired,
            }.Select(action => (action, "bank-question/ease-of-getting-an-appointment", EngagementHost.Halton, (Guid?)EngagementHost.Person)));
    }

    [Fact]
    public async Task What_is_agreed_never_changes_and_a_change_is_a_further_version()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease);

        entry = await host.SystemLead.WriteAsync(entry, Banked.Ease with { Options = [new("easy", "Easy"), new("neither", "Neither"), new("difficult", "Difficult")] });
        entry.Summary.ShouldSatisfyAllConditions(
            summary => summary.Version.ShouldBe(1),
            summary => summary.Awaiting.ShouldBeTrue());
        entry = await host.SystemLead.WriteAsync(entry, Banked.Ease with { Options = [new("easy", "Easy"), new("hard", "Difficult")] });
        entry.Versions.Select(version => version.Number).ShouldBe([2, 1]);

        entry = await host.SystemLead.StepAsync(entry, "agree");
        entry.Summary.Version.ShouldBe(2);
        entry.Versions[1].Wording.Question.Options.Count.ShouldBe(5);
        entry.Versions[1].Changes.ShouldBeEmpty();
        entry.Versions[0].Changes.ShouldContain(change => change.StartsWith("Gone: the answers “Very easy”, “Fairly easy”", StringComparison.Ordinal));
        entry.Versions[0].Answers.ShouldNotBeNull().ShouldStartWith("Answers to the version before cannot be counted");
    }

    [Fact]
    public async Task What_it_measures_stays_once_it_is_agreed()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.InBankAsync(Banked.Ease);

        var answer = await host.SystemLead.PutAsJsonAsync(
            $"bank/{entry.Summary.Code}",
            new ChangeInBank(entry.Summary.Topic, "Something quite different", entry.Summary.Audience, Banked.Wording(Banked.Ease), entry.Edit),
            Json.Options);

        (await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).SentencesOn("construct").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_slower_is_told_so()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.ProposeAsync(Banked.Ease);
        await host.SystemLead.StepAsync(entry, "agree");

        var answer = await host.SystemLead.PutAsJsonAsync($"bank/{entry.Summary.Code}/lock", new StepInBank(entry.Edit), Json.Options);

        await answer.ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
    }

    [Fact]
    public async Task Only_what_is_in_use_can_be_locked_and_what_is_retired_stays_as_it_was()
    {
        await using var host = await EngagementHost.StartAsync();
        var entry = await host.ProposeAsync(Banked.Ease);
        var path = $"bank/{entry.Summary.Code}";

        await (await host.SystemLead.PutAsJsonAsync(path + "/lock", new StepInBank(entry.Edit), Json.Options))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.BankWrongState);
        await (await host.SystemLead.PostAsync(path + "/retire", new RetireFromBank("short", entry.Edit)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        entry = await (await host.SystemLead.PostAsync(path + "/retire", new RetireFromBank("Nobody needs it after all.", entry.Edit))).ReadAsync<BankEntryDetail>();
        await (await host.SystemLead.PutAsJsonAsync(path, Banked.Change(entry, Banked.Ease), Json.Options))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.BankWrongState);
    }

    [Fact]
    public async Task A_question_that_could_not_stand_in_any_survey_is_not_taken()
    {
        await using var host = await EngagementHost.StartAsync();
        foreach (var question in new[]
        {
            Banked.Ease with { Options = [new("one", "One")] },
            Banked.Ease with { Text = "You said {ease}. Why?" },
            Questions.Information(),
        })
        {
            var answer = await host.SystemLead.PostAsync("bank", Banked.Proposal(question, EngagementHost.System));
            (await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).SentencesOn("question").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Only_what_belongs_to_the_question_itself_is_kept()
    {
        await using var host = await EngagementHost.StartAsync();

        var entry = await host.ProposeAsync(Banked.Ease with { Required = true, ShownIf = "{other} = \"a\"", SamePage = true, Bank = new("other", 3) });

        entry.Summary.Question.ShouldSatisfyAllConditions(
            question => question.Code.ShouldBe(entry.Summary.Code),
            question => question.Required.ShouldBeFalse(),
            question => question.ShownIf.ShouldBeNull(),
            question => question.SamePage.ShouldBeFalse(),
            question => question.Bank.ShouldBeNull());
    }

    [Fact]
    public async Task Like_ones_are_found_while_somebody_writes_and_beside_each_other()
    {
        await using var host = await EngagementHost.StartAsync();
        await host.SeedAsync();
        var entry = await host.InBankAsync(Banked.Ease);
        await host.ProposeAsync(Banked.Ease with { Text = "How hard is it to get an appointment at your GP practice?" });

        var like = await (await host.HaltonLead.PostAsync("bank/like", new QuestionBeingWritten("Is it easy to get an appointment with a GP?", QuestionKind.SingleChoice)))
            .ReadAsync<BankEntrySummary[]>();
        like.Select(each => each.Code).First().ShouldBe(entry.Summary.Code);
        like.ShouldAllBe(each => each.State == BankState.InUse);

        var nothing = await (await host.HaltonLead.PostAsync("bank/like", new QuestionBeingWritten("Do you own a parrot?", QuestionKind.SingleChoice)))
            .ReadAsync<BankEntrySummary[]>();
        nothing.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_shipped_questions_keep_the_rules_name_their_source_and_come_once()
    {
        await using var host = await EngagementHost.StartAsync();
        await host.SeedAsync();
        await host.SeedAsync();

        ShippedBank.Questions.ShouldAllBe(question => question.Versions.All(wording =>
            !BankWordingRules.Check(question.Topic, question.Construct, question.Audience, wording).Any
            && wording.Credit.Contains("Open Government Licence v3.0", StringComparison.Ordinal) && wording.From != null));
        var bank = (await host.HaltonLead.GetAsync<BankEntrySummary[]>("bank"))!;
        bank.Select(entry => entry.Code).ShouldBe(ShippedBank.Questions.Select(question => question.Code), ignoreOrder: true);
        bank.ShouldAllBe(entry => entry.State == BankState.InUse && !entry.Locked);
        bank.Single(entry => entry.Code == "ons-life-satisfaction").Question.ShouldSatisfyAllConditions(
            question => question.Text.ShouldBe("Overall, how satisfied are you with your life nowadays?"),
            question => question.Scale.ShouldBe(new ScaleRange(0, 10, "Not at all satisfied", "Completely satisfied")));
    }

    [Fact]
    public async Task A_later_version_of_a_shipped_question_is_added_unless_the_system_wrote_its_own()
    {
        await using var host = await EngagementHost.StartAsync();
        await host.SeedAsync();
        var shipped = ShippedBank.Questions[0];
        var later = shipped with { Versions = [.. shipped.Versions, shipped.Versions[0] with { Why = "Asked anew." }] };

        await host.InDatabaseAsync(async (_, db) =>
        {
            var entry = await db.BankEntries.SingleAsync(each => each.Code == shipped.Code);
            ShippedBank.Add(db, later, entry, "Shipped with IcpEngage", host.Today).Versions.Count.ShouldBe(2);
            entry.Agreed!.Number.ShouldBe(2);
            entry.Write(entry.Topic, entry.Construct, entry.Audience, later.Versions[0], "Alex Example", host.Today);
            ShippedBank.Add(db, later with { Versions = [.. later.Versions, later.Versions[0], later.Versions[0]] }, entry, "Shipped with IcpEngage", host.Today)
                .Versions.Count.ShouldBe(3);
        });
    }

    [Fact]
    public async Task The_public_and_partners_do_not_see_the_bank()
    {
        await using var host = await EngagementHost.StartAsync();

        (await host.Anyone.GetAsync("bank")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.As(new Grant(Roles.HealthwatchOfficer, "healthwatch-halton")).GetAsync("bank")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await host.As(new Grant(Roles.Analyst, EngagementHost.Halton)).GetAsync("bank")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
