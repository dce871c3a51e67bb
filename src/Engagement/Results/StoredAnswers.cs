using System.Runtime.CompilerServices;
using IcpEngage.Contracts.Engagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Results;

/// <summary>
/// A response as its row holds it, for reading many: the answers stay text, which is read without an object for each.
/// </summary>
internal sealed class StoredAnswers
{
    public required string ReceiptHash { get; init; }

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
    /// The rows of a query, one after the other, all of them at once in no memory. EF Core writes the SQL; what it does for each
    /// row beyond that, tracking and checks for use by two at a time, takes longer than the row itself.
    /// </summary>
    public static async IAsyncEnumerable<StoredAnswers> ReadAsync(
        this EngagementDb db, IQueryable<StoredAnswers> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = query.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var hash = reader.GetOrdinal(nameof(StoredAnswers.ReceiptHash));
            var survey = reader.GetOrdinal(nameof(StoredAnswers.SurveyId));
            var version = reader.GetOrdinal(nameof(StoredAnswers.SurveyVersion));
            var area = reader.GetOrdinal(nameof(StoredAnswers.AreaCode));
            var answers = reader.GetOrdinal(nameof(StoredAnswers.Answers));
            var mode = reader.GetOrdinal(nameof(StoredAnswers.Mode));
            while (await reader.ReadAsync(cancellationToken))
            {
                yield return new StoredAnswers
                {
                    ReceiptHash = reader.GetString(hash),
                    SurveyId = reader.GetGuid(survey),
                    SurveyVersion = reader.GetInt32(version),
                    AreaCode = reader.GetString(area),
                    Answers = reader.GetString(answers),
                    Mode = Enum.Parse<ResponseMode>(reader.GetString(mode)),
                };
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
