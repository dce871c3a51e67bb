using System.Reflection;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IcpEngage.Architecture.Tests;

public sealed class MigrationTests
{
    private static readonly string[] Services = ["Engagement", "Membership", "Places", "Communications", "Strategy"];

    public static TheoryData<string> EveryContext =>
        [.. from service in Services from provider in Enum.GetNames<DatabaseProvider>() select $"{provider}{service}Db"];

    [Theory]
    [MemberData(nameof(EveryContext))]
    public void Migrations_hold_the_whole_model(string context)
    {
        using var db = Create(context);

        db.Database.HasPendingModelChanges().ShouldBeFalse("run scripts/add-migration.sh NAME");
    }

    [Theory]
    [MemberData(nameof(EveryContext))]
    public void Migrations_become_sql_that_makes_the_tables_of_messaging(string context)
    {
        using var db = Create(context);

        var script = db.GetService<IMigrator>().GenerateScript();

        script.ShouldContain("outbox_messages");
        script.ShouldContain("inbox_messages");
        script.ShouldContain("failed_messages");
    }

    private static DbContext Create(string context)
    {
        var type = Services.Select(service => Assembly.Load($"IcpEngage.{service}"))
            .SelectMany(assembly => assembly.GetTypes())
            .Single(type => type.Name == context);
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        _ = Enum.GetValues<DatabaseProvider>().Single(provider => context.StartsWith(provider.ToString(), StringComparison.Ordinal)) switch
        {
            DatabaseProvider.Sqlite => options.UseSqlite("Data Source=:memory:"),
            DatabaseProvider.PostgreSql => options.UseNpgsql("Host=none"),
            DatabaseProvider.SqlServer => options.UseSqlServer("Server=none"),
        };
        return (DbContext)Activator.CreateInstance(type, options.Options)!;
    }
}
