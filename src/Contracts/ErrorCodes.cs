namespace IcpEngage.Contracts;

/// <summary>The stable <c>code</c> of every problem details answer. A code, once published, keeps its meaning.</summary>
public static class ErrorCodes
{
    /// <summary>Nothing is known by that id, code or slug.</summary>
    public const string NotFound = "not-found";

    /// <summary>The request's fields are not acceptable; <c>errors</c> says which and why.</summary>
    public const string Invalid = "invalid";

    /// <summary>The address is right, the method is not; the Allow header says which are.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>The request's Content-Type is missing or not one that is taken.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>Somebody else changed it since it was read; read it again and repeat the change.</summary>
    public const string Stale = "stale";

    /// <summary>No valid token came with the request.</summary>
    public const string NotSignedIn = "not-signed-in";

    /// <summary>The person is known but holds no role for this, or not in this scope.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>Too much is waiting already; nothing was taken. Try again after the Retry-After header's seconds.</summary>
    public const string Busy = "busy";

    /// <summary>Too much came from one client within a minute; nothing was done. Try again after the Retry-After header's seconds.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>The request's body is larger than this address takes.</summary>
    public const string TooLarge = "too-large";

    /// <summary>The survey is not open for answers.</summary>
    public const string SurveyNotLive = "survey-not-live";

    /// <summary>The survey's state does not allow this step (publish a draft, close a live one, release a closed one).</summary>
    public const string SurveyWrongState = "survey-wrong-state";

    /// <summary>A survey without a question that is left to ask cannot be published.</summary>
    public const string SurveyEmpty = "survey-empty";

    /// <summary>409: the change to a live survey does more than its author was shown.</summary>
    public const string ChangeNotSeen = "change-not-seen";

    /// <summary>409: the draft has no edit that could be undone, or done again.</summary>
    public const string NothingToUndo = "nothing-to-undo";

    /// <summary>409: nobody has read the draft through since it was last changed.</summary>
    public const string SurveyNotReviewed = "survey-not-reviewed";

    /// <summary>409: the system would ask again what places asked already, and nobody has decided on it; <c>questions</c> holds the codes.</summary>
    public const string ReuseUndecided = "reuse-undecided";

    /// <summary>A locked question of the bank is asked word for word; <c>errors</c> holds a sentence by question code.</summary>
    public const string QuestionLocked = "question-locked";

    /// <summary>409: the state of the question of the bank does not allow this step (agree to what is agreed, lock what is only proposed).</summary>
    public const string BankWrongState = "bank-wrong-state";

    /// <summary>409: a place offered what it has, and nobody has answered it.</summary>
    public const string OffersOpen = "offers-open";

    /// <summary>The area is not one that this survey is asked in.</summary>
    public const string AreaNotAsked = "area-not-asked";

    /// <summary>One or more answers are not acceptable; <c>errors</c> holds a sentence by question code.</summary>
    public const string AnswerInvalid = "answer-invalid";

    /// <summary>Answers that were typed in from paper are to questions that person is not asked; <c>errors</c> holds them by part code. Send them again with the parts as left out.</summary>
    public const string AnswersLeftOut = "answers-left-out";

    /// <summary>Papers wait to be typed in a second time or compared; a survey is not released before that.</summary>
    public const string PapersWaiting = "papers-waiting";

    /// <summary>No half-filled answers are kept under that return code.</summary>
    public const string ReturnCodeUnknown = "return-code-unknown";

    /// <summary>The half-filled answers are unknown: never started, already sent, or past their keeping time.</summary>
    public const string DraftNotFound = "draft-not-found";

    /// <summary>The survey has enough answers of people like this one; the detail says what its authors want to say to them.</summary>
    public const string QuotaFull = "quota-full";

    /// <summary>The survey is answered by invitation, and the code of one is missing or not known.</summary>
    public const string SurveyInvitationNeeded = "survey-invitation-needed";

    /// <summary>The invitation to the survey was used already.</summary>
    public const string SurveyInvitationUsed = "survey-invitation-used";

    /// <summary>No response is kept under that receipt code.</summary>
    public const string ReceiptUnknown = "receipt-unknown";

    /// <summary>This response was withdrawn; it is not stored again.</summary>
    public const string ResponseWithdrawn = "response-withdrawn";

    /// <summary>No ward is known for that postcode.</summary>
    public const string PostcodeUnknown = "postcode-unknown";

    /// <summary>The survey asks no equality questions, or takes no answers to them any more.</summary>
    public const string EqualityNotAsked = "equality-not-asked";

    /// <summary>The survey's answers are past their keeping time and were deleted.</summary>
    public const string AnswersDeleted = "answers-deleted";

    /// <summary>The uploaded survey file could not be taken; the report says where and why. Nothing was imported.</summary>
    public const string ImportRefused = "import-refused";

    /// <summary>409: the same results were imported already.</summary>
    public const string ImportedAlready = "imported-already";

