using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IcpEngage.Engagement.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.PaperEntry;

/// <summary>
/// Which of a survey's papers are typed in twice, and what came of it. Drawn by a secret and the key of the entry: whoever types
/// cannot tell before, and sending the same entry again draws the same. Its counts are changed only by who holds the survey's
/// row locked.
/// </summary>
internal sealed class SecondEntrySample
{
    /// <summary>One paper in ten, unless the survey's team wants more or fewer.</summary>
    public const int UsualPercent = 10;

    public required Guid SurveyId { get; init; }

    /// <summary>Share of papers that are typed in twice, 0 to 100.</summary>
    public int Percent { get; set; } = UsualPercent;

    /// <summary>64 hexadecimal digits.</summary>
    public string Secret { get; private set; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The number given last.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Answers that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Answers of these that were typed in differently.</summary>
    public int Differing { get; private set; }

    /// <summary>The entry with this key is typed in again.</summary>
    public bool Draws(string key)
    {
        var hash = HMACSHA256.HashData(Convert.FromHexString(Secret), Encoding.UTF8.GetBytes(key));
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % 100 < (ulong)Percent;
    }

    /// <summary>A number for the next paper.</summary>
    public int NextNumber() => ++LastNumber;

    /// <summary>Counts a comparison.</summary>
    public void Count(EntryComparison comparison)
    {
        Compared += comparison.Compared;
        Differing += comparison.Differences;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<SecondEntrySample>
    {
        public void Configure(EntityTypeBuilder<SecondEntrySample> builder)
        {
            builder.ToTable("second_entry_samples");
            builder.HasKey(sample => sample.SurveyId);
            builder.Property(sample => sample.SurveyId).ValueGeneratedNever();
            builder.Property(sample => sample.Secret).HasMaxLength(64).IsUnicode(false);
            builder.HasOne<Survey>().WithMany().HasForeignKey(sample => sample.SurveyId);
        }
    }
}
