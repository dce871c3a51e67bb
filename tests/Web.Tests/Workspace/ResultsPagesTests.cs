using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Components;
using IcpEngage.Web.Tests.Clients;

namespace IcpEngage.Web.Tests.Workspace;

[Collection(WorkspaceCollection.Name)]
public sealed class ResultsPagesTests(WorkspaceHost host)
{
    private const string Sex = "@equality.sex";

    private static readonly ResultsDimension Places = new("@place", "Place", [new("halton", "Halton"), new("wirral", "Wirral")]);
    private static readonly ResultsDimension Ease = new("ease", "How easy is it?", [new("easy", "Easy"), new("hard", "Hard")]);
    private static readonly ResultsDimension Help = new("help", "What helps?", [new("staff", "Staff"), new("time", "Time")], Several: true);
    private static readonly ResultsDimension Asked = new(Sex, "What is your sex?", [new("female", "Female"), new("male", "Male")], Equality: true);
    private static readonly ResultsFilter Women = new(Sex, "female", "What is your sex?", "Female");

    private readonly string slug = $"survey-{Guid.NewGuid():N}";

    private string Page => $"/workspace/surveys/{slug}/results";

    private string Api => $"/api/engagement/surveys/{slug}";

    [Fact]
    public async Task Each_question_has_its_chart_its_table_and_a_way_to_break_it_down()
    {
        var browser = await VisitAsync();

        var page = await browser.GetAsync(Page);

        page.Text.ShouldContain("They are for staff until the evidence is released.");
        page.Text.ShouldContain("About 40 people have answered this survey by Halton so far.");
        page.Html.ShouldContain("role=\"img\" aria-labelledby=\"chart-1-title chart-1-description\"");
        Row(page, "Easy").ShouldBe("Easy 30 75%");
        Row(page, "Hard").ShouldBe("Hard * *", "a hidden figure has a star in the table");
        page.Html.ShouldContain(">*</text>", Case.Sensitive, "and in the chart");
        page.Text.ShouldContain(Words.HiddenMeaning);
        page.Html.ShouldContain($"href=\"{Page}/by?question=ease\"");
        page.Text.ShouldContain("by place, another question or an equality group");
        page.Html.ShouldContain($"href=\"{Page}/figures.csv\"");
    }

    [Fact]
    public async Task What_to_filter_by_is_chosen_first_and_its_answer_next()
    {
        var browser = await VisitAsync();

        Options(await browser.GetAsync(Page), "add").ShouldBe(["@place", "ease", "help", Sex]);
        (await browser.GetAsync(Page)).Text.ShouldContain("What is your sex? (equality question)");

        var next = await browser.GetAsync($"{Page}?add={Sex}");
        next.Html.ShouldContain($"value=\"{Sex}:female\"");
        next.Html.ShouldContain($"value=\"{Sex}:male\"");
        next.Text.ShouldContain("Show only these people");
    }

    [Fact]
    public async Task Who_is_looked_at_is_said_can_be_taken_off_and_goes_with_every_link()
    {
        var browser = await VisitAsync(Women);

        var page = await browser.GetAsync($"{Page}?filter={Sex}:female");

        page.Text.ShouldContain("What is your sex?: Female Remove What is your sex?: Female");
        page.Text.ShouldContain("About 40 people of about 70.");
        page.Html.ShouldContain($"href=\"{Page}/by?filter=@equality.sex%3Afemale&amp;question=ease\"");
        page.Html.ShouldContain($"href=\"{Page}/figures.csv?filter=@equality.sex%3Afemale\"");
        Options(page, "add").ShouldBe(["@place", "ease", "help"], "a question is filtered by once");
        host.Services.Received.Last(request => request.Path == Api + "/results/explore").Query.ShouldBe("?filter=@equality.sex%3Afemale");
    }

