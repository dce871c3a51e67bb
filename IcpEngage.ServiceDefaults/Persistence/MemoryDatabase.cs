using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>A database in memory for the tables of a service, for trying something out. It is gone when disposed.</summary>
/// <typeparam name="TDb">The service's context for SQLite.</typeparam>
public sealed class MemoryDatabase<TDb> : IAsyncDisposable
    where TDb : ServiceDbContext
{
    private readonly SqliteConnection connection;

    internal MemoryDatabase(SqliteConnection connection) => this.connection = connection;

    /// <summary>For contexts of the database; each sees what others saved.</summary>
    public DbContextOptions<TDb> Options => new DbContextOptionsBuilder<TDb>().UseSqlite(connection).Options;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}

/// <summary>Makes databases in memory.</summary>
public static class MemoryDatabase
{
    /// <summary>Makes one, without tables so far.</summary>
    public static async Task<MemoryDatabase<TDb>> OpenAsync<TDb>(CancellationToken cancellationToken)
        where TDb : ServiceDbContext
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(cancellationToken);
        return new MemoryDatabase<TDb>(connection);
    }
}
