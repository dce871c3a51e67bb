using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Security;
using IcpEngage.Web.Clients;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IcpEngage.Web.Session.Passkeys;

/// <summary>
/// What the script asks for when its button is pressed, as it is good for five minutes only. What the browser makes of it
/// is posted with the page's own form.
/// </summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeyOptions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/passkey-options", ForSignInAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/workspace/account/passkeys/options", ForNewAsync)
            .RequireAuthorization(SecuritySetup.SignedIn)
            .ExcludeFromDescription();
    }

    private static Task<Results<Ok<PasskeyOptions>, BadRequest, StatusCodeHttpResult>> ForSignInAsync(
        HttpContext context, IAntiforgery antiforgery, AccountsClient accounts) =>
        AnswerAsync(context, antiforgery, () => accounts.PasskeyOptionsAsync(context.RequestAborted));

    private static Task<Results<Ok<PasskeyOptions>, BadRequest, StatusCodeHttpResult>> ForNewAsync(
        HttpContext context, IAntiforgery antiforgery, PeopleClient people) =>
        AnswerAsync(context, antiforgery, () => people.PasskeyOptionsAsync(context.RequestAborted));

    private static async Task<Results<Ok<PasskeyOptions>, BadRequest, StatusCodeHttpResult>> AnswerAsync(
        HttpContext context, IAntiforgery antiforgery, Func<Task<PasskeyOptions>> ask)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return TypedResults.BadRequest();
        try
        {
            return TypedResults.Ok(await ask());
        }
        catch (ServiceProblemException problem)
        {
            return TypedResults.StatusCode((int)problem.Status);
        }
    }
}
