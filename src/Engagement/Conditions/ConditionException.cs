namespace IcpEngage.Engagement.Conditions;

/// <summary>A condition that cannot be read.</summary>
/// <param name="position">Where in the text, from 1.</param>
/// <param name="sentence">What is wrong there and what to do, without its first capital and full stop.</param>
internal sealed class ConditionException(int position, string sentence) : Exception($"At character {position:N0}: {sentence}.");
