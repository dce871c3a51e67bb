using System.Net;

namespace IcpEngage.Security.Tests.Attacks;

/// <summary>Addresses that climb out of where files are served from.</summary>
[Collection(Unlimited.Name)]
public sealed class TraversalTests(UnlimitedSystem system)
{
    private static readonly string[] Climbs = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "....//", "..%252f", "%c0%ae%c0%ae/"];

    private static readonly string[] Doors = ["/", "/dist/", "/openapi/", "/surveys/", "/places/", "/results/", "/api/engagement/surveys/"];

    private static readonly string[] Wanted = ["keys/token-key", "membership.db", "appsettings.json", "etc/passwd", "IcpEngage.Standalone.dll"];

    [Fact]
    public async Task Nothing_outside_is_served_however_the_way_there_is_written()
    {
        using var client = system.Client();
        var served = new List<string>();
        foreach (var door in Doors)
        {
            foreach (var climb in Climbs)
            {
                foreach (var wanted in Wanted)
                {
                    foreach (var height in new[] { 1, 3, 9 })
                    {
                        var path = door + string.Concat(Enumerable.Repeat(climb, height)) + wanted;
                        using var answer = await client.GetAsync(new Uri(
                            system.Address.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
                        if (answer.StatusCode == HttpStatusCode.OK || (int)answer.StatusCode >= 500)
                        {
                            served.Add($"{path}: {(int)answer.StatusCode}");
                        }
                    }
                }
            }
        }

        served.ShouldBeEmpty();
    }
}
