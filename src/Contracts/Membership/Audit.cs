namespace IcpEngage.Contracts.Membership;

/// <summary>
/// Something was done that changes access, releases a number or decides which are used, sends a message or deletes. Every service tells it in the
/// transaction that does it; Membership appends it to the audit trail.
/// </summary>
/// <param name="Id">Of the record.</param>
/// <param name="At">When it was done.</param>
/// <param name="Actor">The person who did it; null: the platform itself, or somebody who is not signed in.</param>
/// <param name="Action">What was done, as <c>thing.done</c>: one of <see cref="AuditActions"/>.</param>
/// <param name="Subject">What it was done to, as <c>kind/id</c>.</param>
/// <param name="Scope">Place code, partner slug, or <see cref="Grant.WholeSystem"/>.</param>
/// <param name="Before">JSON of what changed, before; null where there was nothing. No personal data beyond ids.</param>
/// <param name="After">JSON of what changed, after; null where nothing is left.</param>
public sealed record ActionAudited(
    Guid Id, DateTimeOffset At, Guid? Actor, string Action, string Subject, string Scope, string? Before, string? After) : IEvent;

/// <summary>What the audit trail records. A name, once used, keeps its meaning.</summary>
public static class AuditActions
{
    public const string PersonInvited = "person.invited";
    public const string PersonJoined = "person.joined";
    public const string PersonClosed = "person.closed";
    public const string PersonReopened = "person.reopened";
    public const string PersonErased = "person.erased";
    public const string PersonExported = "person.exported";
    public const string PersonRecoveryIssued = "person.recovery-issued";
    public const string PersonPasswordChanged = "person.password-changed";
    public const string PersonSecondFactorChanged = "person.second-factor-changed";
    public const string PersonLockedOut = "person.locked-out";
    public const string CalendarAddressMade = "calendar.address-made";
    public const string CalendarAddressRemoved = "calendar.address-removed";
    public const string GrantGiven = "grant.given";
    public const string GrantRevoked = "grant.revoked";
    public const string CoverRecorded = "cover.recorded";
    public const string CoverSeenAgain = "cover.seen-again";
    public const string CoverEnded = "cover.ended";
    public const string PolicyPackAdded = "policy-pack.added";
    public const string PolicyPackWithdrawn = "policy-pack.withdrawn";
    public const string SeatGiven = "seat.given";
    public const string SeatChanged = "seat.changed";
    public const string SeatEnded = "seat.ended";
    public const string HolderNamed = "holder.named";
    public const string HolderChanged = "holder.changed";
    public const string HolderErased = "holder.erased";
    public const string InterestDeclared = "interest.declared";
    public const string InterestChanged = "interest.changed";
    public const string InterestsConfirmed = "interests.confirmed";
    public const string ForumSetUp = "forum.set-up";
    public const string ForumChanged = "forum.changed";
    public const string ForumEnded = "forum.ended";
    public const string ForumReported = "forum.reported";
    public const string ReportAnswered = "forum.report-answered";
    public const string ChairProposed = "chair.proposed";
    public const string ChairPositionTaken = "chair.position-taken";
    public const string ConcernAnswered = "chair.concern-answered";
    public const string ChairSettled = "chair.settled";
    public const string ChairEnded = "chair.ended";
    public const string ChairWithdrawn = "chair.withdrawn";
    public const string MeetingPlanned = "meeting.planned";
    public const string MeetingChanged = "meeting.changed";
    public const string MeetingCalledOff = "meeting.called-off";
    public const string AttendanceRecorded = "meeting.attendance-recorded";
    public const string AgreementSent = "agreement.sent";
    public const string AgreementSigned = "agreement.signed";
    public const string SignatureTakenBack = "agreement.signature-taken-back";
    public const string AgreementCalledBack = "agreement.called-back";
    public const string AgreementEnded = "agreement.ended";
    public const string SurveyReviewed = "survey.reviewed";
    public const string SurveyPublished = "survey.published";
    public const string SurveyChanged = "survey.changed";
    public const string InvitationsMade = "survey.invitations-made";
    public const string InvitationsWithdrawn = "survey.invitations-withdrawn";
    public const string AnswersEntered = "answers.entered";
    public const string PaperDiscarded = "paper.discarded";
    public const string SecondEntryChanged = "survey.second-entry-changed";
    public const string SurveyClosed = "survey.closed";
    public const string SurveyReleased = "survey.released";
    public const string SurveyArchived = "survey.archived";
    public const string SurveyTakenFromArchive = "survey.taken-from-archive";
    public const string EvidenceImported = "evidence.imported";
    public const string EvidenceReused = "evidence.reused";
    public const string EvidenceWithdrawn = "evidence.withdrawn";
    public const string EvidenceCorrected = "evidence.corrected";
    public const string ExerciseJoined = "exercise.joined";
    public const string PlacesTold = "survey.places-told";
    public const string OfferMade = "offer.made";
    public const string OfferAnswered = "offer.answered";
    public const string OfferWithdrawn = "offer.withdrawn";
    public const string ReuseWithdrawn = "reuse.withdrawn";
    public const string ReuseLapsed = "reuse.lapsed";
    public const string ReuseMoved = "reuse.moved-to-correction";
    public const string QuestionsSetApart = "questions.set-apart";
    public const string QuestionAskedAgain = "question.asked-again";
    public const string BankProposed = "bank-question.proposed";
    public const string BankChanged = "bank-question.changed";
    public const string BankAgreed = "bank-question.agreed";
    public const string BankLocked = "bank-question.locked";
    public const string BankUnlocked = "bank-question.unlocked";
    public const string BankRetired = "bank-question.retired";
    public const string ResponseWithdrawn = "response.withdrawn";
    public const string ResponsesDeleted = "responses.deleted";
    public const string ResponsesExported = "responses.exported";
    public const string DraftsDeleted = "drafts.deleted";
    public const string MessagePlanned = "message.planned";
    public const string MessageMoved = "message.moved";
    public const string MessageCancelled = "message.cancelled";
    public const string ContactExported = "contact.exported";
    public const string ContactErased = "contact.erased";
    public const string ContactsDeleted = "contacts.deleted";
    public const string CitationMade = "citation.made";
    public const string CitationRemoved = "citation.removed";
    public const string PartnerAdded = "partner.added";
    public const string PartnerChanged = "partner.changed";
    public const string PartnerRenamed = "partner.renamed";
    public const string PartnersMerged = "partner.merged";
    public const string PartnerSplit = "partner.split";
    public const string PartnerEnded = "partner.ended";
    public const string PartnersTakenBack = "partner.taken-back";
    public const string NamedRoleGiven = "named-role.given";
    public const string NamedRoleChanged = "named-role.changed";
    public const string NamedRoleConfirmed = "named-role.confirmed";
    public const string NamedRoleEnded = "named-role.ended";
    public const string NamedRoleForgotten = "named-role.forgotten";
    public const string FailedMessageReplayed = "failed-message.replayed";
    public const string AuditExported = "audit.exported";
    public const string CapacityChanged = "capacity.changed";
    public const string LeaveChanged = "leave.changed";
    public const string RateChanged = "rate.changed";

