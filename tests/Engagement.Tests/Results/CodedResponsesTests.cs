using System.Text.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Tests.Results;

public sealed class CodedResponsesTests
{
    private static readonly Question Ranking = new()
    {
        Code = "order",
        Kind = QuestionKind.Ranking,
        Text = "What matters most?",
        Options = [new("care", "Care"), new("time", "Time"), new("place", "Place")],
    };

    [Fact]
    public void Stored_text_and_answers_in_memory_are_counted_alike()
    {
        var definition = new SurveyDefinition("", [.. Questions.OneOfEach, Ranking]);
        Dictionary<string, IReadOnlyList<string>>[] people =
        [
            new() { ["ease"] = ["hard"], ["ways"] = ["online", "phone"], ["score"] = ["5"], ["days"] = ["2.5"], ["why"] = [new string('ŵ', 3000)] },
            new() { ["ease"] = ["gone"], ["ways"] = ["none", "unknown"], ["unknown"] = ["easy"], ["order"] = ["time", "care"] },
            new() { ["days"] = ["many"], ["order"] = ["time", "place", "care"] },
        ];
        var (stored, inMemory) = (new CodedResponses(definition), new CodedResponses(definition));
        foreach (var (index, answers) in people.Index())
        {
            inMemory.Add(index, "A", answers);
            stored.AddStored(index, "A", JsonSerializer.Serialize<IReadOnlyDictionary<string, IReadOnlyList<string>>>(answers, Json.Options));
        }

        Counts(stored).ShouldBe(Counts(inMemory));
        Counts(stored).ShouldContain("ways 2 1,1,1 0");
        Counts(stored).ShouldContain("days 1  2.5");
        Counts(stored).ShouldContain("order 2 0,2,0 0");
        stored.Ranks("order").ShouldBe([(2, 5), (2, 2), (1, 2)]);
    }

    [Fact]
    public void Responses_that_go_leave_the_others_as_they_were()
    {
        var definition = new SurveyDefinition("", [Questions.Single(), Questions.Multiple(), Questions.Number(), Ranking]);
        var all = new CodedResponses(definition);
        for (var person = 0; person < 60; person++)
        {
            all.Add(person, person % 3 == 0 ? "A" : "B", Person(person));
        }

        var some = all.Copy();
        for (var person = 0; person < 60; person += 2)
        {
            some.Remove(person);
        }

        var odd = new CodedResponses(definition);
        for (var person = 1; person < 60; person += 2)
        {
            odd.Add(person, person % 3 == 0 ? "A" : "B", Person(person));
        }

        Counts(some, "A").ShouldBe(Counts(odd, "A"));
        Counts(some, "B").ShouldBe(Counts(odd, "B"));
        some.Ranks("order").ShouldBe(odd.Ranks("order"));
        all.Respondents.ShouldBe(60);

        // A row that was emptied says nothing of who stood there before.
        some.Add(1000, "A", new Dictionary<string, IReadOnlyList<string>>());
        some.ByArea();
        Counts(some, "A").ShouldBe(Counts(odd, "A"));
    }

    private static Dictionary<string, IReadOnlyList<string>> Person(int person) => new()
    {
        ["ease"] = [person % 5 == 0 ? "hard" : "easy"],
        ["ways"] = person % 4 == 0 ? ["phone", "online"] : ["none"],
        ["days"] = [$"{person}"],
        ["order"] = person % 7 == 0 ? ["place"] : ["care", "time"],
    };

    private static List<string> Counts(CodedResponses responses, string area = "A") =>
    [
        .. responses.ByArea()[area].Questions.Select(question => FormattableString.Invariant(
            $"{question.Key} {question.Value.Answered} {string.Join(',', question.Value.Chosen)} {question.Value.Sum}")),
    ];
}
