using System.Globalization;
using System.Net.Http.Headers;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;

namespace IcpEngage.Web.Clients;

/// <summary>Surveys, answers, evidence, reuse and fieldwork.</summary>
internal sealed class EngagementClient(HttpClient http, TimeProvider time) : ServiceClient(http, time, "surveys")
{
    // Surveys

    /// <summary>Surveys, newest first. Drafts only for an engagement lead; those put away are not among them.</summary>
    /// <param name="areaSlug">Those asked in this area; null for all.</param>
    /// <param name="state">Those in this state; null for all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<SurveySummary>> SurveysAsync(
        string? areaSlug = null, SurveyState? state = null, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<SurveySummary>>(
            Query("surveys", ("area", areaSlug), ("state", state?.ToString())), cancellation);

    /// <summary>Surveys that were put away, newest first.</summary>
    public Task<IReadOnlyList<SurveySummary>> ArchivedSurveysAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<SurveySummary>>("surveys?archived=true", cancellation);

    /// <summary>A survey whole; null where there is none by that slug.</summary>
    public Task<SurveyDetail?> SurveyAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<SurveyDetail>($"surveys/{Part(slug)}", cancellation);

    /// <summary>Starts a draft.</summary>
    public Task<SurveyDetail> CreateAsync(NewSurvey survey, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(Request(HttpMethod.Post, "surveys", survey), cancellation);

    /// <summary>What an edit of a live survey would do to answers given so far.</summary>
    public Task<SurveyChanges> ChangesAsync(string slug, EditSurvey edit, CancellationToken cancellation = default) =>
        SendAsync<SurveyChanges>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/changes", edit), cancellation);

    /// <summary>
    /// Replaces what a draft asks, or a live survey with the class of the change as it was seen; refused as stale when somebody
    /// else was faster.
    /// </summary>
    public Task<SurveyDetail> EditAsync(string slug, EditSurvey edit, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(Request(HttpMethod.Put, $"surveys/{Part(slug)}", edit), cancellation);

    /// <summary>What can be undone of a draft's last edits; null where there is no such survey.</summary>
    public Task<EditHistory?> EditHistoryAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<EditHistory>($"surveys/{Part(slug)}/edits", cancellation);

    /// <summary>Undoes the last edit of a draft; refused as stale when somebody else was faster.</summary>
    public Task<SurveyDetail> UndoAsync(string slug, int version, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/edits/undo", new StepThroughEdits(version)), cancellation);

    /// <summary>Makes the edit of a draft again that was undone last; refused as stale when somebody else was faster.</summary>
    public Task<SurveyDetail> RedoAsync(string slug, int version, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/edits/redo", new StepThroughEdits(version)), cancellation);

    /// <summary>What somebody with these answers would be asked; null where there is no such survey. Nothing is stored.</summary>
    /// <exception cref="ServiceProblemException">With what is wrong with the answers of the page.</exception>
    public Task<AnswersInProgress?> TryAsync(string slug, TryAnswers answers, CancellationToken cancellation = default) =>
        FindAsync<AnswersInProgress>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/preview", answers), cancellation);

    /// <summary>Questions of all surveys in which these words stand.</summary>
    public Task<IReadOnlyList<QuestionInSurvey>> FindQuestionsAsync(string words, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<QuestionInSurvey>>(Query("questions", ("words", words)), cancellation);

    // The question bank

    /// <summary>The questions of the bank, by topic.</summary>
    public Task<IReadOnlyList<BankEntrySummary>> BankAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<BankEntrySummary>>("bank", cancellation);

    /// <summary>A question of the bank; null where there is none by that code.</summary>
    public Task<BankEntryDetail?> BankEntryAsync(string code, CancellationToken cancellation = default) =>
        FindAsync<BankEntryDetail>($"bank/{Part(code)}", cancellation);

    /// <summary>Agreed questions that are like one that is being written, the likest first.</summary>
    public async Task<IReadOnlyList<BankEntrySummary>> AgreedWordingsAsync(QuestionBeingWritten written, CancellationToken cancellation = default) =>
        await FindAsync<IReadOnlyList<BankEntrySummary>>(Request(HttpMethod.Post, "bank/like", written), cancellation) ?? [];

    /// <summary>Proposes a question for the bank.</summary>
    public Task<BankEntryDetail> ProposeForBankAsync(ProposeForBank proposal, CancellationToken cancellation = default) =>
        SendAsync<BankEntryDetail>(Request(HttpMethod.Post, "bank", proposal), cancellation);

    /// <summary>Writes a question of the bank anew; refused as stale when somebody else was faster.</summary>
    public Task<BankEntryDetail> ChangeInBankAsync(string code, ChangeInBank change, CancellationToken cancellation = default) =>
        SendAsync<BankEntryDetail>(Request(HttpMethod.Put, $"bank/{Part(code)}", change), cancellation);

    /// <summary>Agrees to the newest version; refused as stale when somebody else was faster.</summary>
    public Task<BankEntryDetail> AgreeInBankAsync(string code, int edit, CancellationToken cancellation = default) =>
        SendAsync<BankEntryDetail>(Request(HttpMethod.Post, $"bank/{Part(code)}/agree", new StepInBank(edit)), cancellation);

    /// <summary>Locks a question or unlocks it; refused as stale when somebody else was faster.</summary>
    public Task<BankEntryDetail> LockInBankAsync(string code, bool locked, int edit, CancellationToken cancellation = default) =>
        SendAsync<BankEntryDetail>(Request(HttpMethod.Put, $"bank/{Part(code)}/{(locked ? "lock" : "unlock")}", new StepInBank(edit)), cancellation);

    /// <summary>Retires a question; refused as stale when somebody else was faster.</summary>
    public Task<BankEntryDetail> RetireFromBankAsync(string code, RetireFromBank retire, CancellationToken cancellation = default) =>
        SendAsync<BankEntryDetail>(Request(HttpMethod.Post, $"bank/{Part(code)}/retire", retire), cancellation);

    /// <summary>Which of a survey's questions are the bank's; nobody is asked where none says so.</summary>
    public async Task<IReadOnlyList<QuestionFromBank>> SurveyInBankAsync(SurveyDetail survey, CancellationToken cancellation = default) =>
        survey.Definition.Questions.All(question => question.Bank is null)
            ? []
            : await FindAsync<IReadOnlyList<QuestionFromBank>>($"surveys/{Part(survey.Summary.Slug)}/bank", cancellation) ?? [];

    /// <summary>Makes a draft of a LimeSurvey survey structure (.lss) or of a survey's definition (.json).</summary>
    /// <exception cref="ServiceProblemException">With a report where the file was refused.</exception>
    public async Task<ImportReport> ImportAsync(
        string areaCode, string fileName, Stream file, CancellationToken cancellation = default)
    {
        using var part = new StreamContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { part, "file", fileName } };
        return await SendAsync<ImportReport>(
            new(HttpMethod.Post, Query("surveys/import", ("area", areaCode))) { Content = form }, cancellation);
    }

    /// <summary>Writes a survey as a LimeSurvey definition (.lss).</summary>
    public Task LimeSurveyAsync(string slug, Stream destination, CancellationToken cancellation = default) =>
        CopyAsync($"surveys/{Part(slug)}/limesurvey", destination, cancellation);

    /// <summary>Marks a draft as read through; refused as stale when it was changed meanwhile.</summary>
    public Task<SurveyDetail> ReviewAsync(string slug, int version, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/review", new ReviewSurvey(version)), cancellation);

    /// <summary>Puts a survey away, out of lists.</summary>
    public Task<SurveyDetail> ArchiveAsync(string slug, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(new(HttpMethod.Put, $"surveys/{Part(slug)}/archive"), cancellation);

    /// <summary>Brings a survey back into lists.</summary>
    public Task<SurveyDetail> TakeFromArchiveAsync(string slug, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(new(HttpMethod.Delete, $"surveys/{Part(slug)}/archive"), cancellation);

    /// <summary>Opens a draft that was read through for answers.</summary>
    public Task<SurveyDetail> PublishAsync(
        string slug, PublishSurvey dates, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/publish", dates), cancellation);

    /// <summary>Ends fieldwork.</summary>
    public Task<SurveyDetail> CloseAsync(string slug, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(new(HttpMethod.Post, $"surveys/{Part(slug)}/close"), cancellation);

    /// <summary>Publishes the evidence of a closed survey.</summary>
    public Task<ReleasedEvidence> ReleaseAsync(string slug, CancellationToken cancellation = default) =>
        SendAsync<ReleasedEvidence>(new(HttpMethod.Post, $"surveys/{Part(slug)}/release"), cancellation);

    /// <summary>What people said; null where there is no such survey or its results are not the reader's to see.</summary>
    public Task<SurveyResults?> ResultsAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<SurveyResults>($"surveys/{Part(slug)}/results", cancellation);

    /// <summary>What people with certain answers, or of a place, said; null where there is no such survey.</summary>
    /// <exception cref="ServiceProblemException">With a sentence where a filter is none.</exception>
    public Task<ExploredResults?> ExploreAsync(
        string slug, IReadOnlyList<string> filters, CancellationToken cancellation = default) =>
        FindAsync<ExploredResults>(Query($"surveys/{Part(slug)}/results/explore", Filters(filters)), cancellation);

    /// <summary>How far people got; null where there is no such survey.</summary>
    public Task<SurveyProgress?> ProgressAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<SurveyProgress>($"surveys/{Part(slug)}/results/progress", cancellation);

    /// <summary>One question by place, by the answers to another or by equality group; null where there is no such question.</summary>
    /// <exception cref="ServiceProblemException">With a sentence where this cannot be shown.</exception>
    public Task<Breakdown?> BreakdownAsync(
        string slug, string by, string question, IReadOnlyList<string> filters, CancellationToken cancellation = default) =>
        FindAsync<Breakdown>(Query($"surveys/{Part(slug)}/results/by/{Part(by)}/{Part(question)}", Filters(filters)), cancellation);

    /// <summary>Fresh and reused answers as one picture; null where there is no such survey.</summary>
    /// <param name="slug">The survey.</param>
    /// <param name="margins">What to weight by; by place where empty.</param>
    /// <param name="cap">Limit of weights; the usual one where null.</param>
    /// <param name="together">Margins whose small groups are put together.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="ServiceProblemException">With a sentence where this cannot be chosen.</exception>
    public Task<WholePicture?> PictureAsync(
        string slug, IReadOnlyList<string> margins, string? cap, IReadOnlyList<string> together, CancellationToken cancellation = default) =>
        FindAsync<WholePicture>(
            Query(
                $"surveys/{Part(slug)}/picture",
                [
                    .. margins.Select(margin => ("margin", (string?)margin)),
                    ("cap", cap),
                    .. together.Select(margin => ("together", (string?)margin)),
                ]),
            cancellation);

    /// <summary>All responses as a file, passed on to the browser.</summary>
    /// <param name="slug">The survey.</param>
    /// <param name="format"><c>csv</c>, <c>xlsx</c> or <c>spss</c>.</param>
    /// <param name="shape"><c>wide</c> or <c>long</c>.</param>
    /// <param name="values"><c>codes</c> or <c>labels</c>.</param>
    /// <param name="browser">Gets the file.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task DownloadResponsesAsync(
        string slug, string? format, string? shape, string? values, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync(
            Query($"surveys/{Part(slug)}/responses/export", ("format", format), ("shape", shape), ("values", values)), browser, cancellation);

    /// <summary>What a survey asks as a file of JSON, passed on to the browser.</summary>
    public Task DownloadDefinitionAsync(string slug, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync($"surveys/{Part(slug)}/definition", browser, cancellation);

    /// <summary>What the columns of the responses are, passed on to the browser.</summary>
    public Task DownloadCodebookAsync(string slug, HttpResponse browser, CancellationToken cancellation = default) =>
        PassOnAsync($"surveys/{Part(slug)}/codebook", browser, cancellation);

    /// <summary>Releases a corrected version of a survey's evidence.</summary>
    public Task<ReleasedEvidence> CorrectAsync(string slug, CorrectEvidence correction, CancellationToken cancellation = default) =>
        SendAsync<ReleasedEvidence>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/correct", correction), cancellation);

    /// <summary>Withdraws evidence for good.</summary>
    public Task<EvidenceStanding> WithdrawEvidenceAsync(Guid id, WithdrawEvidence withdrawal, CancellationToken cancellation = default) =>
        SendAsync<EvidenceStanding>(Request(HttpMethod.Post, $"evidence/{id}/withdraw", withdrawal), cancellation);

    /// <summary>Where evidence stands and who relies on it; null where there is none.</summary>
    public Task<EvidenceUses?> EvidenceUsesAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<EvidenceUses>($"evidence/{id}/uses", cancellation);

    /// <summary>Evidence that was withdrawn, newest first; none for an area that is not known.</summary>
    public async Task<IReadOnlyList<EvidenceStanding>> WithdrawnEvidenceAsync(
        string? areaSlug = null, CancellationToken cancellation = default) =>
        await FindAsync<IReadOnlyList<EvidenceStanding>>(Query("evidence/withdrawn", ("area", areaSlug)), cancellation) ?? [];

    /// <summary>The decisions of the signed-in person whose evidence was withdrawn or corrected.</summary>
    public Task<IReadOnlyList<ChangedReuse>> ChangedReuseAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<ChangedReuse>>("reuse/changed", cancellation);

    /// <summary>Says that the person knows what became of the evidence that a decision rests on.</summary>
    public Task SeeChangedReuseAsync(string slug, string questionCode, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Post, $"surveys/{Part(slug)}/reuse/{Part(questionCode)}/seen"), cancellation);

    /// <summary>Released evidence, newest first.</summary>
    public Task<IReadOnlyList<ReleasedEvidence>> EvidenceAsync(
        string? areaSlug = null, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<ReleasedEvidence>>(Query("evidence", ("area", areaSlug)), cancellation);

    /// <summary>What people have told us, a page of it; null where there is no such area.</summary>
    public Task<ToldPage?> ToldAsync(string? areaSlug, string? topic, int page, CancellationToken cancellation = default) =>
        FindAsync<ToldPage>(
            Query("evidence/told", ("area", areaSlug), ("topic", topic), ("page", page.ToString(CultureInfo.InvariantCulture))), cancellation);

    /// <summary>One piece of evidence; null where there is none by that id.</summary>
    public Task<EvidenceDetail?> EvidenceAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<EvidenceDetail>($"evidence/{id}", cancellation);

    /// <summary>Takes a results table from elsewhere, with what was typed beside it; it waits to be looked at and released.</summary>
    /// <exception cref="ServiceProblemException">With a report where the table was refused.</exception>
    public async Task<EvidenceImportView> ImportEvidenceAsync(
        string areaCode, IReadOnlyDictionary<string, string> typed, string fileName, Stream file, CancellationToken cancellation = default)
    {
        using var part = new StreamContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { part, "file", fileName } };
        foreach (var (name, value) in typed)
            form.Add(new StringContent(value), name);
        return await SendAsync<EvidenceImportView>(
            new(HttpMethod.Post, Query("evidence/imports", ("area", areaCode))) { Content = form }, cancellation);
    }

    /// <summary>Results from elsewhere that wait to be released, newest first.</summary>
    public Task<IReadOnlyList<WaitingImport>> EvidenceImportsAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<WaitingImport>>("evidence/imports", cancellation);

    /// <summary>What would be published of them; null where they are not waiting.</summary>
    public Task<EvidenceImportView?> EvidenceImportAsync(Guid id, CancellationToken cancellation = default) =>
        FindAsync<EvidenceImportView>($"evidence/imports/{id}", cancellation);

    /// <summary>Publishes them as evidence.</summary>
    public Task<ReleasedEvidence> ReleaseImportAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync<ReleasedEvidence>(new(HttpMethod.Post, $"evidence/imports/{id}/release"), cancellation);

    /// <summary>Throws them away.</summary>
    public Task DiscardImportAsync(Guid id, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"evidence/imports/{id}"), cancellation);

    /// <summary>A survey's invitations, as they were made together.</summary>
    public Task<IReadOnlyList<InvitationBatch>> InvitationsAsync(string slug, CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<InvitationBatch>>($"surveys/{Part(slug)}/invitations", cancellation);

    /// <summary>Makes invitations; their codes are told this once.</summary>
    public Task<MadeInvitations> InviteAsync(string slug, NewInvitations invitations, CancellationToken cancellation = default) =>
        SendAsync<MadeInvitations>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/invitations", invitations), cancellation);

    /// <summary>Takes back those made together that were not used.</summary>
    public Task WithdrawInvitationsAsync(string slug, string label, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"surveys/{Part(slug)}/invitations/{Part(label)}"), cancellation);

    /// <summary>Papers that wait to be typed in a second time or compared; null where there is no such survey.</summary>
    public Task<PaperPile?> PapersAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<PaperPile>($"surveys/{Part(slug)}/papers", cancellation);

    /// <summary>Sets the share of papers that are typed in twice.</summary>
    public Task<PaperPile> SetSecondEntryAsync(string slug, SetSecondEntry share, CancellationToken cancellation = default) =>
        SendAsync<PaperPile>(Request(HttpMethod.Put, $"surveys/{Part(slug)}/papers", share), cancellation);

    /// <summary>Types answers in that came on paper or by telephone; the same key is the same entry, however often it is sent.</summary>
    /// <exception cref="ServiceProblemException">With the code <c>answers-left-out</c> and the parts that will not be counted, where these were not named.</exception>
    public Task<EnteredAnswers> EnterAsync(string slug, EnterAnswers answers, string idempotencyKey, CancellationToken cancellation = default)
    {
        var request = Request(HttpMethod.Post, $"surveys/{Part(slug)}/papers", answers);
        request.Headers.Add(ResponseHeaders.IdempotencyKey, idempotencyKey);
        return SendAsync<EnteredAnswers>(request, cancellation);
    }

    /// <summary>A paper of the sample; null where none has the number.</summary>
    public Task<PaperInPile?> PaperAsync(string slug, int number, CancellationToken cancellation = default) =>
        FindAsync<PaperInPile>($"surveys/{Part(slug)}/papers/{number}", cancellation);

    /// <summary>Types a paper in a second time.</summary>
    /// <exception cref="ServiceProblemException">As <see cref="EnterAsync"/>.</exception>
    public Task<PaperInPile> EnterAgainAsync(string slug, int number, EnterAgain answers, CancellationToken cancellation = default) =>
        SendAsync<PaperInPile>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/papers/{number}/second-entry", answers), cancellation);

    /// <summary>Stores a paper's answers after its entries were compared.</summary>
    /// <exception cref="ServiceProblemException">As <see cref="EnterAsync"/>.</exception>
    public Task<PaperInPile> SettlePaperAsync(string slug, int number, EnterAgain answers, CancellationToken cancellation = default) =>
        SendAsync<PaperInPile>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/papers/{number}/settle", answers), cancellation);

    /// <summary>Stores a paper as it was typed in once.</summary>
    public Task<PaperInPile> AcceptPaperAsync(string slug, int number, CancellationToken cancellation = default) =>
        SendAsync<PaperInPile>(new(HttpMethod.Post, $"surveys/{Part(slug)}/papers/{number}/accept"), cancellation);

    /// <summary>Throws a paper's entries away.</summary>
    public Task DiscardPaperAsync(string slug, int number, CancellationToken cancellation = default) =>
        SendAsync(new(HttpMethod.Delete, $"surveys/{Part(slug)}/papers/{number}"), cancellation);

    /// <summary>Keeps a picture for a survey's texts.</summary>
    public Task<Picture> AddPictureAsync(string slug, Stream picture, CancellationToken cancellation = default) =>
        SendAsync<Picture>(
            new(HttpMethod.Post, $"surveys/{Part(slug)}/pictures") { Content = new StreamContent(picture) }, cancellation);

    /// <summary>A picture of a survey's texts; null where there is none.</summary>
    public Task<ServiceFile?> PictureAsync(string slug, string id, CancellationToken cancellation = default) =>
        FindFileAsync($"surveys/{Part(slug)}/pictures/{Part(id)}", cancellation);

    // The respondent's journey

    /// <summary>Begins half-filled answers for a place.</summary>
    public Task<AnswersInProgress> StartAnswersAsync(
        string slug, string areaSlug, string? invitation = null, CancellationToken cancellation = default) =>
        SendAsync<AnswersInProgress>(
            Request(HttpMethod.Post, $"surveys/{Part(slug)}/answers", new StartAnswers(areaSlug, invitation)), cancellation);

    /// <summary>Half-filled answers; null where they are unknown, sent already or past their keeping time, or the survey has closed.</summary>
    public async Task<AnswersInProgress?> AnswersAsync(
        string slug, string draftToken, CancellationToken cancellation = default)
    {
        try
        {
            return await FindAsync<AnswersInProgress>(
                WithToken(new(HttpMethod.Get, $"surveys/{Part(slug)}/answers"), draftToken), cancellation);
        }
        catch (ServiceProblemException problem) when (problem.Code == ErrorCodes.SurveyNotLive)
        {
            return null;
        }
    }

    /// <summary>Keeps the answers of a page; gives what is asked after them.</summary>
    /// <exception cref="ServiceProblemException">With a sentence by part code where one is not acceptable.</exception>
    public Task<AnswersInProgress> AnswerAsync(
        string slug, string draftToken, KeepAnswers answers, CancellationToken cancellation = default) =>
        SendAsync<AnswersInProgress>(
            WithToken(Request(HttpMethod.Put, $"surveys/{Part(slug)}/answers", answers), draftToken), cancellation);

    /// <summary>A code with which to go on later; one given before works no longer.</summary>
    public Task<ReturnCode> ReturnCodeAsync(string slug, string draftToken, CancellationToken cancellation = default) =>
        SendAsync<ReturnCode>(
            WithToken(new(HttpMethod.Post, $"surveys/{Part(slug)}/answers/return-code"), draftToken), cancellation);

    /// <summary>Takes half-filled answers up again.</summary>
    /// <exception cref="ServiceProblemException">With the code <c>return-code-unknown</c> where nothing is kept under it.</exception>
    public Task<ResumedAnswers> ResumeAsync(string code, CancellationToken cancellation = default) =>
        SendAsync<ResumedAnswers>(Request(HttpMethod.Post, "answers/resume", new ResumeAnswers(code)), cancellation);

    /// <summary>Sends half-filled answers as a response; the same token again gives the same receipt.</summary>
    public Task<Receipt> SubmitAsync(string slug, string draftToken, CancellationToken cancellation = default) =>
        SendAsync<Receipt>(
            WithToken(new(HttpMethod.Post, $"surveys/{Part(slug)}/answers/submit"), draftToken), cancellation);

    /// <summary>Sends a whole response at once.</summary>
    /// <param name="slug">The survey.</param>
    /// <param name="response">The answers.</param>
    /// <param name="idempotencyKey">The same key is the same response, however often it is sent.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Receipt> SubmitResponseAsync(
        string slug, SubmitResponse response, string? idempotencyKey = null, CancellationToken cancellation = default)
    {
        var request = Request(HttpMethod.Post, $"surveys/{Part(slug)}/responses", response);
        if (idempotencyKey is not null) request.Headers.Add(ResponseHeaders.IdempotencyKey, idempotencyKey);
        return SendAsync<Receipt>(request, cancellation);
    }

    /// <summary>What was said, for whoever holds the receipt; null where no response is kept under the code.</summary>
    public Task<StoredResponse?> OpenReceiptAsync(string code, CancellationToken cancellation = default) =>
        FindAsync<StoredResponse>(Request(HttpMethod.Post, "receipts/open", new OpenReceipt(code)), cancellation);

    /// <summary>Deletes a response for good; null where none is kept under the code. Asked again, it says the same.</summary>
    public Task<WithdrawnResponse?> WithdrawAsync(string code, CancellationToken cancellation = default) =>
        FindAsync<WithdrawnResponse>(Request(HttpMethod.Post, "receipts/withdraw", new OpenReceipt(code)), cancellation);

    /// <summary>The questions about the person after a response, for whoever holds its receipt; null where there is no such response.</summary>
    public Task<EqualityQuestions?> EqualityQuestionsAsync(string code, CancellationToken cancellation = default) =>
        FindAsync<EqualityQuestions>(Request(HttpMethod.Post, "receipts/equality/open", new OpenReceipt(code)), cancellation);

    /// <summary>Keeps answers to them; gives what is asked after them.</summary>
    /// <exception cref="ServiceProblemException">With a sentence by part code where one is not acceptable.</exception>
    public Task<EqualityQuestions> KeepEqualityAsync(KeepEqualityAnswers answers, CancellationToken cancellation = default) =>
        SendAsync<EqualityQuestions>(Request(HttpMethod.Put, "receipts/equality", answers), cancellation);

    // Privacy

    /// <summary>A survey's privacy notice; null where there is none by that slug.</summary>
    public Task<PrivacyNotice?> PrivacyAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<PrivacyNotice>($"surveys/{Part(slug)}/privacy", cancellation);

    /// <summary>How long answers are kept, and what was deleted. Needs the administrator's or the secretariat's role.</summary>
    public Task<IReadOnlyList<SurveyRetention>> RetentionAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<SurveyRetention>>("retention", cancellation);

    // Reuse and fieldwork

    /// <summary>Who asked a draft's questions already, and what was decided; null where there is no such survey.</summary>
    public Task<ReuseCheck?> ReuseAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<ReuseCheck>($"surveys/{Part(slug)}/reuse", cancellation);

    /// <summary>What was asked already that is most like a question while it is written; null where there is no such survey.</summary>
    public Task<IReadOnlyList<ReuseCandidate>?> AskedAlreadyAsync(
        string slug, QuestionBeingWritten written, CancellationToken cancellation = default) =>
        FindAsync<IReadOnlyList<ReuseCandidate>>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/reuse/like", written), cancellation);

    /// <summary>Accepts evidence for a question; replaces an earlier decision on it.</summary>
    public Task<QuestionReuse> AcceptReuseAsync(
        string slug, string questionCode, AcceptReuse accept, CancellationToken cancellation = default) =>
        SendAsync<QuestionReuse>(
            Request(HttpMethod.Put, $"surveys/{Part(slug)}/reuse/{Part(questionCode)}", accept), cancellation);

    /// <summary>Asks a question again everywhere, and says why; replaces an earlier decision on it.</summary>
    public Task<QuestionReuse> AskAgainAsync(
        string slug, string questionCode, AskAgain why, CancellationToken cancellation = default) =>
        SendAsync<QuestionReuse>(
            Request(HttpMethod.Put, $"surveys/{Part(slug)}/reuse/{Part(questionCode)}/ask-again", why), cancellation);

    /// <summary>What reuse has saved the system.</summary>
    public Task<SystemSavings> SavingsAsync(CancellationToken cancellation = default) =>
        GetAsync<SystemSavings>("reuse/savings", cancellation);

    /// <summary>Says which questions that look alike ask something else.</summary>
    public Task<QuestionReuse> SetApartAsync(
        string slug, string questionCode, SetQuestionsApart apart, CancellationToken cancellation = default) =>
        SendAsync<QuestionReuse>(
            Request(HttpMethod.Put, $"surveys/{Part(slug)}/reuse/{Part(questionCode)}/different", apart), cancellation);

    /// <summary>Takes a decision back: the question is asked everywhere again.</summary>
    public Task<QuestionReuse> UndoReuseAsync(
        string slug, string questionCode, CancellationToken cancellation = default) =>
        SendAsync<QuestionReuse>(
            new(HttpMethod.Delete, $"surveys/{Part(slug)}/reuse/{Part(questionCode)}"), cancellation);

    /// <summary>What the system is about to ask the people of one's own places.</summary>
    public Task<IReadOnlyList<Notice>> NoticesAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Notice>>("notices", cancellation);

    /// <summary>Tells the places of a draft what their people are about to be asked.</summary>
    public Task<SurveyOffers> TellPlacesAsync(string slug, CancellationToken cancellation = default) =>
        SendAsync<SurveyOffers>(new(HttpMethod.Put, $"surveys/{Part(slug)}/notice"), cancellation);

    /// <summary>What places offer on a draft's questions; null where there is no such survey.</summary>
    public Task<SurveyOffers?> OffersAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<SurveyOffers>($"surveys/{Part(slug)}/offers", cancellation);

    /// <summary>Offers what a place has on a question.</summary>
    public Task<Offer> OfferAsync(string slug, MakeOffer offer, CancellationToken cancellation = default) =>
        SendAsync<Offer>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/offers", offer), cancellation);

    /// <summary>Takes an offer up or declines it.</summary>
    public Task<Offer> AnswerOfferAsync(string slug, Guid id, AnswerOffer answer, CancellationToken cancellation = default) =>
        SendAsync<Offer>(Request(HttpMethod.Put, $"surveys/{Part(slug)}/offers/{id}", answer), cancellation);

    /// <summary>Takes an offer back.</summary>
    public Task<Offer> WithdrawOfferAsync(string slug, Guid id, CancellationToken cancellation = default) =>
        SendAsync<Offer>(new(HttpMethod.Delete, $"surveys/{Part(slug)}/offers/{id}"), cancellation);

    /// <summary>Surveys of one's own that others wait for.</summary>
    public Task<IReadOnlyList<Reliance>> ReliedOnAsync(CancellationToken cancellation = default) =>
        GetAsync<IReadOnlyList<Reliance>>("relied-on", cancellation);

    /// <summary>Where a survey still has to ask; null where there is no such survey.</summary>
    public Task<FieldworkPlan?> FieldworkAsync(string slug, CancellationToken cancellation = default) =>
        FindAsync<FieldworkPlan>($"surveys/{Part(slug)}/fieldwork", cancellation);

    /// <summary>Asks a partner for time.</summary>
    public Task<AskProgress> RaiseAskAsync(string slug, RaiseAsk ask, CancellationToken cancellation = default) =>
        SendAsync<AskProgress>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/asks", ask), cancellation);

    /// <summary>What is missing of a survey's answers; null where there is no such survey.</summary>
    /// <exception cref="ServiceProblemException">With a sentence where the precision cannot be meant.</exception>
    public Task<GapPlan?> GapsAsync(
        string slug, string? points, string? designEffect, string? wholeSystem, CancellationToken cancellation = default) =>
        FindAsync<GapPlan>(
            Query($"surveys/{Part(slug)}/gaps", ("points", points), ("designEffect", designEffect), ("wholeSystem", wholeSystem)), cancellation);

    /// <summary>Starts a draft that asks what is missing, where it is missing.</summary>
    public Task<SurveyDetail> StartGapExerciseAsync(string slug, StartGapExercise exercise, CancellationToken cancellation = default) =>
        SendAsync<SurveyDetail>(Request(HttpMethod.Post, $"surveys/{Part(slug)}/gaps/draft", exercise), cancellation);

    private static (string Name, string? Value)[] Filters(IReadOnlyList<string> filters) =>
        [.. filters.Select(filter => ("filter", (string?)filter))];

    private static HttpRequestMessage WithToken(HttpRequestMessage request, string draftToken)
    {
        request.Headers.Add(ResponseHeaders.DraftToken, draftToken);
        return request;
    }
}
