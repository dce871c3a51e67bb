using System.Net;
using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Access;
using IcpEngage.Membership.Asks;
using IcpEngage.Membership.Audit;
using IcpEngage.Membership.Partners.Successions;
using IcpEngage.Membership.Tests.People;
using IcpEngage.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static IcpEngage.Membership.Tests.MembershipHouse;
using static IcpEngage.Membership.Tests.Partners.RegisterHouse;

namespace IcpEngage.Membership.Tests.Partners;

/// <summary>A merger, a split or an end that was a mistake.</summary>
public sealed class TakingBackTests : IAsyncLifetime
{
    private const string HealthwatchWirral = "healthwatch-wirral";
    private const string Board = "nhs-cheshire-and-merseyside";

    private MembershipHouse house = null!;

    public async Task InitializeAsync() => house = await OpenAsync();

    public Task DisposeAsync() => house.DisposeAsync().AsTask();

    [Theory]
    [InlineData(SuccessionKind.Merged)]
    [InlineData(SuccessionKind.Split)]
    [InlineData(SuccessionKind.Ended)]
    public async Task Everything_is_as_it_was(SuccessionKind kind)
    {
        await house.AddAsync(New("West Voices", PartnerKind.Healthwatch, Halton));
        await house.AddAsync(New("East Voices", PartnerKind.Healthwatch, Halton));
        if (kind != SuccessionKind.Ended)
        {
            await house.DeliverAsync(Ask(), Ask(), Ask(HealthwatchWirral));
        }

        var before = await PictureAsync();
        await house.SucceedAsync(kind switch
        {
            SuccessionKind.Merged => Merge(HealthwatchWirral, HealthwatchHalton),
            SuccessionKind.Split => Split(HealthwatchHalton, "west-voices", "east-voices"),
            _ => End(HealthwatchHalton),
        });
        (await PictureAsync()).ShouldNotBe(before);
        (await house.OutcomeAsync(HealthwatchHalton)).Obstacles.ShouldBeEmpty();

        await house.TakeBackAsync(HealthwatchHalton).DoneAsync();

        (await PictureAsync()).ShouldBe(before);
        await house.SettleAsync();
        house.PartnersTold[^1].Partners.Single(partner => partner.Slug == HealthwatchHalton).Until.ShouldBeNull();
        house.PartnersTold[^1].Partners.Where(partner => partner.Slug == HealthwatchWirral).ShouldAllBe(partner => !partner.AreaCodes.Contains(Halton));
        await house.Secretariat().GetAsync($"partners/{HealthwatchHalton}/succession").ShouldBeProblemAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound);
    }

    [Fact]
    public async Task The_merger_of_the_board_is_taken_back_with_its_seats_in_every_partnership()
    {
        await house.AddAsync(New("NHS West of Somewhere", PartnerKind.IntegratedCareBoard, Halton));
        await house.AddAsync(New("NHS East of Somewhere", PartnerKind.IntegratedCareBoard, Liverpool));
        var before = await PictureAsync();
        await house.SucceedAsync(Split(Board, "nhs-west-of-somewhere", "nhs-east-of-somewhere"));

        await house.TakeBackAsync(Board).DoneAsync();

        (await PictureAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Those_who_asked_are_told_and_the_story_of_their_ask_goes_on()
    {
        var waiting = Ask();
        await house.DeliverAsync(waiting);
        await house.SucceedAsync(Merge(HealthwatchWirral, HealthwatchHalton));

        await house.TakeBackAsync(HealthwatchHalton).DoneAsync();

        await house.SettleAsync();
        (house.AnswersTold[^1].PartnerName, house.AnswersTold[^1].Step).ShouldBe(("Healthwatch Halton", 3));
        var story = await house.Officer.GetAsync($"asks/{waiting.AskId}").ReadAsync<AskStory>();
        story.Steps[^1].Note.ShouldBe("What became of the organisation was taken back: Healthwatch Halton goes on");
    }

    [Fact]
    public async Task Roles_are_given_again_but_nobody_gives_one_to_themselves()
    {
        var jo = await house.AdministratorAsync();
        var bea = await house.PersonAsync("Bea Specimen", "bea@example.org");
        var sid = await house.PersonAsync("Sid Notional", "sid@example.org");
        await house.Caller(jo).GrantAsync(bea, Roles.HealthwatchOfficer, HealthwatchHalton).ReadAsync<GrantView>();
        await house.Caller(jo).GrantAsync(sid, Roles.HealthwatchOfficer, HealthwatchHalton).ReadAsync<GrantView>();
        await house.SucceedAsync(Merge(HealthwatchWirral, HealthwatchHalton));

        await house.Caller(sid, Roles.Secretariat).SendAsync($"partners/{HealthwatchHalton}/succession/take-back", new TakeSuccessionBack("It was a mistake")).DoneAsync();

        (await house.WithDbAsync(db => db.Grants.Where(RoleGrant.StandsOn(Today)).Where(grant => grant.PersonId == bea || grant.PersonId == sid).Select(grant => new { grant.PersonId, grant.Scope }).ToListAsync()))
            .ShouldHaveSingleItem().ShouldBe(new { PersonId = bea, Scope = HealthwatchHalton });
        await house.SettleAsync();
        (await house.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == AuditActions.PartnersTakenBack))).ShouldBeTrue();
    }

    [Fact]
    public async Task What_somebody_has_changed_since_stands()
    {
        var waiting = Ask();
        await house.DeliverAsync(waiting);
        await house.SucceedAsync(Merge(HealthwatchWirral, HealthwatchHalton));
        await house.Holder(Roles.HealthwatchOfficer, HealthwatchWirral).SendAsync($"asks/{waiting.AskId}/accept", new AcceptAsk(waiting.Hours)).ReadAsync<AskSummary>();

        (await house.OutcomeAsync(HealthwatchHalton)).Obstacles.ShouldHaveSingleItem().ShouldBe("Somebody has changed something that moved, or added to it, since.");
        await house.TakeBackAsync(HealthwatchHalton).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SuccessionStands);

        (await house.ShowAsync(HealthwatchHalton)).Partner.Until.ShouldBe(Today.AddDays(-1));
    }

    [Fact]
    public async Task Asks_that_were_declined_stay_declined()
    {
        await house.DeliverAsync(Ask());
        await house.SucceedAsync(End(HealthwatchHalton));

        (await house.TakeBackAsync(HealthwatchHalton).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SuccessionStands))
            .GetProperty("detail").GetString().ShouldBe("Asks that waited were declined, and those who asked were told. They would have to ask again.");
    }

    [Fact]
    public async Task The_latest_is_taken_back_first()
    {
        await house.SucceedAsync(Merge(HealthwatchWirral, HealthwatchHalton));
        house.Clock.Now = house.Clock.Now.AddMinutes(1);
        await house.SucceedAsync(Merge("healthwatch-sefton", HealthwatchWirral));

        await house.TakeBackAsync(HealthwatchHalton).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SuccessionStands);
        await house.TakeBackAsync(HealthwatchWirral).DoneAsync();
        await house.TakeBackAsync(HealthwatchHalton).DoneAsync();
    }

    [Fact]
    public async Task The_next_day_it_stands_and_what_it_did_stays_on_record()
    {
        await house.SucceedAsync(Merge(HealthwatchWirral, HealthwatchHalton));
        house.Clock.Now = house.Clock.Now.AddDays(1);

        var outcome = await house.OutcomeAsync(HealthwatchHalton);
        (outcome.InTime, outcome.Because, outcome.Effects.Single(effect => effect.What == "Seats").Lines.Count).ShouldBe((false, "Agreed by both boards", 2));
        await house.TakeBackAsync(HealthwatchHalton).ShouldBeProblemAsync(HttpStatusCode.Conflict, ErrorCodes.SuccessionStands);

        await house.SucceedAsync(Merge("healthwatch-sefton", HealthwatchWirral) with { On = Today.AddDays(1) });
        await house.Services.GetServices<IHostedService>().OfType<SuccessionSweeper>().Single().SweepAsync(CancellationToken.None);
        var rows = await house.WithDbAsync(db => db.Set<SuccessionRecord>().OrderBy(record => record.Day).ToListAsync());
        (rows[0].Rows.Count, rows[1].Rows.Count > 0).ShouldBe((0, true));
    }

    /// <summary>Every row that refers to a partner, but for what is never changed: stories, roles and counts of versions.</summary>
    private Task<string> PictureAsync() => house.WithDbAsync(async db =>
    {
        var rows = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType.Assembly == typeof(MembershipDb).Assembly))
        {
            if (type.ClrType != typeof(AskStep) && type.ClrType != typeof(RoleGrant) && type.ClrType != typeof(AuditEntry) && type.ClrType != typeof(AuditHead))
            {
                rows.AddRange(await RowsAsync(db, type.ClrType));
            }
        }

        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    });

    private static Task<IReadOnlyList<string>> RowsAsync(MembershipDb db, Type type) =>
        (Task<IReadOnlyList<string>>)typeof(TakingBackTests)
            .GetMethod(nameof(RowsOfAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, [db])!;

    private static async Task<IReadOnlyList<string>> RowsOfAsync<T>(MembershipDb db)
        where T : class =>
    [
        .. (await db.Set<T>().ToListAsync()).Select(entity => typeof(T).Name + " " + string.Join(", ", db.Entry(entity).Properties
            .Where(property => property.Metadata.Name is not ("Version" or "StepCount" or "ChangedAt"))
            .Select(property => $"{property.Metadata.Name}={JsonSerializer.Serialize(property.CurrentValue is decimal number ? number / 1.0000m : property.CurrentValue)}"))),
    ];
}
