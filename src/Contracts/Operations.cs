namespace IcpEngage.Contracts;

/// <summary>A message that a handler could not process after its retries, kept for an operator.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="MessageId">Id of the message.</param>
/// <param name="Event">The event's name.</param>
/// <param name="Handler">Which handler failed.</param>
/// <param name="Error">The last error.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FailedAt">When it was set aside, UTC.</param>
public sealed record FailedMessageSummary(
    Guid Id, Guid MessageId, string Event, string Handler, string Error, int Attempts, DateTimeOffset FailedAt);
