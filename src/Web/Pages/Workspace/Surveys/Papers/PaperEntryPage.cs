using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Pages.Public.Surveys;

namespace IcpEngage.Web.Pages.Workspace.Surveys.Papers;

/// <summary>A page on which answers are typed in: what was typed stays, and what will not be counted is said before it is stored.</summary>
public abstract class PaperEntryPage : SurveyPage
{
    /// <summary>Name of the hidden fields for parts that will not be counted.</summary>
    private protected const string LeftOutField = "left-out";

    /// <summary>Parts whose answers will not be counted, that the typist is being told or was told before.</summary>
    private protected IReadOnlyList<string> LeftOut { get; private set; } = [];

    /// <summary>Papers are taken, and this is somebody who may type them in.</summary>
    private protected bool MayTypeIn => MayChange && Survey!.Summary.State is SurveyState.Live or SurveyState.Closed;

    private protected string Pile => Home + "/papers";

    /// <summary>The number by which papers of the pile are known: “P-0012”.</summary>
    private protected static string NameOf(int number) => $"P-{number:0000}";

    /// <summary>“Question 4” for one of its parts.</summary>
    private protected string Question(string partCode) =>
        TypedPaper.Numbered(Survey!).FirstOrDefault(each => each.Question.Code == Contracts.Engagement.Question.CodeOf(partCode)) is { Number: { } number }
            ? $"Question {number}"
            : "A question";

    /// <summary>Why the answer to a part will not be counted.</summary>
    private protected string WhyLeftOut(string partCode)
    {
        var question = Survey!.Definition.Questions.FirstOrDefault(each => each.Code == Contracts.Engagement.Question.CodeOf(partCode));
        return question switch
        {
            null => "it is not asked any more",
            _ when question.Kind != QuestionKind.Matrix && partCode != question.Code => "the answer that it stands beside is not crossed",
            { ShownIf: { } condition } => $"it is asked only if {ConditionWords.Of(condition, [.. Survey.Definition.Parts()])}",
            _ => "it is not asked in this place",
        };
    }

    /// <summary>The next paper is another one.</summary>
    private protected void ForgetLeftOut() => LeftOut = [];

    /// <summary>Sends what was typed; false where something is wrong, which the page then says.</summary>
    private protected async Task<bool> SendTypedAsync(Func<IReadOnlyList<string>, Task> send)
    {
        LeftOut = [.. Posted[LeftOutField].OfType<string>()];
        try
        {
            await send(LeftOut);
            return true;
        }
        catch (ServiceProblemException problem) when (problem.Code == ErrorCodes.AnswersLeftOut)
        {
            LeftOut = [.. LeftOut.Union(problem.Errors.Keys)];
        }
        catch (ServiceProblemException problem) when (problem.Code == ErrorCodes.AnswerInvalid)
        {
            foreach (var (part, sentences) in problem.Errors)
                Problems.Add(AnswerFields.Of(part), $"{Question(part)}: {sentences[0]}");
        }
        catch (ServiceProblemException problem)
        {
            Problems.AddFrom(problem, [TypedPaper.Invitation], []);
        }

        return false;
    }

    /// <summary>What was typed, looked at; null where something is wrong, which the page then says.</summary>
    private protected TypedPaper? ReadTyped()
    {
        var typed = new TypedPaper(Posted, Survey!);
        foreach (var (field, sentence) in typed.Problems) Problems.Add(field, sentence);
        return Problems.None ? typed : null;
    }
}
