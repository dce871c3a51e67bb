using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Chairs;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partnerships.PartnershipsHouse;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class ChairTests : IAsyncLifetime
{
    private const string CouncilSlug = "halton-borough-council";
    private const string BoardSlug = "nhs-cheshire-and-merseyside";

    private MembershipHouse house = null!;
    private HttpClient secretary = null!;
    private HttpClient council = null!;
    private HttpClient board = null!;
    private Guid ofCouncil;
    private Guid ofBoard;

    public async Task InitializeAsync()
    {
        house = await OpenAsync();
        secretary = house.Secretary();
        council = house.Holder(Roles.PartnerRepresentative, CouncilSlug);
        board = house.Holder(Roles.PartnerRepresentative, BoardSlug);
        ofCouncil = await house.NameAsync(Council, "Cory Councillor");
        ofBoard = await house.NameAsync(Board, "Bobbie Board");
    }

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Fact]
    public async Task A_chair_is_settled_when_all_have_spoken_and_every_concern_has_an_answer()
    {
        var chair = await ProposeAsync();
        (await ShowAsync(chair)).StillNeeded.Count.ShouldBe(3, "two have not spoken, and nobody supports it");

        await TakeAsync(council, chair, CouncilSlug, Stance.Support);
        await TakeAsync(board, chair, BoardSlug, Stance.SupportWithReservations, "Two years are long");
        (await SettleAsync(chair)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var concern = (await ShowAsync(chair)).Concerns.ShouldHaveSingleItem();
        (await secretary.PostAsync(Chair(chair, $"concerns/{concern.Id}"), new WriteAnswer("We look again after a year"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ShowAsync(chair)).StillNeeded.ShouldBeEmpty();
        (await secretary.TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.ChairAgreed);
        (await SettleAsync(chair)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var settled = await ShowAsync(chair);
        (settled.State, settled.Term).ShouldBe((SelectionState.Settled, TermState.Running));
        settled.InTheChair.ShouldBe(["Cory Councillor", "Bobbie Board"]);
        settled.Concerns.Single().Resolution.ShouldBe("We look again after a year");
        (await house.PublicAsync()).Chair!.Names.ShouldBe(["Cory Councillor, Halton Borough Council", "Bobbie Board, NHS Cheshire and Merseyside Integrated Care Board"]);
    }

    [Fact]
    public async Task A_block_is_lifted_by_its_partner_alone_and_its_concern_stays_on_record()
    {
        var chair = await ProposeAsync();
        await TakeAsync(council, chair, CouncilSlug, Stance.Support);
        await TakeAsync(board, chair, BoardSlug, Stance.Block, "The board was not asked about the term");
        var concern = (await ShowAsync(chair)).Concerns.Single();
        await secretary.PostAsync(Chair(chair, $"concerns/{concern.Id}"), new WriteAnswer("The term was explained"));

        var problem = await SettleAsync(chair).ShouldBeNoConsensusAsync();
        problem.ShouldContain("NHS Cheshire and Merseyside Integrated Care Board blocks it");
        await council.PutAsync(Chair(chair, $"positions/{BoardSlug}"), new TakePosition(Stance.Support, null, "I say so"))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);

        await secretary.PutAsync(Chair(chair, $"positions/{BoardSlug}"), new TakePosition(Stance.Support, null, "They told me so"))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.PositionOwn);

        await TakeAsync(board, chair, BoardSlug, Stance.StandAside);
        (await SettleAsync(chair)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ShowAsync(chair)).Concerns.ShouldHaveSingleItem().Stance.ShouldBe(Stance.Block);
    }

    [Fact]
    public async Task What_somebody_blocked_after_it_was_read_is_not_settled()
    {
        var chair = await ProposeAsync();
        await TakeAsync(council, chair, CouncilSlug, Stance.Support);
        await TakeAsync(board, chair, BoardSlug, Stance.Support);
        var read = await ShowAsync(chair);

        await TakeAsync(board, chair, BoardSlug, Stance.StandAside);

        await secretary.PostAsync(Chair(chair, "settle"), new SettleChair(read.Version)).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.Stale);
    }

    [Fact]
    public async Task A_concern_is_said_with_reservations_and_blocks_and_the_secretariat_says_how_it_knows()
    {
        var chair = await ProposeAsync();
        foreach (var stance in new[] { Stance.SupportWithReservations, Stance.Block })
        {
            (await council.PutAsync(Chair(chair, $"positions/{CouncilSlug}"), new TakePosition(stance, " ", null))
                .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("concern").ShouldContain("stays on record");
        }

        (await secretary.PutAsync(Chair(chair, $"positions/{CouncilSlug}"), new TakePosition(Stance.Support, null, null))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid)).ErrorOf("source").ShouldContain("how you know");
        await TakeAsync(secretary, chair, CouncilSlug, Stance.Support, source: "Said at the meeting of 20 November");
        var position = (await ShowAsync(chair)).Positions.Single(each => each.Partner.Slug == CouncilSlug);
        (position.Stance, position.Source).ShouldBe((Stance.Support, "Said at the meeting of 20 November"));
    }

    [Fact]
    public async Task Only_the_board_and_councils_choose()
    {
        var chair = await ProposeAsync();

        (await house.RecordAsync()).ChosenBy.Select(partner => partner.Slug).ShouldBe([CouncilSlug, BoardSlug], ignoreOrder: true);
        (await house.RecordAsync(SystemPartnership)).ChosenBy.Count.ShouldBe(10);
        await secretary.PutAsync(Chair(chair, "positions/healthwatch-halton"), new TakePosition(Stance.Support, null, "Said at the meeting"))
            .ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
        (await council.TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.PositionAwaited);
        (await house.Officer.TasksAsync(HaltonPartnership)).ShouldNotContain(PartnershipTaskKind.PositionAwaited);
    }

    [Fact]
    public async Task Each_model_asks_for_its_own_people()
    {
        (ChairModel Model, Guid[] People, int? Months, string Field)[] wrong =
        [
            (ChairModel.SharedWithIcb, [ofCouncil], null, "holders"),
            (ChairModel.SharedWithIcb, [ofBoard, ofCouncil], null, "holders"),
            (ChairModel.ElectedMember, [ofBoard], null, "holders"),
            (ChairModel.CoChairs, [ofCouncil], null, "holders"),
            (ChairModel.CoChairs, [ofCouncil, await house.NameAsync(Council, "Another Councillor")], null, "holders"),
            (ChairModel.RotatingConvenors, [ofCouncil, ofBoard], null, "monthsEach"),
            (ChairModel.RotatingConvenors, [ofCouncil], 6, "holders"),
        ];
        foreach (var (model, people, months, field) in wrong)
        {
            var problem = await secretary.PostAsync(HaltonPartnership.Of("chair"), Proposal(model, months, people))
                .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field], $"{model}");
        }

        await secretary.PostAsync(HaltonPartnership.Of("chair"), Proposal(ChairModel.SharedWithIcb, null, ofBoard)).ReadAsync<Made>();
        await secretary.PostAsync(HaltonPartnership.Of("chair"), Proposal(ChairModel.ElectedMember, null, ofCouncil))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ChairProposedAlready);
    }

    [Fact]
    public async Task A_chair_that_was_taken_back_stays_on_record_and_makes_room_for_another()
    {
        var chair = await ProposeAsync();
        await TakeAsync(council, chair, CouncilSlug, Stance.Block, "Not without an election");
        (await secretary.PostAsync(Chair(chair, "withdraw"), new EndIt(null, "We propose an elected member"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        await council.PutAsync(Chair(chair, $"positions/{CouncilSlug}"), new TakePosition(Stance.Support, null, null))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ChairWrongState);
        await secretary.PostAsync(HaltonPartnership.Of("chair"), Proposal(ChairModel.ElectedMember, null, ofCouncil)).ReadAsync<Made>();
        (await ShowAsync(chair)).Concerns.ShouldHaveSingleItem().Text.ShouldBe("Not without an election");
    }

    [Fact]
    public async Task A_settled_chair_whose_term_is_ended_early_makes_room_for_another()
    {
        var chair = await ProposeAsync();
        await secretary.PostAsync(Chair(chair, "end"), new EndIt(null, "The chair resigned")).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ChairWrongState);
        await TakeAsync(council, chair, CouncilSlug, Stance.Support);
        await TakeAsync(board, chair, BoardSlug, Stance.StandAside);
        (await SettleAsync(chair)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await secretary.PostAsync(HaltonPartnership.Of("chair"), Proposal(ChairModel.ElectedMember, null, ofCouncil))
            .ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.ChairProposedAlready);

        (await secretary.PostAsync(Chair(chair, "end"), new EndIt(Today.AddDays(-1), "The chair resigned"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await secretary.TasksAsync(HaltonPartnership)).ShouldContain(PartnershipTaskKind.NoChair);
        (await ShowAsync(chair)).EndedBecause.ShouldBe("The chair resigned");
        await secretary.PostAsync(HaltonPartnership.Of("chair"), Proposal(ChairModel.ElectedMember, null, ofCouncil)).ReadAsync<Made>();
    }

    [Theory]
    [InlineData("2026-01-31", "2026-01-31", 0)]
    [InlineData("2026-01-31", "2026-04-29", 0)]
    [InlineData("2026-01-31", "2026-04-30", 1)]
    [InlineData("2026-01-15", "2026-07-15", 2)]
    [InlineData("2026-01-15", "2026-10-15", 0)]
    public void Convenors_take_turns(string from, string day, int place)
    {
        Guid[] people = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        var chair = new ChairSelection
        {
            Model = ChairModel.RotatingConvenors,
            From = DateOnly.Parse(from, null),
            Until = new DateOnly(2027, 12, 31),
            MonthsEach = 3,
            Why = "All take turns",
            OpenedAt = DateTimeOffset.UnixEpoch,
            Candidates = [.. people.Select((person, index) => new ChairCandidate { HolderId = person, Place = index + 1 }).Reverse()],
        };
        chair.InTheChairOn(DateOnly.Parse(day, null)).ShouldBeEmpty("it is not settled");
        chair.Settle(DateTimeOffset.UnixEpoch);

        chair.InTheChairOn(DateOnly.Parse(day, null)).ShouldHaveSingleItem().HolderId.ShouldBe(people[place]);
        chair.InTheChairOn(new DateOnly(2028, 1, 1)).ShouldBeEmpty();
    }

    /// <summary>Through any sequence of positions and answers: agreed exactly when the words of the rule hold, by whatever way it came there.</summary>
    [Fact]
    public void Consensus_depends_on_where_all_stand_and_on_open_concerns_and_on_no_count()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var choosing = Enumerable.Range(0, random.Next(1, 6)).ToDictionary(_ => Guid.CreateVersion7(), number => $"Partner {number}");
            var chair = new ChairSelection
            {
                Model = ChairModel.SharedWithIcb,
                From = Today,
                Until = Today.AddYears(1),
                Why = "To try",
                OpenedAt = DateTimeOffset.UnixEpoch,
            };
            var stands = new Dictionary<Guid, Stance>();
            for (var step = 0; step < 12; step++)
            {
                var partner = choosing.Keys.ElementAt(random.Next(choosing.Count));
                if (random.Next(3) == 0 && chair.Concerns.Find(concern => concern.Resolution is null) is { } open)
                {
                    open.Resolve("We talked", DateTimeOffset.UnixEpoch);
                    continue;
                }

                stands[partner] = (Stance)random.Next(4);
                var concern = stands[partner] is Stance.Block or Stance.SupportWithReservations ? "A concern" : null;
                chair.Take(partner, stands[partner], concern, by: null, source: null, DateTimeOffset.UnixEpoch);

                var agreed = stands.Count == choosing.Count
                    && !stands.ContainsValue(Stance.Block)
                    && (stands.ContainsValue(Stance.Support) || stands.ContainsValue(Stance.SupportWithReservations))
                    && chair.Concerns.TrueForAll(each => each.Resolution is not null);
                (ChairConsensus.StillNeeded(chair, choosing).Count == 0).ShouldBe(agreed, $"seed {seed}");
                chair.Positions.Count.ShouldBe(stands.Count, $"seed {seed}");
            }
        }
    }

    private static string Chair(Guid chair, string rest) => HaltonPartnership.Of($"chair/{chair}/{rest}");

    private static ProposeChair Proposal(ChairModel model, int? months, params Guid[] people) =>
        new(model, people, Today, Today.AddYears(2), months, "It suits both sides");

    private async Task<Guid> ProposeAsync() =>
        (await secretary.PostAsync(HaltonPartnership.Of("chair"), Proposal(ChairModel.CoChairs, null, ofCouncil, ofBoard)).ReadAsync<Made>()).Id;

    private async Task<SelectionView> ShowAsync(Guid chair) => (await house.RecordAsync()).Selections.Single(each => each.Id == chair);

    private async Task<HttpResponseMessage> SettleAsync(Guid chair) =>
        await secretary.PostAsync(Chair(chair, "settle"), new SettleChair((await ShowAsync(chair)).Version));

    private static async Task TakeAsync(HttpClient caller, Guid chair, string partner, Stance stance, string? concern = null, string? source = null) =>
        (await caller.PutAsync(Chair(chair, $"positions/{partner}"), new TakePosition(stance, concern, source))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
}

internal static class ChairAnswers
{
    public static async Task<string> ShouldBeNoConsensusAsync(this Task<HttpResponseMessage> answering) =>
        (await answering.ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.NoConsensus)).GetProperty("detail").GetString()!;
}
