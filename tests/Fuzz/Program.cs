using System.Globalization;
using IcpEngage.Fuzz;

var options = FuzzOptions.Read(args);
if (options is null)
{
    Console.WriteLine(FuzzOptions.Usage);
    return 2;
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {options.Seed}, {options.Requests:N0} requests, {options.AtOnce} at once"));
await using var platform = await EmbeddedPlatform.StartAsync();
var targets = await Targets.ReadAsync(platform.Address);
var callers = await Callers.PrepareAsync(platform, targets);
var report = new Report(options, platform);
report.Renew(callers);
await new FuzzRun(options, platform.Address, new RequestMaker(options.Seed, targets, callers), report).RunAsync();
await report.CheckAfterwardsAsync(callers);
return report.Print() ? 0 : 1;
