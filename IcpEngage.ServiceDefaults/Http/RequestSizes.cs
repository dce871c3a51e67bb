using Microsoft.AspNetCore.Http.Features;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>How large a request may be. An address that takes more, or less, says so in its metadata.</summary>
public static class RequestSizes
{
    /// <summary>Bytes of a body: a whole response with long texts, a survey of two hundred questions.</summary>
    public const int Body = 1024 * 1024;

    /// <summary>
    /// Bytes of an upload, the most that any address reads. More than the 20 MB that a file may have: whoever sends a little
    /// too much is to be answered, and would otherwise find the connection cut.
    /// </summary>
    public const int Upload = 32 * 1024 * 1024;

    /// <summary>Headers; together they may be 32 KB long, the server's default.</summary>
    internal const int Headers = 64;

    internal static void Limit(FormOptions form)
    {
        form.ValueCountLimit = 1_024;
        form.KeyLengthLimit = 256;
        form.ValueLengthLimit = 256 * 1024;
        form.MultipartHeadersCountLimit = 8;
        form.MultipartHeadersLengthLimit = 4 * 1024;
        form.MultipartBodyLengthLimit = Upload;
    }
}
