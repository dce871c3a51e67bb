using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Places.Postcodes;

/// <summary>Which ward a postcode lies in: published facts about places. Whose postcode somebody asked for is kept nowhere.</summary>
internal sealed partial class Postcode
{
    /// <summary>In capitals without a space: <c>WA86RT</c>.</summary>
    public required string Text { get; init; }

    /// <summary>GSS code of a ward of this system.</summary>
    public required string WardCode { get; init; }

    /// <summary>A postcode as it is stored, however it was typed; null for what cannot be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 20)
        {
            return null;
        }

        var text = string.Concat(typed.Where(character => !char.IsWhiteSpace(character) && character != '-')).ToUpperInvariant();
        return Form().IsMatch(text) ? text : null;
    }

    /// <summary>Outward code, then a digit and two letters (BS 7666).</summary>
    [GeneratedRegex(@"^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    internal sealed class Configuration : IEntityTypeConfiguration<Postcode>
    {
        public void Configure(EntityTypeBuilder<Postcode> builder)
        {
            builder.ToTable("postcodes");
            builder.HasKey(postcode => postcode.Text);
            builder.Property(postcode => postcode.Text).HasMaxLength(7).IsUnicode(false);
            builder.Property(postcode => postcode.WardCode).HasMaxLength(20).IsUnicode(false);
        }
    }
}
