using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IcpEngage.Membership.Tests.Asks;

public sealed class LinesOfAsksTests(PostgreSqlServer postgreSql) : IClassFixture<PostgreSqlServer>
{
    private const string BeforeLines = "Accounts";

    private static readonly Guid Accepted = Guid.CreateVersion7();
    private static readonly Guid Open = Guid.CreateVersion7();

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task An_ask_from_before_asks_had_lines_keeps_its_asker_hours_and_answer_as_its_one_line(DatabaseProvider provider)
    {
        var file = Path.Combine(Path.GetTempPath(), $"icpengage-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = Connect(provider, file);
            await db.GetService<IMigrator>().MigrateAsync(BeforeLines);
            var partner = Guid.CreateVersion7();
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Partners" ("Id", "Slug", "Name", "Kind", "Demonstration")
                VALUES ({partner}, 'healthwatch-example', 'Healthwatch Example', 'Healthwatch', {false})
                """);
            await AddAsync(db, partner, Accepted, hours: 12.3m, "Accepted", agreed: 7.5m);
            await AddAsync(db, partner, Open, hours: 6, "Open", agreed: null);

            await db.GetService<IMigrator>().MigrateAsync();

            var asks = await db.Asks.Include(ask => ask.Lines).ToDictionaryAsync(ask => ask.Id);
            var (accepted, open) = (asks[Accepted], asks[Open]);
            (accepted.State, accepted.Hours, accepted.HoursAgreed, accepted.Activity).ShouldBe((AskState.Accepted, 12.3m, 7.5m, StatutoryActivity.ObtainViews));
            (open.State, open.Hours, open.HoursAgreed, open.RaisedOn, open.WaitingSince)
                .ShouldBe((AskState.Open, 6, null, new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 1)));
            open.Lines.ShouldHaveSingleItem().ToContract().ShouldBe(new AskLineSummary(
                Open, "Example Council", AskedByAreaCode: null, new Served(ServedKind.Survey, "example", "An example"), Note: null,
                6, HoursAgreed: null, Funded: true, FundedBy: null, new DateOnly(2026, 9, 1), WithdrawnOn: null, Agrees: false));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Task<int> AddAsync(MembershipDb db, Guid partner, Guid id, decimal hours, string state, decimal? agreed) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Asks" ("Id", "PartnerId", "AskedBy", "SurveySlug", "SurveyTitle", "AreaCode", "Purpose", "Activity", "Hours", "From", "By", "Funded", "Demonstration", "State", "HoursAgreed", "Version")
            VALUES ({id}, {partner}, 'Example Council', 'example', 'An example', 'E06000006', 'Listen', 'ObtainViews', {hours}, {new DateOnly(2026, 9, 1)}, {new DateOnly(2026, 9, 30)}, {true}, {false}, {state}, {agreed}, 1)
            """);

    private MembershipDb Connect(DatabaseProvider provider, string file) => provider == DatabaseProvider.Sqlite
        ? new SqliteMembershipDb(new DbContextOptionsBuilder<SqliteMembershipDb>().UseSqlite($"Data Source={file};Pooling=False").Options)
        : new PostgreSqlMembershipDb(new DbContextOptionsBuilder<PostgreSqlMembershipDb>()
            .UseNpgsql(postgreSql.ConnectionString("membership")).Options);
}
