using System.Data.Common;
using System.Runtime.CompilerServices;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// A response as its row holds it, for reading many: the answers stay text, which is read without an object for each.
/// </summary>
internal sealed class StoredAnswers
{
    public required string ReceiptHash { get; init; }

    /// <summary><see cref="Response.Position"/>.</summary>
    public required long Position { get; init; }

    public required Guid SurveyId { get; init; }

    /// <summary>Version of the survey that was answered.</summary>
    public required int SurveyVersion { get; init; }

    public required string AreaCode { get; init; }

    /// <summary>JSON: arrays of strings by part code.</summary>
    public required string Answers { get; init; }

    /// <summary>How the answers came.</summary>
    public required ResponseMode Mode { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoredAnswers>
    {
        public void Configure(EntityTypeBuilder<StoredAnswers> builder)
        {
            // The table of Response, and no table of its own.
            builder.ToView("responses");
            builder.HasNoKey();
            builder.Property(response => response.ReceiptHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(response => response.AreaCode).HasMaxLength(9);
            builder.Property(response => response.Mode).HasMaxLength(9).IsUnicode(false);
        }
    }
}

internal static class StoredAnswersReading
{
    /// <summary>
    /// The rows of a query, one after the other. EF Core writes the SQL; what it does for each row beyond reading it, an object
    /// to look after and checks for use by two at a time, takes longer than the row itself.
    /// </summary>
    /// <param name="db">Where they are.</param>
    /// <param name="query">Selects single columns.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The same reader for each row, its columns in the order in which the query selects them.</returns>
    public static async IAsyncEnumerable<DbDataReader> ReadRowsAsync(
        this EngagementDb db, IQueryable query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = query.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                yield return reader;
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
