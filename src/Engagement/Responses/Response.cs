using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Responses;

/// <summary>
/// What one person said. There is no time, no address and nothing of the browser with it; it is known by the
/// hash of its receipt code rather than by a UUID v7, which would give the moment away. Never changed once stored.
/// </summary>
internal sealed class Response
{
    /// <summary>Where its row lies, in no order of arrival; given when it is stored (<see cref="Drawers"/>).</summary>
    public long Position { get; init; }

    /// <summary><see cref="ReceiptCode.Hash"/>; being unique, it is the last word on duplicates.</summary>
    public required string ReceiptHash { get; init; }

    public required Guid SurveyId { get; init; }

    /// <summary>Version of the survey that was answered.</summary>
    public required int SurveyVersion { get; init; }

    /// <summary>The place answered for.</summary>
    public required string AreaCode { get; init; }

    /// <summary>Values by question code, as <see cref="Answers.AnswerRules"/> leaves them; questions left out are not in it.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; }

    /// <summary>The day, in Europe/London.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>How the answers came.</summary>
    public ResponseMode Mode { get; init; }

    /// <summary>Answers as they are stored.</summary>
    public static string TextOf(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) => JsonSerializer.Serialize(answers, Json.Options);

    internal sealed class Configuration : IEntityTypeConfiguration<Response>
    {
        public void Configure(EntityTypeBuilder<Response> builder)
        {
            builder.ToTable("responses");
            builder.HasKey(response => response.Position);
            builder.Property(response => response.Position).ValueGeneratedNever().HasValueGenerator<PositionGenerator>();
            builder.HasAlternateKey(response => response.ReceiptHash);
            builder.Property(response => response.ReceiptHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(response => response.AreaCode).HasMaxLength(9);
            // What came before it was kept came online.
            builder.Property(response => response.Mode).HasMaxLength(9).IsUnicode(false).HasDefaultValue(ResponseMode.Online);
            builder.HasIndex(response => new { response.SurveyId, response.AreaCode });
            builder.HasOne<Survey>().WithMany().HasForeignKey(response => response.SurveyId);
            // Never changed, so a comparison of references will do and intake is spared the copies.
            builder.Property(response => response.Answers).HasConversion(
                answers => TextOf(answers),
                text => JsonSerializer.Deserialize<IReadOnlyDictionary<string, IReadOnlyList<string>>>(text, Json.Options)!,
                new ValueComparer<IReadOnlyDictionary<string, IReadOnlyList<string>>>(
                    (left, right) => ReferenceEquals(left, right),
                    answers => answers.Count,
                    answers => answers));
        }
    }
}
