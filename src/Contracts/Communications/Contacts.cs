namespace IcpEngage.Contracts.Communications;

/// <summary>What people agree to when they leave an e-mail address.</summary>
/// <param name="Version">Stored with the address.</param>
/// <param name="Text">What they read.</param>
public sealed record ConsentWording(string Version, string Text);

/// <summary>
/// Leaves an e-mail address, to be told what came of a survey. It says nothing about a response: who answered what stays
/// unknown, also to whoever has both databases.
/// </summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="Email">The address, up to 254 characters.</param>
/// <param name="ConsentVersion">The wording that was read.</param>
public sealed record LeaveContact(string SurveySlug, string Email, string ConsentVersion);

/// <summary>Names a person by e-mail address. In a body, because addresses end up in logs.</summary>
public sealed record ContactAddress(string Email);

/// <summary>What is kept about one e-mail address.</summary>
/// <param name="Email">The address.</param>
/// <param name="Surveys">What the person wants to hear about; empty where nothing is kept.</param>
public sealed record ContactRecord(string Email, IReadOnlyList<ContactSurvey> Surveys);

/// <summary>A survey that a person wants to hear about.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="AreaCode">The area whose team owns it.</param>
/// <param name="Month">First day of the month in which the address was left; the day is not kept.</param>
/// <param name="ConsentVersion">The wording that was agreed to.</param>
/// <param name="Consent">That wording.</param>
/// <param name="KeptUntil">Last day on which it is kept.</param>
public sealed record ContactSurvey(
    string SurveySlug, string SurveyTitle, string AreaCode, DateOnly Month, string ConsentVersion, string Consent, DateOnly KeptUntil);

/// <summary>How many records were erased; none where nothing was kept.</summary>
public sealed record ErasedContact(int Records);

/// <summary>How long the addresses left for one survey are kept, and what was deleted.</summary>
/// <param name="SurveySlug">The survey.</param>
/// <param name="SurveyTitle">Its title.</param>
/// <param name="KeptUntil">Last day on which they are kept.</param>
/// <param name="Contacts">How many are kept.</param>
/// <param name="DeletedOn">The day on which they were deleted; null while they are kept.</param>
/// <param name="Deleted">How many were deleted; null while they are kept.</param>
public sealed record ContactRetention(
    string SurveySlug, string SurveyTitle, DateOnly KeptUntil, int Contacts, DateOnly? DeletedOn, int? Deleted);
