using System.Security.Cryptography;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Pictures;

/// <summary>A picture that a survey's texts refer to. Never changed: another picture has another name.</summary>
internal sealed class SurveyPicture
{
    /// <summary>Largest picture taken, in bytes: a page of them still loads on an old phone.</summary>
    public const int LargestBytes = 512 * 1024;

    /// <summary>Pictures of one survey at most.</summary>
    public const int MostOfSurvey = 500;

    public required Guid SurveyId { get; init; }

    /// <summary>SHA-256 of its bytes, 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string ContentType { get; init; }

    public required byte[] Bytes { get; init; }

    /// <summary>The picture's name.</summary>
    public static string IdOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>
    /// What kind of picture the bytes are, by how they begin; null for anything but PNG, JPEG and WebP. Not by what the sender
    /// says: a page or a drawing with script in it would be shown as ours.
    /// </summary>
    public static string? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;

    internal sealed class Configuration : IEntityTypeConfiguration<SurveyPicture>
    {
        public void Configure(EntityTypeBuilder<SurveyPicture> builder)
        {
            builder.ToTable("survey_pictures");
            builder.HasKey(picture => new { picture.SurveyId, picture.Id });
            builder.Property(picture => picture.Id).HasMaxLength(64).IsUnicode(false);
            builder.Property(picture => picture.ContentType).HasMaxLength(20).IsUnicode(false);
            builder.HasOne<Survey>().WithMany().HasForeignKey(picture => picture.SurveyId);
        }
    }
}
