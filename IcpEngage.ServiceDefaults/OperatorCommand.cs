using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IcpEngage.ServiceDefaults;

/// <summary>Something that an operator asks a process to do instead of serving: configuration <c>{Name}=true</c>.</summary>
/// <param name="Name">The setting that asks for it.</param>
/// <param name="RunAsync">Does it on the databases as they are, says what it found, and returns the exit code.</param>
public sealed record OperatorCommand(string Name, Func<IServiceProvider, TextWriter, CancellationToken, Task<int>> RunAsync)
{
    /// <summary>Checks the audit trail.</summary>
    public const string VerifyAudit = "VerifyAudit";

    /// <summary>Loads the postcodes of the system's places.</summary>
    public const string LoadPostcodes = "LoadPostcodes";

    /// <summary>Exit code of a command that could not do what was asked for.</summary>
    public const int Failed = 2;

    /// <summary>Whether a command is asked for: it works on what is there, and nothing is made for it.</summary>
    public static bool IsAskedFor(IConfiguration configuration) =>
        configuration.GetValue<bool>(VerifyAudit) || configuration.GetValue<bool>(LoadPostcodes);
}

/// <summary>Runs what an operator asked for.</summary>
public static class OperatorCommands
{
    /// <summary>Runs the command that the configuration asks for, if any, without starting anything else.</summary>
    /// <returns>Its exit code; null where there is nothing but to serve.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var asked = app.Services.GetServices<OperatorCommand>().FirstOrDefault(command => app.Configuration.GetValue<bool>(command.Name));
        if (asked is null)
        {
            return null;
        }

        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await asked.RunAsync(scope.ServiceProvider, output, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{asked.Name} could not be done: {exception.GetBaseException().Message}");
            return OperatorCommand.Failed;
        }
    }
}
