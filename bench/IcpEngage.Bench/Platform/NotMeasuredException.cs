namespace IcpEngage.Bench.Platform;

/// <summary>What is to be measured cannot be started here; the message says what is missing.</summary>
internal sealed class NotMeasuredException(string message) : Exception(message);