    /// <summary>Every action.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(AuditActions).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}

/// <summary>An entry of the audit trail.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When it was done.</param>
/// <param name="Actor">The person's id; null: the platform itself, or somebody not signed in.</param>
/// <param name="ActorName">Their name today; “The platform” where there is no person; “Erased person”.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Subject">As <c>kind/id</c>.</param>
/// <param name="Scope">Place code, partner slug, or the whole system.</param>
/// <param name="Before">JSON; null where there was nothing.</param>
/// <param name="After">JSON; null where nothing is left.</param>
/// <param name="Hash">SHA-256 in hexadecimal over the entry and its predecessor's hash.</param>
public sealed record AuditEntryView(
    long Sequence,
    DateTimeOffset At,
    Guid? Actor,
    string ActorName,
    string Action,
    string Subject,
    string Scope,
    string? Before,
    string? After,
    string Hash);

/// <summary>Entries of the audit trail, a page of them.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Total">How many match on all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">How many a page holds.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntryView> Entries, int Total, int Page, int PageSize);

/// <summary>What checking the whole chain found.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="HeadHash">Hash of the last one; kept elsewhere, it shows a chain that was made anew.</param>
/// <param name="Intact">Nothing was edited, removed, put in or put in another order.</param>
/// <param name="FirstBroken">The first sequence that does not fit; null when all do.</param>
/// <param name="Finding">In a sentence.</param>
public sealed record AuditVerification(long Entries, string HeadHash, bool Intact, long? FirstBroken, string Finding);
