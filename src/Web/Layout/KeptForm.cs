namespace IcpEngage.Web.Layout;

/// <summary>
/// What somebody sent who answers a survey, so that a page that could not take it can hold it and send it again. Of other
/// forms nothing is held: a password does not belong into a page.
/// </summary>
internal static class KeptForm
{
    /// <summary>The form; null where none of a survey was sent, or it cannot be read.</summary>
    public static async Task<IFormCollection?> OfAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments("/surveys") || !context.Request.HasFormContentType)
            return null;
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return null;
        }
    }
}