    [Fact]
    public async Task Filters_that_leave_a_few_people_show_no_figure_and_say_why()
    {
        var browser = await VisitAsync(Women);
        host.Services.OnGet(Api + "/results/explore", Explored(people: null, Women));

        var page = await browser.GetAsync($"{Page}?filter={Sex}:female");

        page.Text.ShouldContain("nothing can be shown without giving somebody away. Remove a filter.");
        page.Html.ShouldNotContain("<svg role=\"img\"");
        page.Html.ShouldNotContain("figures.csv");
    }

    [Fact]
    public async Task A_filter_that_is_none_is_told_with_a_way_back()
    {
        var browser = await VisitAsync();
        host.Services.On("GET", Api + "/results/explore", FakeServices.Problem(
            422, ErrorCodes.Invalid, "No.", new() { ["filter"] = ["There is no answer to filter by that is called “x:y”."] }));

        var page = await browser.GetAsync($"{Page}?filter=x:y");

        page.Html.ShouldContain("<title>Error: Results");
        page.Text.ShouldContain("There is no answer to filter by that is called “x:y”.");
        page.Html.ShouldContain($"<a href=\"{Page}\">Show everybody’s answers</a>");
    }

    [Fact]
    public async Task A_question_stands_group_by_group_beside_everyone()
    {
        var browser = await VisitAsync();
        host.Services.OnGet(Api + $"/results/by/{Sex}/ease", BySex());

        var page = await browser.GetAsync($"{Page}/by?question=ease&by={Sex}");

        page.Text.ShouldContain("By “What is your sex?”");
        page.Text.ShouldContain("People are asked about themselves after they send their answers");
        page.Text.ShouldContain("About 30 people answered this question. Those who left it out count under “Everyone” only.");
        Row(page, "Group Everyone").ShouldBe("Group Everyone People who answered 40 Easy 75% (30) Hard *");
        Row(page, "Group Male").ShouldBe("Group Male People who answered * Easy * Hard *");
        Options(page, "by").ShouldBe(["@place", "help", Sex], "the question is not broken down by itself");
        page.Html.ShouldContain($"href=\"{Page}/by/figures.csv?question=ease&amp;by=@equality.sex\"");
    }

    [Fact]
    public async Task An_equality_question_that_nobody_answered_has_no_groups_to_compare()
    {
        var browser = await VisitAsync();
        host.Services.OnGet(Api + $"/results/by/{Sex}/ease", BySex() with { Grouped = new(0) });

        var page = await browser.GetAsync($"{Page}/by?question=ease&by={Sex}");

        page.Text.ShouldContain("Nobody has answered this question, so there are no groups to compare.");
        page.Html.ShouldNotContain("<svg role=\"img\"");
    }

