using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Layout;

/// <summary>A page in plain words for every error, in place of an empty answer or a stack trace.</summary>
internal static class FriendlyErrors
{
    /// <summary>Handles errors of pages; the API has its own problem details.</summary>
    public static IApplicationBuilder UseFriendlyErrors(this IApplicationBuilder app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = exception => (int)StatusOf(exception),
                // What a service refused or did not answer is logged where it happened; what the sender did wrong is no error of ours.
                SuppressDiagnosticsCallback = context =>
                    context.Exception is ServiceProblemException || (int)StatusOf(context.Exception) < StatusCodes.Status500InternalServerError,
                ExceptionHandler = context => RenderAsync(
                    context,
                    context.Features.Get<IExceptionHandlerFeature>()?.Error as ServiceProblemException),
            });
            pages.Use(async (context, next) =>
            {
                await next(context);
                // The framework's own status code pages pass over an answer with a content type, which a refused form has.
                if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
                    await RenderAsync(context, problem: null);
            });
        });

    private static HttpStatusCode StatusOf(Exception exception) => exception switch
    {
        ServiceProblemException
        {
            Status: HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.Forbidden or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.ServiceUnavailable
        } problem => problem.Status,
        ServiceProblemException { Code: ErrorCodes.NotSignedIn } => HttpStatusCode.Forbidden,
        ServiceProblemException { Status: HttpStatusCode.TooManyRequests } => HttpStatusCode.ServiceUnavailable,
        ServiceProblemException { Code: ErrorCodes.Unavailable } => HttpStatusCode.ServiceUnavailable,
        // What was asked for does not suit the state that things are in, or the address holds something that is none.
        ServiceProblemException
        {
            Status: HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestUriTooLong
        } => HttpStatusCode.BadRequest,
        AntiforgeryValidationException => HttpStatusCode.BadRequest,

        // A page's own parameter that is none, as in ?page=two. The framework has no type of its own for it.
        InvalidOperationException { Source: "Microsoft.AspNetCore.Components" } unread
            when unread.Message.StartsWith("Cannot parse the value", StringComparison.Ordinal) => HttpStatusCode.BadRequest,
        BadHttpRequestException bad => (HttpStatusCode)bad.StatusCode,
        _ => HttpStatusCode.InternalServerError,
    };

    private static async Task RenderAsync(HttpContext context, ServiceProblemException? problem)
    {
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "60";
        // A page may have begun to render: it set a header that can be set once only, and the services of its scope serve
        // one page only.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        var own = context.RequestServices;
        await using var scope = own.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<ErrorDocument>(new Dictionary<string, object?>
            {
                [nameof(ErrorDocument.Status)] = context.Response.StatusCode,
                [nameof(ErrorDocument.Withdrawn)] = problem?.Evidence,
                [nameof(ErrorDocument.Sent)] = context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable ? await KeptForm.OfAsync(context) : null,
                [nameof(ErrorDocument.Detail)] = problem?.Status is HttpStatusCode.Forbidden ? problem.Detail : null,
            })
            {
                StatusCode = context.Response.StatusCode,
            }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = own;
        }
    }
}
