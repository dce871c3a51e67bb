using IcpEngage.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http;

namespace IcpEngage.ServiceDefaults.Tests.Http;

public sealed class FieldErrorsTests
{
    [Fact]
    public void What_holds_is_no_error() =>
        new FieldErrors().Require(true, "title", "No.").RequireText("Tea", 3, 3, "title", "The title").Any.ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ab  ")]
    [InlineData("abcdef")]
    public void A_text_is_measured_without_the_blanks_around_it(string? text) =>
        new FieldErrors().RequireText(text, 3, 5, "title", "The title").Any.ShouldBeTrue();

    [Fact]
    public void Every_error_of_every_field_is_said()
    {
        var problem = new FieldErrors()
            .Require(false, "title", "One.")
            .Require(false, "title", "Two.")
            .Require(false, "body", "Three.")
            .ToProblem();

        problem.StatusCode.ShouldBe(422);
        var details = problem.ProblemDetails.ShouldBeOfType<HttpValidationProblemDetails>();
        details.Errors["title"].ShouldBe(["One.", "Two."]);
        details.Errors["body"].ShouldBe(["Three."]);
        details.Extensions["code"].ShouldBe("invalid");
    }
}
