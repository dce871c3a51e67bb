using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Workloads;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Partner = IcpEngage.Membership.Partners.Partner;

namespace IcpEngage.Membership.Asks;

/// <summary>
/// A wish for one partner's time, on the ledger that everybody's asks of it are on. Its hours are those of its
/// <see cref="Lines"/>, one for each asker. A method is allowed where its comment says so; in any other state it throws
/// <see cref="InvalidOperationException"/>. Changing an ask needs its lines loaded, <see cref="HoursSpent"/> its time.
/// </summary>
internal sealed class Ask : IVersioned
{
    /// <summary>Fewest hours that can be agreed, where any are asked for.</summary>
    public const decimal FewestHours = 0.5m;

    /// <summary>Most hours of one ask.</summary>
    public const decimal MostHours = 500;

    public const int LongestPurpose = 500;

    /// <summary>Of a reason or a note.</summary>
    public const int LongestReason = 500;

    public required Guid Id { get; init; }

    /// <summary>Who is asked: until it ended, and then whoever came after it.</summary>
    public required Guid PartnerId { get; set; }

    public required string AreaCode { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Null where the partner is no Healthwatch.</summary>
    public required StatutoryActivity? Activity { get; init; }

    /// <summary>Code of the skill that is needed; null for any.</summary>
    public string? Skill { get; init; }

    /// <summary>Where the work is; null where it is not said.</summary>
    public string? Where { get; init; }

    /// <summary>First day on which time is needed, or was agreed.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, not before the first.</summary>
    public DateOnly By { get; private set; }

    /// <summary>The ask it was split or passed on from.</summary>
    public Guid? FromAskId { get; private set; }

    public bool Demonstration { get; init; }

    public AskState State { get; private set; }

    /// <summary>Why it was declined, withdrawn, expired or passed on.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the partner proposes; null unless countered.</summary>
    public AskProposal? Proposal { get; private set; }

    /// <summary>The day it was first asked.</summary>
    public DateOnly RaisedOn { get; private set; }

    /// <summary>The day since which somebody's answer is waited for.</summary>
    public DateOnly WaitingSince { get; private set; }

    /// <summary>The day it was escalated, in this wait.</summary>
    public DateOnly? EscalatedOn { get; private set; }

    /// <summary>Steps of its story so far.</summary>
    public int StepCount { get; private set; }

    public int Version { get; private set; }

    public Partner Partner { get; private set; } = null!;

    public List<AskLine> Lines { get; } = [];

    /// <summary>Steps of its story. Changing an ask adds to them without having loaded them.</summary>
    public List<AskStep> Steps { get; } = [];

    /// <summary>Time logged on it, what was taken back included.</summary>
    public List<TimeEntry> Time { get; } = [];

    /// <summary>Those that were not taken back, the first first.</summary>
    public IReadOnlyList<AskLine> StandingLines => [.. InOrder.Where(line => line.Stands)];

    /// <summary>Hours asked for.</summary>
    public decimal Hours => Lines.Where(line => line.Stands).Sum(line => line.Hours);

    /// <summary>Hours agreed; null unless accepted.</summary>
    public decimal? HoursAgreed => State == AskState.Accepted ? Lines.Where(line => line.Stands).Sum(line => line.HoursAgreed ?? 0) : null;

    /// <summary>Hours logged and not taken back. Needs <see cref="Time"/> loaded.</summary>
    public decimal HoursSpent => Time.Where(entry => entry.Counts).Sum(entry => entry.Hours);

    /// <summary>Somebody's answer is waited for: the partner's, or that of those who asked.</summary>
    public bool Waits => State is AskState.Open or AskState.Countered;

    /// <summary>What it serves, else what it is for.</summary>
    public string Title => Standing[0].ServesTitle ?? Purpose;

    /// <summary>The least that can be agreed to: nobody can be asked for less than was asked.</summary>
    public decimal LeastHours => Math.Min(FewestHours, Hours);

    private IEnumerable<AskLine> InOrder => Lines.OrderBy(line => line.RaisedOn).ThenBy(line => line.Id);

    /// <summary>Those that stand; where nobody's does, all.</summary>
    private IReadOnlyList<AskLine> Standing => StandingLines is { Count: > 0 } standing ? standing : [.. InOrder];

    /// <summary>Puts an ask on the ledger.</summary>
    /// <param name="ask">What is asked of whom.</param>
    /// <param name="from">First day on which time is needed.</param>
    /// <param name="by">Last day; the first is no later.</param>
    /// <param name="line">Who asks, for how many hours.</param>
    /// <param name="act">Who does it, and when.</param>
    public static Ask Raise(Ask ask, DateOnly from, DateOnly by, AskLine line, Act act)
    {
        // A survey may open after the day by which the partner is to be done: then it is all of that day.
        (ask.From, ask.By) = (from <= by ? from : by, by);
        (ask.RaisedOn, ask.WaitingSince) = (act.Day, act.Day);
        ask.Lines.Add(line);
        ask.Step(AskStepKind.Raised, act, line, line.Hours);
        return ask;
    }

    /// <summary>Another asker joins an open ask, with hours of its own or none.</summary>
    public void Join(AskLine line, Act act)
    {
        Require(AskState.Open);
        if (Lines.Exists(each => each.Id == line.Id))
        {
            throw new InvalidOperationException("The wish is on the ask already.");
        }

        Lines.Add(line);
        Step(AskStepKind.Joined, act, line, line.Hours, line.Note);
    }

    /// <summary>The partner agrees to give hours, from <see cref="LeastHours"/> to <see cref="Hours"/>. While it waits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Too few hours, or more than were asked for.</exception>
    public void Accept(decimal hours, Act act)
    {
        RequireWaiting();
        Agree(hours);
        Step(AskStepKind.Accepted, act, hours: hours);
    }

    /// <summary>The partner declines, and says why. While it waits.</summary>
    public void Decline(string reason, Act act)
    {
        RequireWaiting();
        End(AskState.Declined, reason);
        Step(AskStepKind.Declined, act, note: reason);
    }

    /// <summary>The partner proposes something else, also something else than it proposed before. While it waits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Too few hours, or more than were asked for.</exception>
    public void Counter(AskProposal proposal, Act act)
    {
        RequireWaiting();
        RequireGivable(proposal.Hours);
        ClearProposal();
        (State, Proposal) = (AskState.Countered, proposal);
        Wait(act);
        Step(AskStepKind.Countered, act, hours: proposal.Hours, note: proposal.Note);
    }

    /// <summary>One who asked agrees to what the partner proposes; it is accepted once all who ask have. While countered.</summary>
    public void AgreeToProposal(Guid lineId, Act act)
    {
        Require(AskState.Countered);
        var line = StandingLine(lineId);
        line.Agrees = true;
        Step(AskStepKind.ProposalAgreed, act, line, Proposal!.Hours);
        AcceptWhatAllAgreeTo();
    }

    /// <summary>One who asked lets it stand as it was, and says why; the partner answers again. While countered.</summary>
    public void LetStand(Guid lineId, string note, Act act)
    {
        Require(AskState.Countered);
        var line = StandingLine(lineId);
        ClearProposal();
        State = AskState.Open;
        Wait(act);
        Step(AskStepKind.LetStand, act, line, note: note);
    }

    /// <summary>
    /// One who asked takes the wish back. The others' stay; without any, the ask is withdrawn. While it waits or is accepted:
    /// time that was spent stays on the ledger.
    /// </summary>
    public void Withdraw(Guid lineId, string reason, Act act)
    {
        if (!Waits)
        {
            Require(AskState.Accepted);
        }

        var line = StandingLine(lineId);
        (line.WithdrawnOn, line.WithdrawnBecause, line.HoursAgreed, line.Agrees) = (act.Day, reason, null, false);
        Step(AskStepKind.Withdrawn, act, line, line.Hours, reason);
        if (StandingLines.Count == 0)
        {
            End(AskState.Withdrawn, reason);
        }
        else if (Proposal is { } proposal)
        {
            // Nobody is offered more than those who are left ask for.
            Proposal = proposal with { Hours = Math.Min(proposal.Hours, Hours) };
            AcceptWhatAllAgreeTo();
        }
    }

    /// <summary>
    /// The partner makes it into parts that are answered one by one; the hours of each line are shared among them exactly.
    /// While it waits.
    /// </summary>
    /// <param name="parts">Each with an id for its ask; their hours add up to <see cref="Hours"/>.</param>
    /// <param name="act">Who does it, and when.</param>
    /// <exception cref="ArgumentException">The parts' hours do not add up.</exception>
    public IReadOnlyList<Ask> Split(IReadOnlyList<(Guid Id, AskPart Part)> parts, Act act)
    {
        RequireWaiting();
        if (parts.Sum(part => part.Part.Hours) != Hours)
        {
            throw new ArgumentException("The parts of an ask add up to it.", nameof(parts));
        }

        var lines = StandingLines;
        var hours = HourShares.Split([.. lines.Select(line => line.Hours)], [.. parts.Select(part => part.Part.Hours)]);
        var successors = parts.Zip(hours, (part, shares) => Succeed(
            part.Id,
            PartnerId,
            part.Part.From,
            part.Part.By,

            // Who is served by the hours of the others is served by each part; who has none of a part is not on it.
            lines.Zip(shares, (line, share) => line.With(share)).Where((line, index) => line.Hours > 0 || lines[index].Hours == 0),
            Activity,
            act)).ToList();
        End(AskState.Split, reason: null);
        Step(AskStepKind.Split, act, hours: Hours);
        return successors;
    }

    /// <summary>The partner passes it on to another, who answers it. While it waits.</summary>
    /// <param name="id">For the other partner's ask.</param>
    /// <param name="partnerId">The other partner.</param>
    /// <param name="activity">The statutory activity there; null where it is no Healthwatch.</param>
    /// <param name="reason">Why.</param>
    /// <param name="act">Who does it, and when.</param>
    public Ask Delegate(Guid id, Guid partnerId, StatutoryActivity? activity, string reason, Act act)
    {
        RequireWaiting();
        var successor = Succeed(id, partnerId, From, By, StandingLines.Select(line => line.With(line.Hours)), activity, act);
        End(AskState.Delegated, reason);
        Step(AskStepKind.Delegated, act, hours: Hours, note: reason);
        return successor;
    }

    /// <summary>The partner ended, and another came after it, which answers and gives the time. While it waits or is accepted.</summary>
    /// <param name="partnerId">The one that came after.</param>
    /// <param name="note">What became of the partner.</param>
    /// <param name="act">Who said so, and when.</param>
    public void Follow(Guid partnerId, string note, Act act)
    {
        if (!Waits)
        {
            Require(AskState.Accepted);
        }

        PartnerId = partnerId;
        Step(AskStepKind.Delegated, act, hours: Hours, note: note);
    }

    /// <summary>Logs time spent. While accepted.</summary>
    public void Log(TimeEntry entry)
    {
        Require(AskState.Accepted);
        Time.Add(entry);
    }

    /// <summary>Nobody answers: others are told. While it waits, once in each wait.</summary>
    public void Escalate(Act act)
    {
        RequireWaiting();
        EscalatedOn = act.Day;
        Step(AskStepKind.Escalated, act);
    }

    /// <summary>Nobody answered for too long. While it waits.</summary>
    public void Expire(string reason, Act act)
    {
        RequireWaiting();
        End(AskState.Expired, reason);
        Step(AskStepKind.Expired, act, note: reason);
    }

    /// <summary>Where one asker's wish stands.</summary>
    public AskState StateOf(AskLine line) => line.Stands ? State : AskState.Withdrawn;

    /// <summary>What became of it, for each asker. Needs <see cref="Partner"/>.</summary>
    public IEnumerable<AskAnswered> ToAnswers(string partnerName) =>
        InOrder.Select(line => new AskAnswered(line.Id, StateOf(line), line.HoursAgreed, line.Stands ? Reason : line.WithdrawnBecause)
        {
            LedgerAskId = Id,
            Step = StepCount,
            PartnerId = PartnerId,
            PartnerName = partnerName,
            Hours = line.Hours,
            From = From,
            By = By,
            Proposal = line.Stands ? Proposal : null,
        });

    /// <summary>What it takes of the partner's time, a load for each asker; an ask that others took over from takes none.</summary>
    public IEnumerable<AskLoad> ToLoads() =>
        from line in InOrder
        let state = StateOf(line)
        where state is not (AskState.Split or AskState.Delegated)
        select new AskLoad(
            state == AskState.Countered ? AskState.Open : state, line.Hours, line.HoursAgreed, line.Funded, From, By);

    /// <summary>Needs <see cref="Time"/> loaded.</summary>
    public AskSummary ToContract() => new(
        Id,
        PartnerId,
        Title,
        string.Join(" and ", Standing.Select(line => line.AskedBy).Distinct()),
        AreaCode,
        Purpose,
        Activity,
        Skill,
        Where,
        Hours,
        From,
        By,
        Funded: Standing.All(line => line.Funded),
        State,
        HoursAgreed,
        HoursSpent,
        Reason,
        Proposal,
        FromAskId,
        RaisedOn,
        WaitingSince,
        EscalatedOn,
        [.. InOrder.Select(line => line.ToContract())],
        Demonstration,
        Version)
    {
        SkillName = Skills.NameOf(Skill),
    };

    private Ask Succeed(
        Guid id, Guid partnerId, DateOnly from, DateOnly by, IEnumerable<AskLine> lines, StatutoryActivity? activity, Act act)
    {
        var successor = new Ask
        {
            Id = id,
            PartnerId = partnerId,
            AreaCode = AreaCode,
            Purpose = Purpose,
            Activity = activity,
            Skill = Skill,
            Where = Where,
            Demonstration = Demonstration,
            From = from,
            By = by,
            FromAskId = Id,
            RaisedOn = RaisedOn,
            WaitingSince = act.Day,
        };
        successor.Lines.AddRange(lines);
        successor.Step(AskStepKind.Raised, act, hours: successor.Hours);
        return successor;
    }

    private void AcceptWhatAllAgreeTo()
    {
        if (Proposal is not { } proposal || !StandingLines.All(line => line.Agrees))
        {
            return;
        }

        foreach (var line in StandingLines)
        {
            line.Funded |= proposal.NeedsFunding;
        }

        (From, By) = (proposal.From, proposal.By);
        Agree(proposal.Hours);
    }

    private void Agree(decimal hours)
    {
        RequireGivable(hours);
        var lines = StandingLines;
        foreach (var (line, share) in lines.Zip(HourShares.Share(hours, [.. lines.Select(line => line.Hours)])))
        {
            line.HoursAgreed = share;
        }

        End(AskState.Accepted, reason: null);
    }

    /// <summary>Nobody's answer is waited for any more.</summary>
    private void End(AskState state, string? reason)
    {
        ClearProposal();
        (State, Reason, EscalatedOn) = (state, reason, null);
    }

    private void ClearProposal()
    {
        Proposal = null;
        foreach (var line in Lines)
        {
            line.Agrees = false;
        }
    }

    private void Wait(Act act) => (WaitingSince, EscalatedOn) = (act.Day, null);

    private void Step(AskStepKind kind, Act act, AskLine? line = null, decimal? hours = null, string? note = null) =>
        Steps.Add(new AskStep
        {
            Id = Guid.CreateVersion7(act.At),
            Number = ++StepCount,
            Kind = kind,
            At = act.At,
            ById = act.PersonId,
            LineId = line?.Id,
            Hours = hours,
            Note = note,
        });

    private AskLine StandingLine(Guid id) =>
        Lines.Find(line => line.Id == id && line.Stands) ?? throw new InvalidOperationException("The wish is not on the ask.");

    private void RequireGivable(decimal hours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, LeastHours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hours, Hours);
    }