    /// <summary>The evidence does not answer the question: not offered, or its answers do not map onto the question's.</summary>
    public const string EvidenceNotComparable = "evidence-not-comparable";

    /// <summary>The evidence was withdrawn; <c>detail</c> says when and why. Its figures are not shown or used any more.</summary>
    public const string EvidenceWithdrawn = "evidence-withdrawn";

    /// <summary>A corrected version has replaced the evidence.</summary>
    public const string EvidenceReplaced = "evidence-replaced";

    /// <summary>Counted anew, the released figures are the same.</summary>
    public const string NothingToCorrect = "nothing-to-correct";

    /// <summary>So few people make the difference that both versions side by side would give their answers away.</summary>
    public const string TooFewDiffer = "too-few-differ";

    /// <summary>The ask was answered already.</summary>
    public const string AskAnsweredAlready = "ask-answered-already";

    /// <summary>The partner has not agreed to the ask, or it was taken back.</summary>
    public const string AskNotAgreed = "ask-not-agreed";

    /// <summary>The platform is not the demonstration system, so it has no demonstration accounts.</summary>
    public const string NotDemonstration = "not-demonstration";

    /// <summary>A service that the page needs did not answer, or its database cannot work just now.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The e-mail address or the password is not right; the same for an address that nobody has.</summary>
    public const string SignInRefused = "sign-in-refused";

    /// <summary>The password is right; the account asks for a code too.</summary>
    public const string SecondFactorNeeded = "second-factor-needed";

    /// <summary>The code is not right, or was used already.</summary>
    public const string SecondFactorRefused = "second-factor-refused";

    /// <summary>Too many wrong attempts for this address, whether or not it is an account's.</summary>
    public const string AccountLocked = "account-locked";

    /// <summary>Nobody has an account that this sign-in leads to.</summary>
    public const string AccountUnknown = "account-unknown";

    /// <summary>The invitation or recovery code is not known, was used, replaced, or is too old.</summary>
    public const string InvitationUnknown = "invitation-unknown";

    /// <summary>Nobody would be administrator any more.</summary>
    public const string LastAdministrator = "last-administrator";

    /// <summary>An administrator's act on their own account that somebody else has to do.</summary>
    public const string OwnAccess = "own-access";

    /// <summary>The person holds the role for the scope already.</summary>
    public const string GrantExists = "grant-exists";

    /// <summary>The role was taken back already.</summary>
    public const string GrantRevokedAlready = "grant-revoked-already";

    /// <summary>The agreement, or this version of it, is not in the state that this step needs (sign what is out for signature).</summary>
    public const string AgreementWrongState = "agreement-wrong-state";

    /// <summary>The policy pack is in force or was, and stays on record.</summary>
    public const string PolicyPackInForce = "policy-pack-in-force";

    /// <summary>The id that a form gave its ask is that of somebody else's.</summary>
    public const string AskIdTaken = "ask-id-taken";

    /// <summary>The account's state does not allow this step (close an open one, reopen a closed one).</summary>
    public const string AccountWrongState = "account-wrong-state";

    /// <summary>409: the partner has a seat, or the person a term, on some of these days already.</summary>
    public const string SeatExists = "seat-exists";

    /// <summary>409: the seat, term or group has ended already.</summary>
    public const string TermOver = "term-over";

    /// <summary>409: another group reports to this one.</summary>
    public const string ForumReportedTo = "forum-reported-to";

    /// <summary>409: what a group asked for, or a concern, was answered already.</summary>
    public const string AnsweredAlready = "answered-already";

    /// <summary>409: a chair is proposed, or settled for some of these days, already.</summary>
    public const string ChairProposedAlready = "chair-proposed-already";

    /// <summary>409: the choice of a chair is over.</summary>
    public const string ChairWrongState = "chair-wrong-state";

    /// <summary>409: the partner said itself where it stands; nobody else changes that.</summary>
    public const string PositionOwn = "position-own";

    /// <summary>409: not all agree on the proposed chair; the detail says what is still needed.</summary>
    public const string NoConsensus = "no-consensus";

    /// <summary>409: the meeting is planned for that day already.</summary>
    public const string MeetingExists = "meeting-exists";

    /// <summary>409: the meeting was held, and stays on record.</summary>
    public const string MeetingHeld = "meeting-held";

    /// <summary>409: the partner ended, or was not there yet, on the day that it is about.</summary>
    public const string PartnerNotThere = "partner-not-there";

    /// <summary>409: something else would happen to what refers to the partners than was shown; look again.</summary>
    public const string SuccessionNotSeen = "succession-not-seen";

    /// <summary>409: what became of the partners can be taken back no more; the detail says why.</summary>
    public const string SuccessionStands = "succession-stands";

    /// <summary>409: somebody holds the named role on some of these days.</summary>
    public const string NamedRoleHeld = "named-role-held";
}