    [Fact]
    public async Task A_question_that_is_none_of_the_survey_is_not_found()
    {
        var browser = await VisitAsync();

        (await browser.GetAsync($"{Page}/by?question=gone&by=@place")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"{Page}/by")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_file_has_the_figures_of_the_page_and_says_what_they_are()
    {
        var browser = await VisitAsync();
        host.Services.OnGet(Api + $"/results/by/{Sex}/ease", BySex() with { Filters = [new("@place", "halton", "Place", "Halton")] });

        var file = await browser.GetAsync($"{Page}/by/figures.csv?question=ease&by={Sex}&filter=@place:halton");

        file.Headers["Content-Type"].ShouldBe("text/csv; charset=utf-8");
        file.Headers["Content-Disposition"].ShouldContain($"{slug}-ease.csv");
        var lines = file.Html.TrimStart('\uFEFF').Split("\r\n");
        lines.ShouldContain("Only people with,Place,Halton");
        lines.ShouldContain("Note,Not published. Do not pass these figures on.");
        lines.ShouldContain("What is your sex?,Everyone,ease,How easy is it?,easy,Easy,30,75,40,");
        lines.ShouldContain("What is your sex?,Male,ease,How easy is it?,hard,Hard,*,*,*,");
        host.Services.Received.Last(request => request.Path == Api + $"/results/by/{Sex}/ease").Query.ShouldBe("?filter=@place%3Ahalton");
    }

    [Fact]
    public async Task Groups_are_for_staff_also_once_the_survey_is_released()
    {
        var browser = await VisitAsync();
        host.Services.OnGet(Api + $"/results/by/{Sex}/ease", BySex() with { State = SurveyState.Released });

        (await browser.GetAsync($"{Page}/by?question=ease&by={Sex}")).Text.ShouldContain("These figures are for staff. Do not pass them on.");
        (await browser.GetAsync($"{Page}/by/figures.csv?question=ease&by={Sex}")).Html.ShouldContain("Note,Not published. Do not pass these figures on.");

        host.Services.OnGet(Api + "/results/by/@place/ease", BySex() with { State = SurveyState.Released, By = Places, Grouped = null, Released = true });
        (await browser.GetAsync($"{Page}/by?question=ease&by=@place")).Text.ShouldNotContain("These figures are for staff.");
        (await browser.GetAsync($"{Page}/by/figures.csv?question=ease&by=@place")).Html.ShouldNotContain("Not published");
    }

    [Fact]
    public async Task A_text_that_a_spreadsheet_would_run_stays_a_text()
    {
        var browser = await VisitAsync();
        host.Services.OnGet(Api + "/results/explore", Explored(40) with
        {
            Results = Results(40) with { Title = "=cmd|' /C calc'!A0", Questions = [Question() with { Text = "-1, \"quoted\"" }] },
        });

        var lines = (await browser.GetAsync($"{Page}/figures.csv")).Html.TrimStart('\uFEFF').Split("\r\n");

        lines[0].ShouldBe("Survey,'=cmd|' /C calc'!A0");
        lines.ShouldContain("ease,\"'-1, \"\"quoted\"\"\",easy,Easy,30,75,40,");
    }

    [Fact]
    public async Task Everybody_sees_places_side_by_side_once_they_are_published()
    {
        host.Services.OnGet(Api + "/results/by/@place/ease", BySex() with
        {
            State = SurveyState.Released,
            By = Places,
            Groups = [Group("halton", "Halton", 30, 80), Group("wirral", "Wirral", null, null)],
            Grouped = null,
        });

        var page = await host.NewBrowser().GetAsync($"/results/{slug}/places/ease");

        page.Text.ShouldContain("Places side by side");
        Row(page, "Place Halton").ShouldStartWith("Place Halton People who answered 30 Easy 80%");
        Row(page, "Place Wirral").ShouldBe("Place Wirral People who answered * Easy * Hard *");
        page.Text.ShouldContain("a difference between two places may be chance");
        page.Html.ShouldContain($"href=\"/results/{slug}/places/ease/figures.csv\"");
    }

    [Fact]
    public async Task Neighbourhoods_are_shown_place_by_place_and_what_is_hidden_is_explained()
    {
        host.Services.OnGet(Api + "/results/by/@neighbourhood/ease", BySex() with
        {
            State = SurveyState.Released,
            By = new("@neighbourhood", "Neighbourhood", [new("W1", "Appleton", "Halton"), new("W2", "Birch", "Wirral"), new("W3", "Heath", "Halton")]),
            Groups = [Group("W1", "Appleton", 30, 80), Group("W2", "Birch", 20, 50), Group("W3", "Heath", null, null)],
            Grouped = null,
            Released = true,
        });

        var choice = await host.NewBrowser().GetAsync($"/results/{slug}/by/@neighbourhood/ease");
        var page = await host.NewBrowser().GetAsync($"/results/{slug}/by/@neighbourhood/ease?in=Halton");

        choice.Text.ShouldContain("Choose a place to see its neighbourhoods.");
        choice.Text.ShouldNotContain("Appleton");
        Row(page, "Neighbourhood Appleton").ShouldStartWith("Neighbourhood Appleton People who answered 30 Easy 80%");
        Row(page, "Neighbourhood Heath").ShouldBe("Neighbourhood Heath People who answered * Easy * Hard *");
        page.Text.ShouldNotContain("Birch");
        page.Text.ShouldContain("Why some figures are not shown");
    }

    [Fact]
    public async Task What_was_not_released_has_no_public_page_for_the_team_either()
    {
        host.Services.OnGet(Api + "/results/by/@equality.sex/ease", BySex() with { State = SurveyState.Released });

        (await host.NewBrowser().GetAsync($"/results/{slug}/by/@equality.sex/ease")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Before_they_are_published_they_lead_to_the_page_that_says_so()
    {
        host.Services.On("GET", Api + "/results/by/@place/ease", FakeServices.Problem(401, ErrorCodes.NotSignedIn, "Not yet."));

        var page = await host.NewBrowser().GetAsync($"/results/{slug}/places/ease");

        page.Status.ShouldBe(HttpStatusCode.Redirect);
        new Uri(host.Address, page.Location).AbsolutePath.ShouldBe($"/results/{slug}");
    }

    [Fact]
    public async Task Only_what_is_published_can_be_framed_by_others()
    {
        host.Services.OnGet(Api + "/results", Results(40) with { State = SurveyState.Released });
        var framed = await host.NewBrowser().GetAsync($"/embed/results/{slug}/ease");

        framed.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors *");
        framed.Html.ShouldNotContain("<form");
        Row(framed, "Easy").ShouldBe("Easy 30 75%");

        host.Services.OnGet(Api + "/results", Results(40));
        (await host.NewBrowser().GetAsync($"/embed/results/{slug}/ease")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Row(WorkspaceHost.Answer page, string first)
    {
        var rows = page.Html.Split("<tr").Skip(1).Select(row => page with { Html = "<tr" + row.Split("</tr>")[0] });
        return rows.Select(row => row.Text.Trim()).Single(text => text.StartsWith(first + " ", StringComparison.Ordinal));
    }

    private static List<string> Options(WorkspaceHost.Answer page, string select) =>
    [
        .. page.Html.Split($"name=\"{select}\"")[1].Split("</select>")[0].Split("<option value=\"").Skip(1).Select(option => option.Split('"')[0]),
    ];

    private static QuestionResult Question() => new(
        "ease", "How easy is it?", QuestionKind.SingleChoice, new(40), [new("easy", "Easy", new(30), 75), new("hard", "Hard", default, null)], null, null);

    private static BreakdownGroup Group(string value, string text, int? people, int? percent) => new(
        value, text, new(people), [new("easy", "Easy", new(people), percent), new("hard", "Hard", default, null)], null);

    private SurveyResults Results(int? people) => new(
        slug, "A survey", SurveyState.Live, "Halton", new(2026, 5, 4), new(2026, 6, 1), new(people), [], [Question()], Demonstration: false);

    private ExploredResults Explored(int? people, params ResultsFilter[] filters) =>
        new(Results(people), new(70), filters, [Places, Ease, Help, Asked]);

    private Breakdown BySex() => new(
        slug,
        "A survey",
        SurveyState.Live,
        Question(),
        Asked,
        [Group("female", "Female", 25, 80), Group("male", "Male", null, null)],
        new(40),
        new(70),
        [],
        Demonstration: false,
        Grouped: new(30));

    private async Task<WorkspaceHost.Browser> VisitAsync(params ResultsFilter[] filters)
    {
        host.Services
            .OnGet(Api, new SurveyDetail(
                new(Guid.NewGuid(), slug, "A survey", "E06000006", "Halton", ["E06000006"], SurveyState.Live, new(2026, 5, 4), new(2026, 6, 1), 1, 40, false),
                "adults",
                new("Why we ask.",
                [
                    new() { Code = "ease", Kind = QuestionKind.SingleChoice, Text = "How easy is it?", Options = [new("easy", "Easy"), new("hard", "Hard")] },
                ]),
                3,
                [new("E06000006", "halton", "Halton", 1)]))
            .OnGet(Api + "/results/explore", Explored(40, filters));
        return await host.SignedInAsync(WorkspaceHost.Lead);
    }
}
