using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Partnerships.Chairs;
using IcpEngage.Membership.Partnerships.Forums;
using IcpEngage.Membership.Partnerships.Interests;
using IcpEngage.Membership.Partnerships.Meetings;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Membership.Partnerships;

/// <summary>
/// Made-up people on the seats of Halton and of the system: a term that ends soon, a seat that nobody fills, a forum whose
/// report is late, meetings at which some say more than others, and in Halton a proposed chair with a concern on record.
/// </summary>
internal sealed class DemonstrationPartnerships(DateOnly today, DateTimeOffset now)
{
    private const string Halton = "E06000006";

    private readonly Guid council = PartnerId("halton-borough-council");
    private readonly Guid board = PartnerId("nhs-cheshire-and-merseyside");
    private readonly Guid healthwatch = PartnerId("healthwatch-halton");
    private readonly Guid voices = PartnerId("example-community-voices");

    /// <summary>Adds to the partnerships what there is to look at.</summary>
    public void AddTo(IReadOnlyList<Partnership> partnerships)
    {
        FillHalton(partnerships.Single(partnership => partnership.AreaCode == Halton));
        FillSystem(partnerships.Single(partnership => partnership.Kind == PartnershipKind.System));
    }

    private static Guid PartnerId(string slug) => DeterministicId.From($"partner/{slug}");

    private void FillHalton(Partnership halton)
    {
        var councillor = Name(
            halton, council, "Morgan Madeup", "Councillor (fictional)", today.AddDays(-400), today.AddDays(45), DeterministicId.From("person/morgan-madeup"), DeterministicId.From("holder/halton-council"));
        var director = Name(halton, board, "Kit Specimen", "Place director (fictional)", today.AddDays(-200), null);
        halton.Seats.Single(seat => seat.PartnerId == council).Holders.Add(new SeatHolder
        {
            Kind = HolderKind.Deputy,
            Name = "Ash Imaginary",
            JobTitle = "Place lead, Halton (fictional)",
            PersonId = DeterministicId.From("person/ash-imaginary"),
            From = today.AddDays(-400),
            NamedInPublic = true,
        });
        Name(halton, voices, "Pat Invented", "Representative", today.AddDays(-300), null, DeterministicId.From("person/pat-invented"));
        councillor.InterestsConfirmedOn = today.AddDays(-120);
        councillor.Interests.Add(new Interest
        {
            Kind = InterestKind.NonFinancialPersonal,
            Description = "Trustee of Example Lunch Club, a made-up charity that the council pays for meals",
            From = today.AddDays(-900),
            DeclaredOn = today.AddDays(-400),
            Managed = "Leaves the room when grants to charities are decided",
        });

        var forum = new Forum
        {
            Id = DeterministicId.From("forum/halton-people"),
            Kind = ForumKind.Forum,
            Name = "Halton people’s forum",
            Purpose = "Brings together people who use services, unpaid carers and community groups. It says what matters to people in "
                + "Halton, and what they think of plans before they are settled. It meets every two months, in a different neighbourhood each time.",
            ReportsEveryMonths = 3,
            From = today.AddDays(-300),
            ReviewOn = today.AddDays(65),
            Partners = [.. new[] { healthwatch, voices, council }.Select(partner => new ForumPartner { PartnerId = partner })],
            Reports =
            [
                new ForumReport
                {
                    On = today.AddDays(-130),
                    Done = "Met twice, with 34 people in all. Talked about getting to appointments by bus and about waiting lists.",
                    AsksFor = "Ask the board to look at bus times when clinics move.",
                },
            ],
        };
        halton.Forums.Add(forum);
        halton.Forums.Add(new Forum
        {
            Id = DeterministicId.From("forum/halton-engagement"),
            Kind = ForumKind.SubGroup,
            Name = "Engagement group",
            Purpose = "Plans what Halton asks its people, so that nobody is asked twice, and shares out the work.",
            Remit = "May spend up to £2,000 a year on community events without asking the partnership.",
            ReportsToId = forum.Id,
            From = today.AddDays(-200),
            Partners = [.. new[] { healthwatch, voices }.Select(partner => new ForumPartner { PartnerId = partner })],
        });
        halton.Meetings.AddRange(
        [
            Held("Winter pressures and community transport", today.AddDays(-75), (council, Presence.Representative, 3, 6), (board, Presence.Representative, 4, 6), (healthwatch, Presence.Representative, 0, 2), (voices, Presence.Apologies, 0, 0)),
            Held("Neighbourhood plans", today.AddDays(-40), (council, Presence.Deputy, 2, 5), (board, Presence.Representative, 3, 5), (healthwatch, Presence.Representative, 1, 3), (voices, Presence.Representative, 0, 1)),
            new Meeting
            {
                Id = DeterministicId.From("meeting/halton-next"),
                On = today.AddDays(20),
                Title = "What people told us about GP help",
                Where = "Example Hall, Halton (fictional)",
                OpenToPublic = true,
            },
        ]);

        var chair = new ChairSelection
        {
            Id = DeterministicId.From("chair/halton"),
            Model = ChairModel.CoChairs,
            From = today.AddDays(30),
            Until = today.AddDays(30).AddYears(2),
            Why = "Two co-chairs, one from each side, so that health and council lead together.",
            OpenedAt = now.AddDays(-6),
            Candidates = [new ChairCandidate { HolderId = councillor.Id, Place = 1 }, new ChairCandidate { HolderId = director.Id, Place = 2 }],
        };
        chair.Take(
            board,
            Stance.SupportWithReservations,
            "Two years are long: the place director may change posts before.",
            by: null,
            "Said at the partnership’s meeting (made up)",
            now.AddDays(-5));
        halton.Selections.Add(chair);
    }

