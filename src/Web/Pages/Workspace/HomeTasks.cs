using System.Globalization;
using System.Security.Claims;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.ServiceDefaults.Time;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Agreements;
using IcpEngage.Web.Pages.Workspace.Asks;
using IcpEngage.Web.Pages.Workspace.Composition;
using IcpEngage.Web.Pages.Public.People;
using IcpEngage.Web.Pages.Workspace.NamedRoles;
using IcpEngage.Web.Pages.Workspace.Partnerships;
using IcpEngage.Web.Pages.Workspace.Strategy;
using IcpEngage.Web.Pages.Workspace.Surveys;
using IcpEngage.Web.Session;

namespace IcpEngage.Web.Pages.Workspace;

/// <summary>What awaits a person, by what they are responsible for.</summary>
internal sealed class HomeTasks(
    EngagementClient engagement,
    MembershipClient membership,
    CommunicationsClient communications,
    StrategyClient strategy,
    PlacesClient places,
    CapacityClient capacity,
    CompositionClient composition,
    AgreementsClient agreements,
    AsksClient asks,
    PartnersClient register,
    PartnershipsClient partnerships,
    RaisingClient raising,
    TimeProvider time)
{
    private const int WeeksAhead = 6;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>One part for each responsibility, in which something may wait.</summary>
    public async Task<IReadOnlyList<HomePart>> ForAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var parts = new List<Task<HomePart>>();
        foreach (var partner in user.PartnersAnsweredFor())
            parts.Add(PartAsync("Asks of your time", () => AsksAsync(partner, cancellation)));
        if (user.Asks())
            parts.Add(PartAsync("What partners propose", () => ProposalsAsync(cancellation)));
        if (user.Holds(Roles.EngagementLead))
            parts.Add(PartAsync("Your surveys", () => SurveysAsync(user, cancellation)));
        if (user.Holds(Roles.EngagementLead) || user.Holds(Roles.Secretariat))
            parts.Add(PartAsync("Answers you use that were withdrawn or corrected", () => ChangedReuseAsync(cancellation)));
        if (user.Grants().Any(g => g.Role is (Roles.EngagementLead or Roles.PlaceLead) && g.Scope != Grant.WholeSystem))
            parts.Add(PartAsync("The system is about to ask your people", () => NoticesAsync(cancellation)));
        if (user.Holds(Roles.Communications))
            parts.Add(PartAsync("Messages", () => ClashesAsync(user, cancellation)));
        if (user.Holds(Roles.Secretariat))
            parts.Add(PartAsync("What the system is about to ask", () => SystemDraftsAsync(cancellation)));
        if (user.Holds(Roles.Secretariat))
            parts.Add(PartAsync("Partners with too much to do", () => OverloadsAsync(cancellation)));
        if (user.PartnersAnsweredFor().Count > 0)
            parts.Add(PartAsync("Agreements to sign", () => ToSignAsync(user.PartnersAnsweredFor(), cancellation)));
        if (user.Holds(Roles.Secretariat) || user.Holds(Roles.PlaceLead))
            parts.Add(PartAsync("Agreements that need you", () => AgreementsAsync(user, cancellation)));
        if (user.Holds(Roles.Secretariat) || user.Holds(Roles.PlaceLead))
            parts.Add(PartAsync("Who is missing from partnerships", () => CompositionAsync(user, cancellation)));
        if (user.Holds(Roles.Secretariat, Grant.WholeSystem))
            parts.Add(PartAsync("Asks that nobody answers", () => UnansweredAsync(cancellation)));
        parts.Add(PartAsync("Partnerships", () => PartnershipsAsync(cancellation)));
        if (user.MayCite())
            parts.Add(PartAsync("Clauses whose evidence was withdrawn or corrected", () => ChangedCitationsAsync(cancellation)));
        if (user.MayCite())
            parts.Add(PartAsync("Evidence for the strategy", () => UncitedAsync(cancellation)));
        parts.Add(PartAsync("Place leads, contacts and links", () => NamedRolesAsync(cancellation)));
        if (user.Holds(Roles.Secretariat) || user.Holds(Roles.Administrator))
            parts.Add(PartAsync("Organisations that have ended", () => UnsettledAsync(cancellation)));
        if (user.Holds(Roles.Administrator))
            parts.Add(PartAsync("Failed messages", () => FailedAsync(cancellation)));
        return await Task.WhenAll(parts);
    }

    // A service that is down takes its own part with it, not the page.
    private static async Task<HomePart> PartAsync(string heading, Func<Task<IReadOnlyList<TaskItem>>> tasks)
    {
        try
        {
            return new HomePart(heading, await tasks());
        }
        catch (ServiceProblemException)
        {
            return new HomePart(heading, null);
        }
    }

    private async Task<IReadOnlyList<TaskItem>> AsksAsync(string partner, CancellationToken cancellation)
    {
        if (await membership.WorkloadAsync(partner, cancellation: cancellation) is not { } workload) return [];
        var home = $"/workspace/partners/{partner}";
        return
        [
            .. workload.Asks.Where(a => a.State == AskState.Open).Select(a => new TaskItem(
                a.Title,
                $"{home}/asks/{a.Id}",
                a.By < time.Today() ? "Late" : "To answer",
                a.By < time.Today() ? TaskItemState.Late : TaskItemState.ToDo,
                $"{WorkspaceWords.Hours(a.Hours)} by {Words.Date(a.By)}")),
            .. workload.Weeks.Where(w => w.Overloaded && w.Monday.AddDays(6) >= time.Today()).Select(w => new TaskItem(
                $"Week of {Words.Date(w.Monday)}",
                $"{home}/workload",
                "Too much",
                TaskItemState.Late,
                $"{Words.Number(w.AgreedHours)} hours are agreed, and you can give {Words.Number(w.CapacityHours)}")),
        ];
    }

    private async Task<IReadOnlyList<TaskItem>> ProposalsAsync(CancellationToken cancellation) =>
    [
        .. (await raising.RaisedAsync(areaCode: null, RaisedFilter.ToAnswer, page: 1, cancellation)).Asks.Select(raised => new TaskItem(
            raised.Ask.Title,
            $"/workspace/asks/{raised.Ask.Id}",
            "To answer",
            TaskItemState.ToDo,
            $"{raised.PartnerName} proposes {WorkspaceWords.Hours(raised.Ask.Proposal?.Hours ?? raised.Ask.Hours)} of {WorkspaceWords.Hours(raised.Ask.Hours)}")),
    ];

    private async Task<IReadOnlyList<TaskItem>> SurveysAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var reliedOn = engagement.ReliedOnAsync(cancellation);
        var surveys = await engagement.SurveysAsync(cancellation: cancellation);
        var waitedFor = (await reliedOn).ToLookup(by => by.SurveySlug);
        return
        [
            .. surveys
                .Where(s => user.Holds(Roles.EngagementLead, s.OwnerAreaCode))
                .Select(s => TaskOf(s, waitedFor[s.Slug].FirstOrDefault()))
                .OfType<TaskItem>()
                .OrderByDescending(t => t.State == TaskItemState.Late),
        ];
    }

    private async Task<IReadOnlyList<TaskItem>> SystemDraftsAsync(CancellationToken cancellation)
    {
        var surveys = engagement.SurveysAsync(cancellation: cancellation);
        var system = await places.AreasAsync(AreaKind.System, cancellation: cancellation);
        var drafts = (await surveys).Where(s =>
            system.Any(area => area.Code == s.OwnerAreaCode) && s.State is SurveyState.Draft or SurveyState.Reviewed);
        return [.. await Task.WhenAll(drafts.Select(s => DecisionsOnAsync(s, cancellation)))];
    }

    private async Task<IReadOnlyList<TaskItem>> NoticesAsync(CancellationToken cancellation) =>
    [
        .. (await engagement.NoticesAsync(cancellation)).Select(notice => new TaskItem(
            notice.Title,
            $"/workspace/notices/{notice.SurveySlug}/{notice.AreaCode}",
            notice.Offers.Count(o => o.State != OfferState.Withdrawn) is var offers and > 0 ? Words.Of(offers, "offer") : Words.Of(notice.ToAsk.Count, "question"),
            notice.ToAsk.Count > 0 ? TaskItemState.ToDo : TaskItemState.Done,
            notice.ToAsk.Count > 0
                ? $"{notice.ByAreaName} is about to ask people in {notice.AreaName}. Offer what you have already"
                : $"Nothing is left to ask in {notice.AreaName}")),
    ];

    private async Task<TaskItem> DecisionsOnAsync(SurveySummary draft, CancellationToken cancellation)
    {
        var undecided = (await engagement.ReuseAsync(draft.Slug, cancellation))?.Questions.Count(q => q.NeedsDecision) ?? 0;
        return new(
            draft.Title,
            $"/workspace/surveys/{draft.Slug}/reuse",
            undecided > 0 ? $"{undecided} to decide" : "Decided",
            undecided > 0 ? TaskItemState.ToDo : TaskItemState.Done,
            "What is used of what places asked already, and what is asked again");
    }

    private TaskItem? TaskOf(SurveySummary survey, Reliance? waitedFor)
    {
        var home = $"/workspace/surveys/{survey.Slug}";
        return survey.State switch
        {
            SurveyState.Draft => new(
                survey.Title, home, "Draft", TaskItemState.ToDo, $"{survey.OwnerAreaName}: finish it and publish"),
            SurveyState.Reviewed => new(
                survey.Title, home, "Reviewed", TaskItemState.ToDo, $"{survey.OwnerAreaName}: publish it"),
            SurveyState.Live when survey.Closes < time.Today() => new(
                survey.Title, home, "To close", TaskItemState.Late, $"{survey.OwnerAreaName}: its last day has passed"),
            SurveyState.Closed when waitedFor is not null => new(
                survey.Title,
                home,
                "Waited for",
                TaskItemState.Late,
                $"{survey.OwnerAreaName}: release what people said, “{waitedFor.ByTitle}” relies on it"),
            SurveyState.Closed => new(
                survey.Title, home, "To release", TaskItemState.ToDo, $"{survey.OwnerAreaName}: release what people said"),
            SurveyState.Live or SurveyState.Released => null,
        };
    }

    private async Task<IReadOnlyList<TaskItem>> ClashesAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var calendar = await communications.CalendarAsync(time.Today().MondayOfWeek(), WeeksAhead, cancellation);
        return
        [
            .. calendar.Weeks
                .SelectMany(w => w.Messages)
                .Where(m => m.ClashesWith.Count > 0 && m.SendOn >= time.Today() && user.Holds(Roles.Communications, m.AreaCode))
                .Select(m => new TaskItem(
                    m.Title,
                    $"/workspace/messages/{m.Id}",
                    "Clash",
                    TaskItemState.Late,
                    $"{m.SendOn.ToString("dddd d MMMM", British)}, {m.AudienceName}: {Words.Of(m.ClashesWith.Count, "other message")} that week")),
        ];
    }

    private async Task<IReadOnlyList<TaskItem>> OverloadsAsync(CancellationToken cancellation) =>
    [
        .. (await capacity.LoadsAsync(quarter: null, cancellation)).Partners
            .Where(load => load.OverloadedWeeks.Count > 0)
            .Select(load => new TaskItem(
                load.Partner.Name,
                $"/workspace/partners/{load.Partner.Slug}/workload",
                "Too much",
                TaskItemState.Late,
                $"{Words.Of(load.OverloadedWeeks.Count, "coming week")} with more agreed than can be given")),
    ];

    // The partnerships on which the person's role acts; the secretariat hears of the others in one line.
    private async Task<IReadOnlyList<TaskItem>> CompositionAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var missing = (await composition.AllAsync(cancellation)).Where(each => CompositionWords.Pressing(each.Gaps) > 0).ToList();
        var own = missing.Where(each => user.Holds(each.Acts, each.AreaCode)).ToList();
        var others = user.Holds(Roles.Secretariat) ? missing.Count - own.Count : 0;
        return
        [
            .. own.Select(each => new TaskItem(
                each.Name,
                $"/workspace/composition/{each.PartnershipId}",
                each.Gaps.Statutory > 0 ? "Missing" : "To settle",
                each.Gaps.Statutory > 0 ? TaskItemState.Late : TaskItemState.ToDo,
                CompositionWords.Missing(each.Gaps).Capitalised())),
            .. others == 0
                ? Array.Empty<TaskItem>()
                : [new TaskItem("Partnerships of places", "/workspace/composition", Words.Of(others, "place"), TaskItemState.ToDo, "Their place leads act on who is missing")],
        ];
    }

    private async Task<IReadOnlyList<TaskItem>> ToSignAsync(IReadOnlyList<string> slugs, CancellationToken cancellation) =>
    [
        .. from agreement in await agreements.AgreementsAsync(cancellation: cancellation)
           from partner in agreement.ToSign
           where slugs.Contains(partner.Slug)
           select new TaskItem(
               agreement.Title,
               $"/workspace/agreements/{agreement.Id}/sign/{partner.Slug}",
               agreement.SignBy < time.Today() ? "Late" : "To sign",
               agreement.SigningUrgent ? TaskItemState.Late : TaskItemState.ToDo,
               $"{AgreementWords.Of(agreement.Kind)}. {AgreementWords.SignBy(agreement.SignBy!.Value, time.Today())}"),
    ];

    // What is unsigned near or after its last day, and what is to be reviewed.
    private async Task<IReadOnlyList<TaskItem>> AgreementsAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
    [
        .. from agreement in await agreements.AgreementsAsync(cancellation: cancellation)
           where agreement.SigningUrgent || agreement.ReviewDue
           where user.Holds(Roles.Secretariat) || (agreement.PartnershipKind == PartnershipKind.Place && user.Holds(Roles.PlaceLead, agreement.AreaCode))
           select new TaskItem(
               agreement.Title,
               $"/workspace/agreements/{agreement.Id}",
               agreement.SigningUrgent ? "Not signed" : "To review",
               (agreement.SigningUrgent ? agreement.SignBy : agreement.ReviewBy) < time.Today() ? TaskItemState.Late : TaskItemState.ToDo,
               AgreementWords.Standing(agreement, time.Today())),
    ];

    private async Task<IReadOnlyList<TaskItem>> PartnershipsAsync(CancellationToken cancellation) =>
        PartnershipTaskItems.Of(await partnerships.TasksAsync(cancellation: cancellation));

    private async Task<IReadOnlyList<TaskItem>> UnansweredAsync(CancellationToken cancellation) =>
        await asks.UnansweredAsync(cancellation) is { Count: > 0 } unanswered
            ?
            [
                new(
                    Words.Of(unanswered.Count, "ask"),
                    "/workspace/asks/unanswered",
                    "Too long",
                    TaskItemState.Late,
                    $"Waiting since {Words.Date(unanswered[0].Ask.WaitingSince)} at the longest"),
            ]
            : [];

    private async Task<IReadOnlyList<TaskItem>> NamedRolesAsync(CancellationToken cancellation)
    {
        var alarms = await register.RoleAlarmsAsync(cancellation);
        if (alarms.Count == 0) return [];
        var names = (await places.AreasAsync(cancellation: cancellation)).ToDictionary(area => area.Code, area => area.Name, StringComparer.Ordinal);
        return
        [
            .. alarms.Select(alarm => new TaskItem(
                $"{PartnerWords.Of(alarm.Kind)}, {alarm.PartnerName ?? names.GetValueOrDefault(alarm.AreaCode ?? "") ?? alarm.AreaCode}",
                alarm.Holding is { } holding ? $"/workspace/named-roles/{holding}" : "/workspace/named-roles",
                NamedRoleWords.Of(alarm.What),
                alarm.What == RoleAlarmKind.EndingSoon ? TaskItemState.ToDo : TaskItemState.Late,
                NamedRoleWords.Since(alarm))),
        ];
    }

    private async Task<IReadOnlyList<TaskItem>> UnsettledAsync(CancellationToken cancellation) =>
    [
        .. (await register.UnsettledAsync(cancellation)).Select(unsettled => new TaskItem(
            unsettled.Partner.Name,
            $"/workspace/organisations/{unsettled.Partner.Slug}",
            "To settle",
            TaskItemState.Late,
            $"Its last day has passed, and something still refers to it. {string.Join("; ", unsettled.Left)}")),
    ];

    private async Task<IReadOnlyList<TaskItem>> UncitedAsync(CancellationToken cancellation)
    {
        var evidence = strategy.EvidenceAsync(cancellation);
        var document = await strategy.StrategyAsync(cancellation);
        var cited = document?.Clauses.SelectMany(c => c.Citations).Select(c => c.EvidenceId).ToHashSet() ?? [];
        return
        [
            .. (await evidence).Where(e => !cited.Contains(e.Id)).Select(e => new TaskItem(
                e.Title, "/workspace/strategy", "Not cited", TaskItemState.ToDo, $"{e.AreaName}, {Words.Dates(e.From, e.To)}")),
        ];
    }

    private async Task<IReadOnlyList<TaskItem>> ChangedReuseAsync(CancellationToken cancellation) =>
    [
        .. (await engagement.ChangedReuseAsync(cancellation)).Select(changed => new TaskItem(
            changed.QuestionText,
            $"/workspace/surveys/{changed.SurveySlug}/reuse/{changed.QuestionCode}",
            changed.NeedsDecision ? "Decide again" : "To read",
            changed.NeedsDecision ? TaskItemState.Late : TaskItemState.ToDo,
            $"{changed.SurveyTitle}. {DecisionWords.Of(changed.Changes[^1])}")),
    ];

    private async Task<IReadOnlyList<TaskItem>> ChangedCitationsAsync(CancellationToken cancellation) =>
    [
        .. from clause in (await strategy.StrategyAsync(cancellation))?.Clauses ?? []
           from citation in clause.Citations
           where citation.Withdrawal is not null || citation.Correction is not null
           let because = citation.Withdrawal?.Because ?? citation.Correction!.Because
           select new TaskItem(
               $"Clause {clause.Number}: {clause.Heading}",
               $"/workspace/strategy#clause-{clause.Number}",
               citation.Withdrawal is null ? "Corrected" : "Withdrawn",
               TaskItemState.Late,
               $"It rests on “{citation.Title}”, {citation.AreaName}. The reason: {because}"),
    ];

    private async Task<IReadOnlyList<TaskItem>> FailedAsync(CancellationToken cancellation)
    {
        ServiceClient[] services = [engagement, membership, places, communications, strategy];
        var failed = await Task.WhenAll(services.Select(s => s.FailedMessagesAsync(cancellation)));
        return
        [
            .. services.Zip(failed).Where(s => s.Second.Count > 0).Select(s => new TaskItem(
                s.First.Service.Capitalised(),
                "/workspace/operations",
                Words.Of(s.Second.Count, "message"),
                TaskItemState.Late)),
        ];
    }
}

/// <summary>A part of the home page.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Tasks">What waits; null where it could not be looked up.</param>
internal sealed record HomePart(string Heading, IReadOnlyList<TaskItem>? Tasks);
