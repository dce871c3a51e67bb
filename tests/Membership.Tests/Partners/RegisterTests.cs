using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partners.RegisterHouse;

namespace IcpEngage.Membership.Tests.Partners;

public sealed class RegisterTests : IAsyncLifetime
{
    private const string Headings = "name,kind,areas,ods,gss,local,from,until\n";

    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_partner_that_is_added_is_listed_audited_and_told_to_others()
    {
        var added = await house.AddAsync(New("Tideway Housing (made up)", PartnerKind.Housing, Halton, new PartnerCode(CodeScheme.Local, "tw-1")));

        (added.Partner.Slug, added.Partner.Kind, added.Partner.Code).ShouldBe(("tideway-housing-made-up", PartnerKind.Housing, "TW-1"));
        (await house.Anybody.GetAsync($"partners?area={Halton}&kind=Housing").ReadAsync<Partner[]>()).ShouldHaveSingleItem().Id.ShouldBe(added.Partner.Id);
        await house.SettleAsync();
        house.PartnersTold[^1].Partners.ShouldHaveSingleItem().Name.ShouldBe("Tideway Housing (made up)");
        (await house.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.Action == AuditActions.PartnerAdded))).Subject.ShouldBe("partner/tideway-housing-made-up");
    }

    [Fact]
    public async Task Two_partners_of_nearly_the_same_name_have_addresses_of_their_own()
    {
        await house.AddAsync(New("Example Carers"));

        (await house.AddAsync(New("Example   carers!"))).Partner.Slug.ShouldBe("example-carers-2");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_partner_is_said_at_once()
    {
        var problem = await house.Secretariat()
            .SendAsync("partners", new AddPartner("X", null, ["Halton"], [new PartnerCode(CodeScheme.Ods, "qyg")], Today, Today.AddDays(-1)))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("name").ShouldBe("The name must be 3 to 200 characters long.");
        problem.ErrorOf("kind").ShouldBe("Choose what kind of organisation it is.");
        problem.ErrorOf("areaCodes").ShouldBe("An area is named by its code, like E06000006.");
        problem.ErrorOf("codes").ShouldBe("Another organisation has the code QYG on some of these days.");
        problem.ErrorOf("until").ShouldBe("The last day must not be before the first.");
    }

    [Fact]
    public async Task A_code_may_pass_to_another_partner_once_it_has_ended()
    {
        var first = await house.AddAsync(New("First holder", codes: new PartnerCode(CodeScheme.Local, "A1", null, Today.AddDays(-1))));

        var second = await house.AddAsync(New("Second holder", codes: new PartnerCode(CodeScheme.Local, "A1", Today)));

        (first.Codes.Single().Until, second.Codes.Single().From).ShouldBe((Today.AddDays(-1), Today));
    }

    [Fact]
    public async Task A_partner_is_listed_from_its_first_to_its_last_day()
    {
        await house.AddAsync(New("Next year’s trust", PartnerKind.NhsTrust) with { From = Today.AddDays(1), Until = Today.AddDays(2) });

        (await NamesAsync("partners?kind=NhsTrust")).ShouldBeEmpty();
        (await NamesAsync("partners?kind=NhsTrust&ended=true")).ShouldBe(["Next year’s trust"]);
        house.Clock.Now = house.Clock.Now.AddDays(2);
        (await NamesAsync("partners?kind=NhsTrust")).ShouldBe(["Next year’s trust"]);
        house.Clock.Now = house.Clock.Now.AddDays(1);
        (await NamesAsync("partners?kind=NhsTrust")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_keeps_what_stays_and_refuses_what_somebody_else_changed_meanwhile()
    {
        var added = await house.AddAsync(New("Example Carers", codes: new PartnerCode(CodeScheme.Local, "A1")));
        var change = new ChangePartner(PartnerKind.Vcse, [Halton, Liverpool], [new(CodeScheme.Local, "A1", null, Today), new(CodeScheme.Ods, "XX1")], Today, null, added.Version);

        var changed = await ChangeAsync(change).ReadAsync<PartnerDetail>();

        changed.Partner.AreaCodes.ShouldBe([Halton, Liverpool]);
        changed.Codes.Select(code => (code.Value, code.Until)).ShouldBe([("XX1", null), ("A1", Today)]);
        await ChangeAsync(change).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);

        Task<HttpResponseMessage> ChangeAsync(ChangePartner request) => house.Secretariat().PutAsJsonAsync("partners/example-carers", request, Json.Options);
    }

    [Fact]
    public async Task A_new_name_keeps_the_address_and_the_earlier_name_on_record()
    {
        var before = await house.ShowAsync(HealthwatchHalton);

        var renamed = await RenameAsync("Healthwatch Halton and Runcorn", before.Version).ReadAsync<PartnerDetail>();

        (renamed.Partner.Id, renamed.Partner.Slug, renamed.Partner.Name).ShouldBe((before.Partner.Id, HealthwatchHalton, "Healthwatch Halton and Runcorn"));
        renamed.History.ShouldHaveSingleItem().ShouldBe(
            new SuccessionView(SuccessionKind.Renamed, Today, HealthwatchHalton, "Healthwatch Halton", HealthwatchHalton, "Healthwatch Halton and Runcorn"));
        await RenameAsync("Another name", before.Version).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
        (await RenameAsync("Healthwatch Wirral", renamed.Version).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid))
            .ErrorOf("name").ShouldBe("Another organisation has this name.");

        Task<HttpResponseMessage> RenameAsync(string name, int version) =>
            house.Secretariat().SendAsync($"partners/{HealthwatchHalton}/rename", new RenamePartner(name, Today, version));
    }

    [Fact]
    public async Task The_partners_of_a_table_are_all_added()
    {
        var table = Headings + $"Example Police,police,{TheSystem},,,,2020-01-01,\n\"Example, School\",education,{Halton};{Liverpool},,,S-1;S-2,1/9/2021,\n";

        var imported = await house.Secretariat().SendAsync("partners/import", new PartnerTable(table)).ReadAsync<ImportedPartners>();

        imported.Added.Select(partner => (partner.Name, partner.Kind, partner.AreaCodes.Count, partner.From)).ShouldBe(
        [
            ("Example Police", PartnerKind.Police, 1, new DateOnly(2020, 1, 1)),
            ("Example, School", PartnerKind.Education, 2, new DateOnly(2021, 9, 1)),
        ]);
        (await house.ShowAsync("example-school")).Codes.Select(code => code.Value).ShouldBe(["S-1", "S-2"]);
    }

    [Fact]
    public async Task A_table_with_anything_wrong_adds_nothing_and_says_what_line_by_line()
    {
        var table = Headings + $"Good one,Vcse,{Halton},,,C-1,,\nGood one,Vcse,{Halton},,,,,\nHealthwatch Halton,bakery,{Halton},,,C-1,31/2/2020,\n";

        var problem = await house.Secretariat().SendAsync("partners/import", new PartnerTable(table))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf("line 3").ShouldBe("The same name stands on an earlier line.");
        problem.GetProperty("errors").GetProperty("line 4").EnumerateArray().Select(sentence => sentence.GetString()).ShouldBe(
            [
                "“31/2/2020” is no day. Write it like 2026-04-01.",
                "Another organisation has this name.",
                "Choose what kind of organisation it is.",
                "The code C-1 stands on an earlier line.",
            ],
            ignoreOrder: true);
        (await NamesAsync("partners?kind=Vcse")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "The table is empty.")]
    [InlineData("name,kind\nA,Vcse\n", "The column “areas” is missing.")]
    [InlineData("name,kind,areas,colour\nA,Vcse,E06000006,red\n", "There is no column “colour”.")]
    [InlineData("name,kind,areas\n", "The table has no lines below its headings.")]
    public async Task A_table_that_is_none_says_why(string table, string sentence) =>
        (await house.Secretariat().SendAsync("partners/import", new PartnerTable(table)).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid))
            .ErrorOf("csv").ShouldStartWith(sentence);

    [Fact]
    public async Task Only_the_secretariat_and_administrators_keep_the_register() =>
        await house.Holder(Roles.EngagementLead, Grant.WholeSystem).SendAsync("partners", New("Example Carers"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);

    private async Task<IEnumerable<string>> NamesAsync(string query) =>
        (await house.Anybody.GetAsync(query).ReadAsync<Partner[]>()).Select(partner => partner.Name);
}
