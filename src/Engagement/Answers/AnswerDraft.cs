using System.Security.Cryptography;
using System.Text;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IcpEngage.Engagement.Answers;

/// <summary>
/// Half-filled answers, kept so that a person can go on. Found only by a secret that is not stored; of time there is only
/// the day on which they are thrown away.
/// </summary>
internal sealed class AnswerDraft : IVersioned
{
    /// <summary>Days that half-filled answers are kept.</summary>
    public const int KeptDays = 30;

    private AnswerDraft()
    {
    }

    /// <summary>SHA-256 of the token, 64 hexadecimal digits.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>SHA-256 of the code with which the person goes on elsewhere; null until they ask for one.</summary>
    public string? ReturnHash { get; private set; }

    public Guid SurveyId { get; private set; }

    /// <summary>The place answered for.</summary>
    public string AreaCode { get; private set; } = "";

    /// <summary>The language they read, so that they go on in it on another device; null for the survey's own.</summary>
    public string? Language { get; private set; }

    /// <summary>Acceptable values so far, by part code; also those that a change of mind has hidden, in case it is changed back.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; private set; } = new Dictionary<string, Answer>();

    /// <summary>The furthest question whose page the person has gone on from; null for none.</summary>
    public string? Reached { get; private set; }

    /// <summary>SHA-256 of the code of the invitation that it was begun with; null without one.</summary>
    public string? InvitationHash { get; private set; }

    /// <summary>Last day it is kept.</summary>
    public DateOnly KeptUntil { get; private set; }

    public int Version { get; private set; }

    /// <summary>Begins half-filled answers; the token is the caller's to hand over and forget.</summary>
    public static AnswerDraft Start(string token, Guid surveyId, string areaCode, DateOnly today, string? invitationHash = null) => new()
    {
        InvitationHash = invitationHash,
        TokenHash = HashOf(token),
        SurveyId = surveyId,
        AreaCode = areaCode,
        KeptUntil = today.AddDays(KeptDays),
    };

    /// <summary>Lets the person go on elsewhere with this code, and with none before it.</summary>
    public void ReturnWith(ReceiptCode code) => ReturnHash = code.Hash;

    /// <summary>The same answers under a new token; the old one opens them no longer once this is stored in their place.</summary>
    public AnswerDraft Moved(string token) => new()
    {
        TokenHash = HashOf(token),
        ReturnHash = ReturnHash,
        SurveyId = SurveyId,
        AreaCode = AreaCode,
        Language = Language,
        InvitationHash = InvitationHash,
        Answers = Answers,
        Reached = Reached,
        KeptUntil = KeptUntil,
    };

    /// <summary>Keeps the values by part code; none takes an answer back.</summary>
    public void Keep(IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var answers = new Dictionary<string, Answer>(Answers, StringComparer.Ordinal);
        foreach (var (code, values) in given)
        {
            if (values.Count == 0)
            {
                answers.Remove(code);
            }
            else
            {
                answers[code] = new Answer(values);
            }
        }

        Answers = answers;
    }

    /// <summary>Notes how far the person has got.</summary>
    public void GotTo(string? questionCode) => Reached = questionCode;

    /// <summary>Notes the language they read now; null leaves it.</summary>
    public void ReadIn(string? language) => Language = language ?? Language;

    /// <summary>As its person sees it: what is asked of somebody with these answers.</summary>
    /// <param name="token">Opens them.</param>
    /// <param name="survey">What they answer.</param>
    /// <param name="place">Where they answer it.</param>
    /// <param name="language">The language they want it in; null for the one they read before.</param>
    public AnswersInProgress InProgress(string token, SurveyInField survey, PlaceInField place, string? language)
    {
        var texts = survey.TextsIn(language ?? Language);
        var asked = place.Route.Asked(Answers, texts);
        return new AnswersInProgress(token, place.Slug, asked, Answers, place.Route.Branches)
        {
            Title = texts.Of(SurveyTexts.Title, survey.Title),
            Language = texts.Language,
            OwnLanguage = survey.Definition.Language,
            Languages = SurveyTexts.LanguagesOf(survey.Definition),
            Enough = survey.Definition.Quotas.Count > 0 && survey.Quotas.FullFor(place.Route.Counting(Answers)) is { } full
                ? texts.Of(SurveyTexts.QuotaKey(full.Code), full.Message)
                : null,
            FallenBack = [.. asked.SelectMany(texts.FallenBack)],
        };
    }

    /// <summary>A new secret: 256 random bits in letters that addresses and headers take.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a token.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    internal sealed class Configuration : IEntityTypeConfiguration<AnswerDraft>
    {
        public void Configure(EntityTypeBuilder<AnswerDraft> builder)
        {
            builder.ToTable("answer_drafts");
            builder.HasKey(draft => draft.TokenHash);
            builder.Property(draft => draft.TokenHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(draft => draft.ReturnHash).HasMaxLength(64).IsUnicode(false);
            builder.HasIndex(draft => draft.ReturnHash);
            builder.Property(draft => draft.AreaCode).HasMaxLength(9);
            builder.Property(draft => draft.InvitationHash).HasMaxLength(64).IsUnicode(false);
            builder.Property(draft => draft.Language).HasMaxLength(35).IsUnicode(false);
            builder.Property(draft => draft.Answers).HasJson();
            builder.Property(draft => draft.Reached).HasMaxLength(DefinitionRules.LongestCode);
            builder.HasIndex(draft => draft.KeptUntil);
            builder.HasOne<Survey>().WithMany().HasForeignKey(draft => draft.SurveyId);
        }
    }
}
