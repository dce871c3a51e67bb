using Npgsql;

namespace IcpEngage.Bench.Platform;

/// <summary>What Places has counted of a survey's responses: the last that an event of theirs reaches.</summary>
internal sealed class Tallies(DistributedSystem platform, Guid survey) : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);
    private readonly NpgsqlDataSource places = platform.Database("places");

    /// <summary>Counted by now.</summary>
    public async Task<long> ReadAsync()
    {
        await using var command = places.CreateCommand("SELECT coalesce(sum(\"Responses\"), 0)::bigint FROM \"ExerciseAreas\" WHERE \"SurveyId\" = $1");
        command.Parameters.Add(new() { Value = survey });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Returns when so many are counted.</summary>
    /// <exception cref="InvalidOperationException">They never are, or more are.</exception>
    public async Task UntilAsync(long count)
    {
        using var limit = new CancellationTokenSource(LongestWait);
        var counted = await ReadAsync();
        while (counted < count)
        {
            if (limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"{count} responses were acknowledged, and {counted} are in the tallies after {LongestWait.TotalSeconds} s.");
            }

            await Task.Delay(5, CancellationToken.None);
            counted = await ReadAsync();
        }

        if (counted > count)
        {
            throw new InvalidOperationException($"{count} responses were acknowledged, and the tallies say {counted}.");
        }
    }

    public ValueTask DisposeAsync() => places.DisposeAsync();
}
