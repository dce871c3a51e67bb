using System.Net;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Security.Tests.Access;

/// <summary>docs/access.csv is what was decided; this is what is so.</summary>
[Collection(Unlimited.Name)]
public sealed class AccessTests(UnlimitedSystem system)
{
    private static string TablePath => Path.Combine(Root(), "docs", "access.csv");

    [Fact]
    public async Task Everybody_gets_in_exactly_where_the_table_says()
    {
        var now = await AccessTable.TryAllAsync(system);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCUMENTS") == "1")
        {
            await File.WriteAllLinesAsync(TablePath, now);
        }

        // Changed knowingly, with UPDATE_DOCUMENTS=1, and reviewed cell by cell.
        var decided = await File.ReadAllLinesAsync(TablePath);
        now.Except(decided).ShouldBeEmpty("these are so, and not in docs/access.csv");
        decided.Except(now).ShouldBeEmpty("these are in docs/access.csv, and not so");
    }

    [Fact]
    public async Task No_cell_of_the_table_is_an_error_or_unknown()
    {
        var cells = (await File.ReadAllLinesAsync(TablePath)).Skip(1).SelectMany(line => line.Split(',').Skip(2)).SelectMany(cell => cell.Split(" / "));

        cells.Distinct().ShouldBeSubsetOf(["yes", "no", "sign in", "not there", "-"]);
    }

    [Fact]
    public async Task A_planted_endpoint_without_a_policy_is_refused_to_everybody_and_not_in_the_table()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Security:SigningKey"] = TokenKeys.Generate();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults();
        await using var app = builder.Build();
        app.UseServiceDefaults();
        app.MapServiceGroup("planted").MapGet("/forgotten", () => "oops");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        foreach (var (caller, status) in new[]
        {
            (Caller.Nobody, HttpStatusCode.Unauthorized),
            (Caller.Web, HttpStatusCode.Forbidden),
            (Caller.Holding("administrator", Reach.Everywhere), HttpStatusCode.Forbidden),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/planted/forgotten");
            caller.Sign(request, app.Services, forApi: true);
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(status);
        }

        var decided = (await File.ReadAllLinesAsync(TablePath)).Select(line => line.Split(',')[0]).ToHashSet();
        Door.In(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints))
            .Where(door => !decided.Contains(door.Name))
            .ShouldBe([new Door("GET", "/api/planted/forgotten", "none: denied")]);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "IcpEngage.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
