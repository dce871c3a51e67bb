using IcpEngage.ServiceDefaults.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace IcpEngage.ServiceDefaults.Tests.Time;

public sealed class MovedClockTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void The_clock_is_off_by_what_the_file_says_at_the_time()
    {
        var clock = MovedClock.Of(Settings(file), In("Faults"));

        File.WriteAllText(file, "-60");
        (TimeProvider.System.GetUtcNow() - clock.GetUtcNow()).TotalMinutes.ShouldBe(60, tolerance: 1);
        File.WriteAllText(file, "60");
        (clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalMinutes.ShouldBe(60, tolerance: 1);
    }

    [Fact]
    public void Production_refuses_a_clock_that_can_be_moved() =>
        Should.Throw<InvalidOperationException>(() => MovedClock.Of(Settings(file), In(Environments.Production)))
            .Message.ShouldContain("Clock:MovedBy");

    [Fact]
    public void Without_the_setting_it_is_the_clock_of_the_system() =>
        MovedClock.Of(Settings(null), In(Environments.Production)).ShouldBe(TimeProvider.System);

    private static IConfiguration Settings(string? movedBy) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Clock:MovedBy", movedBy)]).Build();

    private static HostingEnvironment In(string environment) => new() { EnvironmentName = environment };
}
