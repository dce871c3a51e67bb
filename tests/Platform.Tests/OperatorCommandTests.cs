using System.Diagnostics;

namespace IcpEngage.Platform.Tests;

public sealed class OperatorCommandTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("icpengage-operator-");

    public void Dispose() => directory.Delete(recursive: true);

    [Theory]
    [InlineData("mistyped", "There is no directory")]
    [InlineData("", "There is no IcpEngage system in")]
    public async Task Checking_the_audit_trail_of_a_wrong_directory_says_so_and_makes_nothing(string name, string sentence)
    {
        var data = Path.Combine(directory.FullName, name);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Standalone, "--VerifyAudit=true", "--data", data])
        {
            RedirectStandardError = true,
            WorkingDirectory = directory.FullName,
        })!;

        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        said.ShouldStartWith(sentence);
        said.ShouldContain(data.TrimEnd(Path.DirectorySeparatorChar));
        process.ExitCode.ShouldBe(2);
        directory.EnumerateFileSystemInfos().ShouldBeEmpty();
    }
}
