using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Weighting;

namespace IcpEngage.Engagement.Tests.Weighting;

/// <summary>Tables over columns of codes, against the same worked out person by person.</summary>
public sealed class WeightedTableTests
{
    private static readonly SurveyDefinition Definition = new("", [Questions.Single(), Questions.Single("again"), Questions.Multiple()]);
    private static readonly string[] Places = ["E06000006", "E08000011", "E08000012"];
    private static readonly Dimension Place = Dimension.Places(Places.Select(code => (code, code, code)));

    private static readonly string?[] Options = [.. Definition.Questions[0].Options.Select(option => option.Code), null];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2_048)]
    [InlineData(5_000)]
    public void What_people_weigh_together_is_what_each_of_them_weighs(int people)
    {
        var (responses, said) = MadeUp(people);
        var dimension = Dimension.Of(Definition.Questions[0]);
        var weights = Enumerable.Range(0, people).Select(person => 1 + (person % 7 / 10.0)).ToArray();

        var weighed = responses.Weigh([Place, dimension], weights);
        var counted = responses.Count([Place, dimension]).Cells;

        foreach (var (cell, (place, option)) in Places.SelectMany(place => dimension.Values, (place, value) => (place, value.Code)).Index())
        {
            var theirs = said.Index().Where(person => person.Item.Place == place && person.Item.Option == option).ToList();
            counted[cell].ShouldBe(theirs.Count);
            weighed[cell].ShouldBe(theirs.Sum(person => weights[person.Index]), 1e-6);
        }
    }

    [Fact]
    public void Weighted_people_add_up_to_the_margins_and_those_in_no_cell_weigh_nothing()
    {
        var (responses, said) = MadeUp(3_000);
        var dimension = Dimension.Of(Definition.Questions[0]);
        var columns = responses.ColumnsOf([Place, dimension]);
        Margin[] margins =
        [
            new("Place", [new("A", 500), new("B", 300), new("C", 200)]),
            new("Ease", [.. dimension.Values.Index().Select(value => new PopulationGroup(value.Item.Text, 10 + value.Index))]),
        ];

        var weights = Raking.Rake(margins, Cell.Count(margins, columns)).ByRow(columns);
        var each = weights.ToArray();

        responses.Weigh([Place], weights).ShouldBe([500, 300, 200], 1e-6);
        said.Index().Where(person => person.Item.Option is null).ShouldAllBe(person => each[person.Index] == 0);
        said.Index().Where(person => person.Item.Option is not null).ShouldAllBe(person => each[person.Index] > 0);
    }

    [Fact]
    public void So_many_combinations_that_they_are_not_laid_out_are_counted_the_same()
    {
        var random = new Random(1);
        var margins = Enumerable.Range(0, 4).Select(number => new Margin($"{number}", [.. Enumerable.Range(1, 99).Select(group => new PopulationGroup($"{group}", 1))])).ToList();
        var codes = margins.Select(_ => (ReadOnlyMemory<ushort>)Enumerable.Range(0, 4_000).Select(_ => (ushort)random.Next(2)).ToArray()).ToList();

        var cell = Cell.Count(margins, codes).ShouldHaveSingleItem();

        cell.Groups.ShouldBe([1, 1, 1, 1]);
        cell.People.ShouldBe(Enumerable.Range(0, 4_000).Count(row => codes.TrueForAll(column => column.Span[row] == 1)));
    }

    private static (CodedResponses Responses, List<(string Place, string? Option)> Said) MadeUp(int people)
    {
        var random = new Random(people);
        var responses = new CodedResponses(Definition);
        var said = new List<(string Place, string? Option)>();
        for (var person = 0; person < people; person++)
        {
            said.Add((Places[random.Next(Places.Length)], Options[random.Next(Options.Length)]));
            responses.Add(
                person,
                said[person].Place,
                said[person].Option is { } option ? new Dictionary<string, IReadOnlyList<string>> { [Definition.Questions[0].Code] = [option] } : []);
        }

        return (responses, said);
    }
}
