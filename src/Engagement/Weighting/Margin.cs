namespace IcpEngage.Engagement.Weighting;

/// <summary>What is known of the whole population about one thing: place, age band, sex, ethnic group.</summary>
/// <param name="Name">For people, in errors too: “Age”.</param>
/// <param name="Groups">In the order of the codes, from 1; at least one.</param>
internal sealed record Margin(string Name, IReadOnlyList<PopulationGroup> Groups);

/// <summary>One group of a margin.</summary>
/// <param name="Name">For people: “65 to 74”.</param>
/// <param name="People">Residents in it, or any figure in proportion to them; 0 or more, finite.</param>
internal readonly record struct PopulationGroup(string Name, double People);
