using IcpEngage.Platform.Tests.Platforms;

namespace IcpEngage.Platform.Tests.Journey;

/// <summary>What is asked of Healthwatch, and who decides with whom, in a real browser: an engagement lead, an officer, the secretariat, anybody.</summary>
[Collection(Embedded.Name)]
public sealed class PartnersJourney(EmbeddedPlatform platform, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Healthwatch = "Healthwatch Halton";
    private const string Desk = "/workspace/partners/healthwatch-halton";

    private readonly DateOnly monday = NextMonday().AddDays(14);

    [Fact]
    public async Task A_place_joins_the_systems_ask_and_Healthwatch_counters_it_and_logs_its_time()
    {
        await using var sam = await Visitor.ArriveAsync(platform, chromium, "16-ask");
        await sam.SignInAsAsync("Sam Sample");

        // What is like it shows before it is sent, and that it would be too much: they ask once.
        await AskAsync(sam, "Easy Read sessions in Runcorn to help people with a learning disability to answer the survey", "14", weeks: 2);
        await sam.SeesAsync("Something like it has been asked already", "Too much");
        await sam.FollowAsync("Join this ask");
        await sam.FillInAsync("How many hours more", "2");
        await sam.PressAsync("Join the ask");
        await sam.SeesAsync("You joined the ask");
        var ask = sam.Path;

        // Another wish would be too much as well, and is moved to days on which there is time.
        await AskAsync(sam, "Read what people wrote about transport and sum it up for the council", "20", weeks: 3);
        await sam.SeesAsync("Too much");
        await sam.FollowAsync("Use these days");
        await sam.DoesNotSeeAsync("Too much");
        await sam.PressAsync("Send the ask");
        await sam.SeesAsync($"{Healthwatch} is asked.");

        await using var bea = await Visitor.ArriveAsync(platform, chromium, "16-officer");
        await bea.SignInAsAsync("Bea Specimen");
        await bea.GoToAsync($"{Desk}/asks/{ask.Split('/')[^1]}");
        await bea.SeesAsync("14 hours", "2 hours");
        await bea.FollowAsync("Propose something else");
        await bea.FillInAsync("Hours you could give", "10");
        await bea.PressAsync("Propose this");
        await bea.SeesAsync("You proposed something else");

        // It is agreed once all who ask have agreed.
        await AgreeAsync(sam, ask);
        await sam.SeesAsync("It waits for the others who ask");
        await using var alex = await Visitor.ArriveAsync(platform, chromium, "16-system");
        await alex.SignInAsAsync("Alex Example");
        await AgreeAsync(alex, ask);
        await alex.SeesAsync($"{Healthwatch} agreed to 10 hours.");

        // Two taps: the page, the hours. And a mistake is taken back.
        await bea.GoToAsync($"{Desk}/time");
        await bea.PressAsync(
            "1 hour today on Getting help from your GP practice: Listen to people at four community drop-ins about getting help from their GP practice");
        await bea.SeesAsync("You logged 1 hour on");
        await bea.PressAsync("Undo");
        await bea.SeesAsync("You took the entry back");
        await bea.GoToAsync($"{Desk}/workload");
        await bea.SeesAsync("Who asks, and what for");
        await bea.GoToAsync($"{Desk}/demand");
        await bea.SeesHeadingAsync("Statement of demand");

        sam.FoundNothingWrong();
        bea.FoundNothingWrong();
        alex.FoundNothingWrong();
    }

    [Fact]
    public async Task The_secretariat_sees_who_is_missing_has_a_chair_agreed_and_an_agreement_signed()
    {
        await using var robin = await Visitor.ArriveAsync(platform, chromium, "17-secretariat");
        await robin.SignInAsAsync("Robin Makebelieve");
        await robin.GoToAsync("/workspace/composition");
        await robin.FollowAsync("Halton place partnership");
        await robin.SeesAsync("What is missing", "Groups that must not be overlooked");
        await robin.FollowAsync("Say who speaks for them");
        await robin.SelectAsync("Who speaks for them?", "Example Community Voices (fictional) (has a part in it)");
        await robin.FillInAsync("How do you know?", "Its members (made up) say so at each meeting of the forum.");
        await robin.PressAsync("Record");
        await robin.SeesAsync("Recorded.");

        // The chair: two who choose, one concern on record, nobody outvoted.
        await robin.GoToAsync("/workspace/partnerships");
        await robin.FollowAsync("Halton place partnership");
        await robin.GoToAsync($"{robin.Path}/chair");
        await robin.FollowAsync("See where all stand");
        await robin.SeesAsync("Not agreed yet:");
        await robin.FollowAsync("Say where it stands");
        await robin.ChooseAsync("Supports it");
        await robin.FillInAsync("How do you know where they stand?", "Said on the telephone (made up)");
        await robin.PressAsync("Put it on record");
        await robin.FollowAsync("Say what was done");
        await robin.FillInAsync("How was it resolved", "The term is looked at again when the place director changes posts.");
        await robin.PressAsync("Put it on record");
        await robin.PressAsync("Settle the chair");
        await robin.SeesAsync("The chair is settled");

        // The agreement: one signature on paper, one here, and everybody can read it.
        await robin.GoToAsync("/workspace/agreements");
        await robin.FollowAsync("Halton place agreement");
        var agreement = robin.Path;
        await robin.FollowAsync("Record a signature on paper of Halton Borough Council");
        await robin.FillInDateAsync("When was it signed?", DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1));
        await robin.FillInAsync("The office of who signed", "Chief executive");
        await robin.FillInAsync("Where is the paper kept?", "File 12 (made up)");
        await robin.PressAsync("Record the signature");
        await robin.SeesAsync("The signature is recorded.");

        await using var bea = await Visitor.ArriveAsync(platform, chromium, "17-signatory");
        await bea.SignInAsAsync("Bea Specimen");
        await bea.GoToAsync(agreement);
        await bea.FollowAsync("Read and sign");
        await bea.TickBeginningAsync("I have read version 1");
        await bea.PressAsync("Sign");
        await bea.SeesAsync("The signature is recorded.", "In force");

        await using var anybody = await Visitor.ArriveAsync(platform, chromium, "17-anybody", script: false);
        await anybody.GoToAsync("/people");
        await anybody.SeesAsync(Healthwatch, "Halton place partnership");
        await anybody.GoToAsync("/agreements");
        await anybody.FollowAsync("Halton place agreement");
        await anybody.SeesAsync("We plan together for the people of Halton");

        robin.FoundNothingWrong();
        bea.FoundNothingWrong();
        anybody.FoundNothingWrong();
    }

    private static DateOnly NextMonday()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
    }

    private static async Task AgreeAsync(Visitor lead, string ask)
    {
        await lead.GoToAsync(ask);
        await lead.SeesAsync($"What {Healthwatch} proposes");
        await lead.FollowAsync("Agree");
        await lead.PressAsync("Agree");
    }

    /// <summary>Fills a wish in as far as the page that shows what it would do.</summary>
    private async Task AskAsync(Visitor lead, string purpose, string hours, int weeks)
    {
        await lead.GoToAsync("/workspace/asks/new");
        await lead.SelectAsync("Which partner?", Healthwatch);
        await lead.PressAsync("Continue");
        await lead.FillInAsync("What do you need help with?", purpose);
        await lead.FillInAsync("How many hours?", hours);
        await lead.FillInDateAsync("From when?", monday);
        await lead.FillInDateAsync("By when?", monday.AddDays((7 * weeks) - 3));
        await lead.ChooseInAsync("Is the time paid for?", "No");
        await lead.PressAsync("Continue");
    }
}
