namespace IcpEngage.Contracts.Engagement;

/// <summary>Makes links to a survey, each of which can be used once. The codes are told once; only their hashes are kept.</summary>
/// <param name="Label">What they are for: “Letters to carers, May”. Unique within the survey, 1 to 60 characters.</param>
/// <param name="Count">How many, 1 to 5,000.</param>
public sealed record NewInvitations(string Label, int Count);

/// <summary>Codes that were made, to be sent out by whoever asked for them.</summary>
/// <param name="Label">What they are for.</param>
/// <param name="Codes">Each like a receipt: <c>7K3M-9QXT-2WPA</c>.</param>
public sealed record MadeInvitations(string Label, IReadOnlyList<string> Codes);

/// <summary>Invitations that were made together.</summary>
/// <param name="Label">What they are for.</param>
/// <param name="Made">How many there are.</param>
/// <param name="Used">How many were answered with. Which ones, and with which answers, is not kept.</param>
public sealed record InvitationBatch(string Label, int Made, int Used);
