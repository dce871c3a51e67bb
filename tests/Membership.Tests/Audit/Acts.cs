using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Membership.Tests.Audit;

/// <summary>Actions, as services tell them.</summary>
internal static class Acts
{
    public static readonly Guid Alex = DeterministicId.From("person/alex-example");

    public static readonly ActionAudited One = Released("one");

    public static ActionAudited Released(string survey) => new(
        Guid.CreateVersion7(),
        new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
        Alex,
        AuditActions.SurveyReleased,
        $"survey/{survey}",
        Grant.WholeSystem,
        """{"state":"Closed"}""",
        """{"state":"Released"}""");
}
