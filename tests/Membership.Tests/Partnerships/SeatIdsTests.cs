using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;
using IcpEngage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IcpEngage.Membership.Tests.Partnerships;

public sealed class SeatIdsTests(PostgreSqlServer postgreSql) : IClassFixture<PostgreSqlServer>
{
    private const string BeforeIds = "AskLines";

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    internal async Task Seats_from_before_they_had_terms_keep_their_partner_and_get_an_id_each(DatabaseProvider provider)
    {
        var file = Path.Combine(Path.GetTempPath(), $"icpengage-{Guid.NewGuid():N}.db");
        try
        {
            await using var db = Connect(provider, file);
            await db.GetService<IMigrator>().MigrateAsync(BeforeIds);
            var partnership = Guid.CreateVersion7();
            Guid[] partners = [Guid.CreateVersion7(), Guid.CreateVersion7()];
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "Partnerships" ("Id", "Kind", "Name", "AreaCode", "PolicyPack")
                VALUES ({partnership}, 'Place', 'Example', 'E06000006', 'england-2022')
                """);
            foreach (var partner in partners)
            {
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO "Partners" ("Id", "Slug", "Name", "Kind", "Demonstration")
                    VALUES ({partner}, {partner.ToString()}, 'Example', 'Vcse', {false})
                    """);
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO "Seat" ("PartnershipId", "PartnerId", "Standing", "Basis")
                    VALUES ({partnership}, {partner}, 'Member', 'By agreement')
                    """);
            }

            await db.GetService<IMigrator>().MigrateAsync("Partnerships");

            var ids = await db.Database.SqlQuery<Guid>($"""SELECT "Id" AS "Value" FROM "Seat" WHERE "PartnershipId" = {partnership}""").ToListAsync();
            ids.Count.ShouldBe(2);
            ids.ShouldBeUnique();
            ids.ShouldNotContain(Guid.Empty);
            var seats = await db.Set<Membership.Partnerships.Seat>().Where(seat => ids.Contains(seat.Id)).ToListAsync();
            seats.Select(seat => (seat.PartnerId, seat.Standing, seat.From)).ShouldBe(
                partners.Select(partner => (partner, Standing.Member, (DateOnly?)null)), ignoreOrder: true);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private MembershipDb Connect(DatabaseProvider provider, string file) => provider == DatabaseProvider.Sqlite
        ? new SqliteMembershipDb(new DbContextOptionsBuilder<SqliteMembershipDb>().UseSqlite($"Data Source={file};Pooling=False").Options)
        : new PostgreSqlMembershipDb(new DbContextOptionsBuilder<PostgreSqlMembershipDb>()
            .UseNpgsql(postgreSql.ConnectionString("membership")).Options);
}
