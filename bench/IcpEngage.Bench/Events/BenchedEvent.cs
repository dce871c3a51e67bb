using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Bench.Events;

/// <summary>What the reference publishes: the same as <see cref="ResponsesAccepted"/>, which Places would take for a real one.</summary>
public sealed record BenchedEvent(Guid SurveyId, IReadOnlyList<AreaResponses> Areas);
