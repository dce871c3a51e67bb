using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Workspace.Forms;

namespace IcpEngage.Web.Tests.Workspace;

public sealed class FormProblemsTests
{
    private readonly FormProblems problems = new();

    [Theory]
    [InlineData("27", "3", "2027")]
    [InlineData("27", "March", "2027")]
    [InlineData(" 27 ", "mar", "2027")]
    public void A_date_is_read_as_people_type_it(string day, string month, string year) =>
        problems.ReadDate("by", new DateParts(day, month, year), "The last day").ShouldBe(new DateOnly(2027, 3, 27));

    [Theory]
    [InlineData(null, null, null, "The last day is missing. Enter it like this: 27 3 2027")]
    [InlineData("27", null, "2027", "The last day must include a month")]
    [InlineData(null, null, "2027", "The last day must include a day and a month")]
    [InlineData("31", "2", "2027", "The last day must be a real date, like 27 3 2027")]
    public void A_date_that_is_none_is_an_error_that_leads_to_its_first_box(string? day, string? month, string? year, string sentence)
    {
        problems.ReadDate("by", new DateParts(day, month, year), "The last day").ShouldBeNull();

        problems.Errors.ShouldBe([new FieldError("by-day", sentence)]);
        problems.Of("by").ShouldBe(sentence);
    }

    [Fact]
    public void What_a_service_says_of_a_field_stands_beside_that_field()
    {
        var problem = new ServiceProblemException(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid, "All of it.", new Dictionary<string, IReadOnlyList<string>>
        {
            ["Definition.Introduction"] = ["Too long."],
            ["closes"] = ["Too early."],
            ["somethingElse"] = ["Odd."],
        });

        problems.AddFrom(problem, ["introduction"], ["closes"]);

        problems.Errors.ShouldBe([new("introduction", "Too long."), new("closes-day", "Too early."), new(null, "Odd.")], ignoreOrder: true);
        problems.Of("closes").ShouldBe("Too early.");
    }

    [Fact]
    public void A_problem_with_the_whole_is_said_once()
    {
        problems.AddFrom(new(HttpStatusCode.Conflict, ErrorCodes.Stale, "Somebody was faster."), ["title"], []);

        problems.Errors.ShouldBe([new FieldError(null, "Somebody was faster.")]);
    }
}
