using System.Data.Common;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IcpEngage.Engagement.Tests.Responses;

/// <summary>Rows lie close enough to be stored quickly, and in no order of arrival.</summary>
public sealed class DrawersTests(PostgreSqlServer postgreSql) : IClassFixture<PostgreSqlServer>
{
    private const int Many = 40 * Drawers.Size;

    [Fact]
    public void No_two_responses_have_the_same_position()
    {
        var positions = Enumerable.Range(0, Many).Select(_ => Drawers.Next()).ToList();

        positions.ShouldBeUnique();
        positions.ShouldAllBe(position => position >= 0);
    }

    [Fact]
    public void Those_stored_one_after_another_lie_together()
    {
        var drawers = DrawersOf([.. Enumerable.Range(0, Many).Select(_ => Drawers.Next())]);

        // Other tests take positions meanwhile, and the first and the last drawer are not all ours.
        drawers.Count.ShouldBeInRange(Many / Drawers.Size, Many / 4);
        drawers.ShouldAllBe(drawer => drawer.Max(each => each.Position) - drawer.Min(each => each.Position) < Drawers.Size);
    }

    [Fact]
    public void Position_does_not_tell_who_came_after_whom()
    {
        var drawers = DrawersOf([.. Enumerable.Range(0, Many).Select(_ => Drawers.Next())]);

        // Of neighbours in a drawer either may have come first, and so of neighbouring drawers: as often the one as the other,
        // and by chance less often than in a quarter only in a run of tests that nobody lives to see.
        var neighbours = drawers.SelectMany(drawer => drawer.Zip(drawer.Skip(1), (left, right) => left.Came < right.Came)).ToList();
        neighbours.Count(forward => forward).ShouldBeInRange(neighbours.Count / 4, neighbours.Count * 3 / 4);
        var firsts = drawers.Zip(drawers.Skip(1), (left, right) => left.Min(each => each.Came) < right.Min(each => each.Came)).ToList();
        firsts.ShouldContain(true);
        firsts.ShouldContain(false);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task What_was_there_before_drawers_is_there_after(DatabaseProvider provider)
    {
        using var file = new SqliteConnection("Data Source=:memory:");
        await file.OpenAsync();
        await using EngagementDb db = provider == DatabaseProvider.Sqlite
            ? new SqliteEngagementDb(new DbContextOptionsBuilder<SqliteEngagementDb>().UseSqlite(file).Options)
            : new PostgreSqlEngagementDb(new DbContextOptionsBuilder<PostgreSqlEngagementDb>()
                .UseNpgsql(postgreSql.ConnectionString("engagement")).Options);
        await db.GetService<IMigrator>().MigrateAsync("ResponsesTold");
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO surveys ("Id", "Slug", "Title", "OwnerAreaCode", "AudienceCode", "State", "StartedOn", "Definition", "QuestionCount", "Minutes", "ResponseCount", "Demonstration", "Version")
                VALUES ('0199F000-0000-7000-8000-00000000BE4C', 'parks', 'Parks', 'E06000006', 'everybody', 'Live', '2026-11-01', '{{}}', 1, 1, 2, false, 1);
            INSERT INTO responses ("ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn", "Mode") VALUES
                ('bb', '0199F000-0000-7000-8000-00000000BE4C', 1, 'E06000006', '{{"ease":["hard"]}}', '2026-11-02', 'Paper'),
                ('aa', '0199F000-0000-7000-8000-00000000BE4C', 1, 'E06000006', '{{"ease":["easy"]}}', '2026-11-03', 'Online');
            INSERT INTO equality_answers ("ReceiptHash", "SurveyId", "Answers", "Version")
                VALUES ('aa', '0199F000-0000-7000-8000-00000000BE4C', '{{}}', 1);
            """);

        await db.GetService<IMigrator>().MigrateAsync();

        var kept = await db.Responses.AsNoTracking().OrderBy(response => response.Position).ToListAsync();
        kept.Select(response => (response.Position, response.ReceiptHash, response.Answers["ease"].Single(), response.ReceivedOn, response.Mode)).ShouldBe(
            [(1, "aa", "easy", new DateOnly(2026, 11, 3), ResponseMode.Online), (2, "bb", "hard", new DateOnly(2026, 11, 2), ResponseMode.Paper)]);
        (await db.EqualityAnswers.CountAsync()).ShouldBe(1);

        // A replica of the version before still stores; the same receipt is refused; and what was said beside a response goes with it.
        if (provider == DatabaseProvider.PostgreSql)
        {
            await AddAsync("cc");
        }

        (await Should.ThrowAsync<DbException>(() => AddAsync("bb"))).Message.ShouldContain("UNIQUE", Case.Insensitive);
        (await db.Responses.Where(response => response.ReceiptHash == "aa").ExecuteDeleteAsync()).ShouldBe(1);
        (await db.EqualityAnswers.CountAsync()).ShouldBe(0);

        Task<int> AddAsync(string hash) => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO responses ("ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn")
            SELECT {hash}, "Id", 1, 'E06000006', '', '2026-11-02' FROM surveys
            """);
    }

    /// <summary>In the order of positions, those that lie next to each other.</summary>
    private static List<List<(long Position, int Came)>> DrawersOf(IReadOnlyList<long> positions)
    {
        var drawers = new List<List<(long Position, int Came)>>();
        foreach (var (came, position) in positions.Index().OrderBy(each => each.Item))
        {
            if (drawers.Count == 0 || position - drawers[^1][^1].Position >= Drawers.Size)
            {
                drawers.Add([]);
            }

            drawers[^1].Add((position, came));
        }

        return drawers;
    }
}
