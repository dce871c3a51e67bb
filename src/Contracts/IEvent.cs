namespace IcpEngage.Contracts;

/// <summary>
/// Something that happened in one service and that others may act on. Past-tense records; ids rather than personal
/// data; additive changes only. <c>docs/events.md</c> lists each with its owner, its occasion and its consumers.
/// </summary>
public interface IEvent;