    private void FillSystem(Partnership system)
    {
        var shared = Name(system, board, "Lou Notional", "Chair (fictional)", today.AddDays(-500), null);
        shared.InterestsConfirmedOn = today.AddDays(-60);
        Name(system, council, "Morgan Madeup", "Councillor (fictional)", today.AddDays(-400), null, DeterministicId.From("person/morgan-madeup")).InterestsConfirmedOn = today.AddDays(-120);
        var chair = new ChairSelection
        {
            Id = DeterministicId.From("chair/system"),
            Model = ChairModel.SharedWithIcb,
            From = today.AddDays(-450),
            Until = today.AddDays(280),
            Why = "One chair for the board and the partnership, to begin with.",
            OpenedAt = now.AddDays(-470),
            Candidates = [new ChairCandidate { HolderId = shared.Id, Place = 1 }],
        };
        foreach (var seat in system.Seats.Where(seat => seat.Standing == Standing.Member))
        {
            chair.Take(seat.PartnerId, Stance.Support, concern: null, by: null, "Said at the first meeting (made up)", now.AddDays(-460));
        }

        chair.Settle(now.AddDays(-455));
        system.Selections.Add(chair);
    }

    private static SeatHolder Name(
        Partnership partnership, Guid partner, string name, string jobTitle, DateOnly from, DateOnly? until, Guid? person = null, Guid? id = null)
    {
        var holder = new SeatHolder
        {
            Id = id ?? Guid.CreateVersion7(),
            Kind = HolderKind.Representative,
            Name = name,
            JobTitle = jobTitle,
            PersonId = person,
            From = from,
            Until = until,
            NamedInPublic = true,
        };
        partnership.Seats.Single(seat => seat.PartnerId == partner).Holders.Add(holder);
        return holder;
    }

    private static Meeting Held(string title, DateOnly on, params (Guid Partner, Presence Presence, int Led, int Spoke)[] there) => new()
    {
        On = on,
        Title = title,
        Where = "Example Hall, Halton (fictional)",
        OpenToPublic = true,
        Items = 7,
        Attendance =
        [
            .. there.Select(each => new Attendance
            {
                PartnerId = each.Partner,
                Presence = each.Presence,
                Led = each.Led,
                Spoke = each.Spoke,
            }),
        ],
    };
}
