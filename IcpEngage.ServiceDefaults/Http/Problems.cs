using IcpEngage.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace IcpEngage.ServiceDefaults.Http;

/// <summary>Problem details with a stable code (<see cref="ErrorCodes"/>) and a sentence that says what to do.</summary>
public static class Problems
{
    /// <summary>404.</summary>
    public static ProblemHttpResult NotFound(string detail, string code = ErrorCodes.NotFound) =>
        Problem(StatusCodes.Status404NotFound, code, detail);

    /// <summary>409: the state does not allow it.</summary>
    public static ProblemHttpResult Conflict(string code, string detail) =>
        Problem(StatusCodes.Status409Conflict, code, detail);

    /// <summary>403: known, but no role for this or not in this scope.</summary>
    public static ProblemHttpResult NotAllowed(string detail) =>
        Problem(StatusCodes.Status403Forbidden, ErrorCodes.NotAllowed, detail);

    /// <summary>422 with a sentence for each field or question that is not acceptable.</summary>
    public static ProblemHttpResult Invalid(IDictionary<string, string[]> errors, string code = ErrorCodes.Invalid)
    {
        var problem = new HttpValidationProblemDetails(errors)
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Title = "There is a problem",
            Detail = string.Join(" ", errors.SelectMany(error => error.Value)),
        };
        problem.Extensions["code"] = code;
        return TypedResults.Problem(problem);
    }

    /// <summary>422 for one field.</summary>
    public static ProblemHttpResult Invalid(string field, string sentence) =>
        Invalid(new Dictionary<string, string[]> { [field] = [sentence] });

    /// <summary>Any other problem, with further members where <paramref name="extensions"/> has them.</summary>
    public static ProblemHttpResult Problem(
        int status, string code, string detail, IReadOnlyDictionary<string, object?>? extensions = null)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail };
        problem.Extensions["code"] = code;
        foreach (var (name, value) in extensions ?? new Dictionary<string, object?>())
        {
            problem.Extensions[name] = value;
        }

        return TypedResults.Problem(problem);
    }
}
