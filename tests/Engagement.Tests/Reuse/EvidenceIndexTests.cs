using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Demonstration;
using IcpEngage.Engagement.Evidence;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Reuse;
using IcpEngage.Engagement.Surveys;

namespace IcpEngage.Engagement.Tests.Reuse;

public sealed class EvidenceIndexTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("phone-access", new[] { "phone", "get-through", "phone-ease" })]
    [InlineData("gp-experience", new[] { "overall", "experience", "overall-experience" })]
    public void What_three_places_asked_is_found_first_and_can_be_used(string draftQuestion, string[] asked)
    {
        var found = ThreePlaces().Find(Draft(draftQuestion), Today);

        found.Take(3).Select(match => match.Banked.Question.Code).ShouldBe(asked, ignoreOrder: true);
        found.Take(3).ShouldAllBe(match => match.Usable);
        found.Select(match => match.Score).ShouldBeInOrder(SortDirection.Descending);
        found.ShouldAllBe(match => match.Score >= 0 && match.Score <= 1);
    }

    [Fact]
    public void What_nobody_asked_is_not_offered()
    {
        var index = ThreePlaces();
        var others = DemonstrationQuestions.System.Questions
            .Where(question => question.Code is not ("phone-access" or "gp-experience"));

        others.SelectMany(question => index.Find(question, Today)).ShouldNotContain(match => match.Usable);
        index.Find(Released("q", "Do you own a pet?").Question, Today).ShouldBeEmpty();
        index.Find(Released("q", "").Question, Today).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_evidence_again_changes_nothing()
    {
        var index = new EvidenceIndex();
        var evidence = Released("q", "How easy is it to get an appointment?").Evidence;

        index.Add(evidence);
        index.Add(evidence);

        index.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("How easy is it to get an appointment?", "Same wording, and the answers are the same.")]
    [InlineData("how easy is it to get an appointment", "Same wording, and the answers are the same.")]
    public void The_same_wording_is_said_to_be_the_same(string asked, string reason)
    {
        var (evidence, question) = Released("q", asked, 40, 40);
        var match = Find(evidence, question with { Code = "mine", Text = "How easy is it to get an appointment?" });

        match.Score.ShouldBe(1);
        match.Reason.ShouldBe(reason);
    }

    [Fact]
    public void Few_answers_are_pointed_out_and_too_few_not_usable()
    {
        var (evidence, question) = Released("q", "How easy is it to get an appointment?", 9, 11);
        Find(evidence, question).Reason.ShouldEndWith("Fewer than 30 people answered, so it is a rough guide only.");

        (evidence, question) = Released("q", "How easy is it to get an appointment?", 3, 4);
        var match = Find(evidence, question);
        match.Usable.ShouldBeFalse();
        match.Reason.ShouldEndWith("Too few people answered to use it.");
    }

    [Fact]
    public void Old_fieldwork_is_pointed_out()
    {
        var (evidence, question) = Released("q", "How easy is it to get an appointment?", 40, 40);

        var index = new EvidenceIndex();
        index.Add(evidence);

        index.Find(question, Today.AddYears(4)).Single().Reason.ShouldEndWith("It is old: fieldwork ended more than 3 years ago.");
    }

    [Fact]
    public void Another_audience_is_pointed_out()
    {
        var (evidence, question) = Released("q", "How easy is it to get an appointment?", 40, 40);
        var index = new EvidenceIndex();
        index.Add(evidence);

        index.Find(question, Today, "carers").Single().Reason.ShouldEndWith("Other people were asked than yours is for.");
        index.Find(question, Today, "adults").Single().Reason.ShouldBe("Same wording, and the answers are the same.");
    }

    [Theory]
    [InlineData(100, 10)]
    [InlineData(385, 5)]
    [InlineData(10, 31)]
    [InlineData(0, null)]
    [InlineData(null, null)]
    public void How_precise_it_is_at_best_comes_from_the_number_that_is_shown(int? people, int? points) =>
        new ReuseCandidate(Guid.NewGuid(), "q", "", "", "", "", new DisclosedCount(people), Today, Today, 1, "", true, [], false).PlusMinus.ShouldBe(points);

    [Fact]
    public void Answers_that_do_not_map_are_listed_with_the_reason()
    {
        var (evidence, question) = Released("q", "How easy is it to get an appointment?", 40, 40);
        var finer = question with
        {
            Options = [new("a", "Very easy"), new("b", "Easy"), new("c", "Neither"), new("d", "Difficult"), new("e", "Very difficult")],
        };

        var match = Find(evidence, finer);

        match.Usable.ShouldBeFalse();
        match.Reason.ShouldBe("Same wording, but the draft’s answers are finer, and answers cannot be split.");
    }

    private static QuestionMatch Find(EvidenceRecord evidence, Question draft)
    {
        var index = new EvidenceIndex();
        index.Add(evidence);
        return index.Find(draft, Today).ShouldHaveSingleItem();
    }

    private static Question Draft(string code) => DemonstrationQuestions.System.Questions.Single(question => question.Code == code);

    private static EvidenceIndex ThreePlaces()
    {
        var index = new EvidenceIndex();
        foreach (var definition in new[] { DemonstrationQuestions.Knowsley, DemonstrationQuestions.Liverpool, DemonstrationQuestions.Wirral })
        {
            index.Add(Evidence(definition, definition.Questions.ToDictionary(
                question => question.Code,
                question => new QuestionTally(40 * question.Options.Count, [.. question.Options.Select(_ => 40)], 0))));
        }

        return index;
    }

    private static (EvidenceRecord Evidence, Question Question) Released(string code, string text, int easy = 50, int difficult = 50)
    {
        var question = Tests.Evidence.Released.Choice(code, text, "Easy", "Difficult");
        return (
            Evidence(new SurveyDefinition("", [question]), new() { [code] = new QuestionTally(easy + difficult, [easy, difficult], 0) }),
            question);
    }

    private static EvidenceRecord Evidence(SurveyDefinition definition, Dictionary<string, QuestionTally> tallies)
    {
        var survey = Survey.Draft(Guid.CreateVersion7(), "asked", "Asked", "E06000006", "adults", definition, Today.AddDays(-60));
        survey.Review(Today.AddDays(-60), by: null, "Alex Example");
        survey.Publish(Today.AddDays(-50), Today.AddDays(-20), ["E06000006"]);
        return EvidenceRecord.Of(
            Guid.CreateVersion7(),
            survey,
            "Halton",
            new Dictionary<string, AreaTally> { ["E06000006"] = new(tallies.Values.Max(tally => tally.Answered), tallies) },
            Today);
    }
}
