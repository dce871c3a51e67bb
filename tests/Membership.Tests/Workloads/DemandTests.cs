using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Workloads;

public sealed class DemandTests : IAsyncLifetime
{
    private const string Address = $"partners/{HealthwatchHalton}/demand";

    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_statement_says_what_was_asked_what_became_of_it_and_what_it_cost()
    {
        await RateAsync(new DateOnly(2026, 10, 1), 20);
        var (funded, unfunded, declined) = (Ask(), Ask() with { Funded = false, AskedBy = "Example Community Voices (fictional)" }, Ask() with { Hours = 40 });
        await house.DeliverAsync(funded, unfunded, declined);
        await house.AcceptAsync(funded.AskId, 12).ReadAsync<AskSummary>();
        await house.AcceptAsync(unfunded.AskId, 8).ReadAsync<AskSummary>();
        await house.DeclineAsync(declined.AskId, "We have no volunteers in December.").ReadAsync<AskSummary>();

        var statement = await StatementAsync();

        (statement.From, statement.To).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        statement.Total.ShouldBe(HourSums.None with
        {
            Asks = 3,
            Asked = 64,
            Agreed = 20,
            NotAgreed = 4,
            Declined = 40,
            FundedAsked = 52,
            FundedAgreed = 12,
        });
        statement.Cost.ShouldBe(new CostSums(Asked: 1_280, Agreed: 400, Unfunded: 160, Spent: 0));
        statement.Quarters.Select(quarter => quarter.Hours.Asked).ShouldBe([0, 0, 0, 64]);
        statement.NotDone.ShouldHaveSingleItem().Reason.ShouldBe("We have no volunteers in December.");
        statement.Outcomes.ShouldHaveSingleItem().Serves.ShouldBe(new Served(ServedKind.Survey, funded.SurveySlug, funded.SurveyTitle));
        statement.Grouped.Asker.Select(asker => (asker.Key, asker.Hours.Asked))
            .ShouldBe([(funded.AskedBy, 52), (unfunded.AskedBy, 12)]);
    }

    [Fact]
    public async Task A_wish_counts_whole_in_the_quarter_of_its_last_day()
    {
        await house.DeliverAsync(Ask() with { From = new DateOnly(2026, 12, 1), By = new DateOnly(2027, 1, 1) });

        (await StatementAsync()).Total.Asks.ShouldBe(0);
        (await StatementAsync("?from=2027-01-01&quarters=1")).Total.Asked.ShouldBe(12);
    }

    [Fact]
    public async Task Costs_take_the_rate_of_the_last_day_and_the_first_rate_before_all_of_them()
    {
        var (early, late) = (
            Ask() with { From = new DateOnly(2026, 8, 3), By = new DateOnly(2026, 8, 7) },
            Ask());
        await house.DeliverAsync(early, late);

        (await StatementAsync()).Cost.ShouldBeNull();

        await RateAsync(new DateOnly(2026, 9, 1), 10);
        await RateAsync(new DateOnly(2026, 12, 14), 30);
        var statement = await StatementAsync();
        statement.Quarters.Select(quarter => quarter.Cost!.Asked).ShouldBe([0, 0, 120, 360]);
        statement.Cost!.Asked.ShouldBe(480);
    }

    [Fact]
    public async Task The_file_has_a_row_for_each_wish_and_no_formula()
    {
        await RateAsync(new DateOnly(2026, 1, 1), 20.5m);
        var ask = Ask() with { Purpose = "=SUM(A1:A9) of what people said" };
        await house.DeliverAsync(ask);
        await house.AcceptAsync(ask.AskId, 10).ReadAsync<AskSummary>();

        var answer = await house.Officer.GetAsync($"{Address}/export");

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("demand-healthwatch-halton-2026-01-01-to-2026-12-31.csv");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("ask,asked_on,from,by,asked_by,purpose");
        lines[1].ShouldContain("'=SUM(A1:A9)");
        lines[1].ShouldEndWith("Accepted,yes,12,0,10,2,0,0,0,0,20.5,246,205,");
    }

    [Theory]
    [InlineData("?quarters=0", "quarters")]
    [InlineData("?quarters=21", "quarters")]
    [InlineData("?from=2026-11-01", "from")]
    [InlineData("?from=9999-10-01&quarters=20", "from")]
    public async Task Quarters_that_cannot_be_are_refused(string query, string field)
    {
        var problem = await house.Officer.GetAsync(Address + query).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);

        problem.ErrorOf(field).ShouldNotBeEmpty();
    }

    private Task<StatementOfDemand> StatementAsync(string query = "") => house.Officer.GetAsync(Address + query).ReadAsync<StatementOfDemand>();

    private Task<RateView> RateAsync(DateOnly from, decimal pounds) =>
        house.Officer.PutAsJsonAsync($"partners/{HealthwatchHalton}/rates", new SetRate(from, pounds), Json.Options).ReadAsync<RateView>();
}
