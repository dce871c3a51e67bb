using System.Security.Cryptography;
using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Evidence.FromElsewhere;

/// <summary>Results from elsewhere between import and release: somebody looks first at what will be published.</summary>
internal sealed class EvidenceImport
{
    /// <summary>Hexadecimal digits of a SHA-256.</summary>
    public const int HashLength = 64;

    /// <summary>The evidence will have it too, so that releasing twice is releasing once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The area it speaks for.</summary>
    public required string AreaCode { get; init; }

    public required AboutResults About { get; init; }

    public required SurveyDefinition Definition { get; init; }

    /// <summary>Counts by place code, as exact as they came.</summary>
    public required IReadOnlyDictionary<string, AreaTally> Tallies { get; init; }

    public required FiguresGiven Figures { get; init; }

    /// <summary>What is to be known of the table.</summary>
    public required IReadOnlyList<ImportNote> Notes { get; init; }

    /// <summary>The person's name.</summary>
    public required string ImportedBy { get; init; }

    /// <summary>The day, in Europe/London.</summary>
    public required DateOnly ImportedOn { get; init; }

    /// <summary>Of what was asked and answered, however the file was saved.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash of results.</summary>
    public static string HashOf(ReadResults results) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { results.Definition.Questions, results.Tallies }, Json.Options)));

    /// <summary>The evidence that it becomes when it is released on the day.</summary>
    public EvidenceRecord ToEvidence(string areaName, DateOnly releasedOn)
    {
        var gate = new Disclosure(DisclosureRule.On(releasedOn));
        var figures = new Figures(new ReleasedCounts(Tallies), gate);
        return new EvidenceRecord
        {
            Id = Id,
            SurveyId = null,
            AreaCode = AreaCode,
            ReleasedOn = releasedOn,
            Definition = Definition,
            Tallies = Tallies,
            ImportHash = Hash,
            Released = new ReleasedEvidence(
                Id,
                SurveySlug: null,
                About.Title,
                AreaCode,
                areaName,
                About.From,
                About.To,
                gate.Count(Tallies.Values.Sum(area => area.Respondents)),
                [.. Definition.Parts().Select(part => figures.Question(part, []))],
                Demonstration: false)
            {
                Method = About.Method,
                Source = new EvidenceSource(About.Publisher, About.Link, About.Reached, About.Limits, Figures),
            },
        };
    }

    internal sealed class Configuration : IEntityTypeConfiguration<EvidenceImport>
    {
        public void Configure(EntityTypeBuilder<EvidenceImport> builder)
        {
            builder.ToTable("evidence_imports");
            builder.Property(import => import.Id).ValueGeneratedNever();
            builder.Property(import => import.AreaCode).HasMaxLength(9);
            builder.HasIndex(import => import.AreaCode);
            builder.Property(import => import.About).HasJson();
            builder.Property(import => import.Definition).HasJson();
            builder.Property(import => import.Tallies).HasJson();
            builder.Property(import => import.Notes).HasJson();
            builder.Property(import => import.ImportedBy).HasMaxLength(200);
            builder.Property(import => import.Hash).HasMaxLength(HashLength);
            builder.HasIndex(import => import.Hash);
        }
    }
}