    private void RequireWaiting()
    {
        if (!Waits)
        {
            throw new InvalidOperationException("Nobody's answer to the ask is waited for.");
        }
    }

    private void Require(AskState state)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"The ask is {State}, not {state}.");
        }
    }
}

internal sealed class AskConfiguration : IEntityTypeConfiguration<Ask>
{
    public void Configure(EntityTypeBuilder<Ask> builder)
    {
        builder.Property(ask => ask.Id).ValueGeneratedNever();
        builder.Property(ask => ask.AreaCode).HasMaxLength(20);
        builder.Property(ask => ask.Purpose).HasMaxLength(Ask.LongestPurpose);
        builder.Property(ask => ask.Skill).HasMaxLength(40);
        builder.Property(ask => ask.Where).HasMaxLength(200);
        builder.Property(ask => ask.Reason).HasMaxLength(Ask.LongestReason);
        builder.Property(ask => ask.Proposal).HasJson();
        builder.Ignore(ask => ask.StandingLines);
        builder.HasOne(ask => ask.Partner).WithMany().HasForeignKey(ask => ask.PartnerId);
        builder.HasMany(ask => ask.Lines).WithOne().HasForeignKey(line => line.AskId);
        builder.HasMany(ask => ask.Steps).WithOne().HasForeignKey(step => step.AskId);
        builder.HasMany(ask => ask.Time).WithOne().HasForeignKey(entry => entry.AskId);
        builder.HasIndex(ask => new { ask.PartnerId, ask.By });
        builder.HasIndex(ask => ask.State);
        builder.HasIndex(ask => ask.FromAskId);
    }
}
