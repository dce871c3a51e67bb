using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Partners;

public sealed class RehearsalTests : IAsyncLifetime
{
    private const string Headings = "do,on,partners,successors,name,kind,areas,because\n";

    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task The_real_mergers_of_2026_leave_36_boards_and_nothing_behind()
    {
        var example = await house.Secretariat().GetAsync("partners/rehearsals/changes-2026").ReadAsync<PartnerTable>();

        var report = await RehearseAsync(example.Csv!, withBoards: true).ReadAsync<RehearsalReport>();

        report.Steps.Count.ShouldBe(15);
        var closed = report.Steps.Where(step => !step.What.EndsWith("begins.", StringComparison.Ordinal)).Sum(step => step.What.Contains(" go into ", StringComparison.Ordinal) ? 2 : 1);
        (closed, report.Steps.Count - 9).ShouldBe((12, 6), "twelve boards closed and six began");
        report.Steps.Single(step => step.What.StartsWith("NHS Frimley", StringComparison.Ordinal)).What.ShouldBe(
            "NHS Frimley Integrated Care Board is shared among NHS Surrey and Sussex Integrated Care Board and NHS Thames Valley Integrated Care Board and NHS Hampshire and Isle of Wight Integrated Care Board.");
        report.Left.ShouldBeEmpty();
        report.Totals.Single(total => total.What == "Organisations on record").ShouldBe(new RehearsalTotal("Organisations on record", 19 + 41, 19 + 41 + 6));
    }

    [Fact]
    public async Task A_rehearsed_merger_of_our_own_board_says_what_would_happen_and_changes_nothing()
    {
        await house.DeliverAsync(Ask());
        var before = await CountsAsync();
        var plan = Headings
            + "add,2027-04-01,,,NHS North West Integrated Care Board,ICB,E54000008,\n"
            + "merge,2027-04-01,QYG,NHS North West Integrated Care Board,,,,Boards merge\n"
            + "rename,2027-04-01,healthwatch-halton,,Healthwatch Mid Mersey,,,\n"
            + "merge,2027-05-01,healthwatch-wirral;Healthwatch Sefton,Healthwatch Mid Mersey,,,,One contract\n";

        var report = await RehearseAsync(plan).ReadAsync<RehearsalReport>();

        report.Steps[1].Effects.Single(effect => effect.What == "Seats").Moves.ShouldBe(10, "the system’s and nine places’");
        report.Steps[3].Effects.Single(effect => effect.What == "Seats").Moves.ShouldBe(4);
        report.Totals.Where(total => total.What != "Organisations on record").ShouldAllBe(total => total.Before == total.After);
        report.Left.ShouldBeEmpty();
        (await CountsAsync()).ShouldBe(before);
        (await house.ShowAsync(HealthwatchHalton)).Partner.Name.ShouldBe("Healthwatch Halton");
    }

    [Fact]
    public async Task What_is_wrong_with_a_plan_is_said_line_by_line()
    {
        var plan = Headings
            + "close,2027-04-01,QYG,,,,,\n"
            + "merge,2027-04-01,nobody,QYG,,,,\n"
            + "add,2027-04-01,,,New one,ICB,E54000008,\n"
            + "merge,2027-03-01,QYG,New one,,,,Too early\n"
            + "rename,2027-04-01,QYG,,Healthwatch Halton,,,\n";

        var errors = (await RehearseAsync(plan).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid));

        errors.ErrorOf("line 2").ShouldBe("The column “do” says add, merge, split, rename or end.");
        errors.ErrorOf("line 3").ShouldBe("There is no organisation “nobody”.");
        errors.ErrorOf("line 5").ShouldBe("New one is not there on 1 March 2027. Change its first day.");
        errors.ErrorOf("line 6").ShouldBe("Another organisation has this name.");
    }

    private Task<HttpResponseMessage> RehearseAsync(string plan, bool withBoards = false) =>
        house.Secretariat().SendAsync("partners/rehearsals", new RehearsePartners(plan, withBoards));

    private Task<(int Partners, int Steps, int Seats, int Version)> CountsAsync() => house.WithDbAsync(async db => (
        await db.Partners.CountAsync(),
        await db.Successions.CountAsync(),
        await db.Partnerships.SelectMany(partnership => partnership.Seats).CountAsync(),
        await db.Asks.SumAsync(ask => ask.Version)));
}
