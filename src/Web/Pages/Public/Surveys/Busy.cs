using IcpEngage.Web.Languages;

namespace IcpEngage.Web.Pages.Public.Surveys;

/// <summary>A page that keeps what the person gave while a service cannot take it.</summary>
internal static class Busy
{
    /// <summary>Answers 503 with the page, and says in the error summary what to do.</summary>
    /// <param name="context">The request.</param>
    /// <param name="whatToDo">A sentence.</param>
    public static Components.FieldError Error(HttpContext context, string whatToDo)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "60";
        return new(FieldId: null, Texts.Say($"The service is very busy. {whatToDo}"));
    }
}
