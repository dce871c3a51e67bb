using System.Net;
using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Places;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.Web.Clients;
using IcpEngage.Web.Pages.Public.Surveys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IcpEngage.Web.Tests.Public;

public sealed class NeighbourhoodSearchTests
{
    private static readonly Question Home = new()
    {
        Code = "home",
        Kind = QuestionKind.Neighbourhood,
        Text = "Where do you live?",
        Options =
        [
            new("E05000001", "Appleton"), new("E05000002", "Newton & Hoole"), new("E05000003", "St Anne’s East"), new("E05000004", "St Anne’s West"),
            new(NeighbourhoodAnswers.NotSaid, "I’d rather not say"), new(NeighbourhoodAnswers.NotFound, "I cannot find where I live"),
        ],
    };

    [Theory]
    [InlineData("appleton", "E05000001")]
    [InlineData(" newton and hoole ", "E05000002")]
    [InlineData("St. Annes east", "E05000003")]
    [InlineData("wa8 6rt", "E05000001")]
    public async Task A_name_however_spelt_or_a_postcode_is_a_ward(string typed, string ward) =>
        (await FindAsync(typed)).Code.ShouldBe(ward);

    [Fact]
    public async Task A_part_of_a_name_finds_the_wards_to_choose_from()
    {
        var found = await FindAsync("st anne");

        (found.Code, found.Problem).ShouldBe((null, "Select the ward you mean"));
        found.Matches.Select(ward => ward.Text).ShouldBe(["St Anne’s East", "St Anne’s West"]);
    }

    [Theory]
    [InlineData("nowhere", "We found no ward of that name.")]
    [InlineData("rather", "We found no ward of that name.")]
    [InlineData("?!", "We found no ward of that name.")]
    [InlineData("ZZ9 9ZZ", "We do not know that postcode.")]
    [InlineData("CH1 1AA", "That postcode is in another place.")]
    public async Task What_is_not_found_is_said_without_repeating_it(string typed, string sentence)
    {
        var found = await FindAsync(typed);

        found.Matches.ShouldBeEmpty();
        found.Problem!.ShouldStartWith(sentence);
        found.Problem!.ShouldNotContain(typed);
    }

    [Theory]
    [InlineData("Appleton", null, "E05000001")]
    [InlineData("st anne", "E05000004", "E05000004")]
    [InlineData("Appleton", "not-found", "E05000001")]
    [InlineData("nowhere", "not-found", "not-found")]
    [InlineData("", "not-said", "not-said")]
    [InlineData("st anne", null, null)]
    [InlineData("", null, null)]
    public void What_was_selected_and_what_was_typed_make_one_answer(string typed, string? selected, string? expected)
    {
        var form = new FormCollection(new Dictionary<string, StringValues> { ["answer.home"] = typed, ["answer.home.ward"] = selected });

        var posted = new PostedPage(form, [Home]);

        posted.Values["home"].ShouldBe(expected is null ? [] : [expected]);
        posted.Searches.Count.ShouldBe(expected is null && typed.Length > 0 ? 1 : 0);
    }

    private static async Task<FoundWards> FindAsync(string typed)
    {
        using var http = new HttpClient(new FakePlaces()) { BaseAddress = new Uri("http://places/") };
        return await new NeighbourhoodSearch(new PlacesClient(http, TimeProvider.System)).FindAsync(Home, typed, CancellationToken.None);
    }

    /// <summary>Knows a postcode of the place, and one of another.</summary>
    private sealed class FakePlaces : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri!.PathAndQuery.ShouldBe("/postcodes/ward", "a postcode is in no address");
            var asked = await request.Content!.ReadFromJsonAsync<FindWard>(Json.Options, cancellationToken);
            return asked!.Postcode.ToUpperInvariant() switch
            {
                "WA8 6RT" => Ward("E05000001"),
                "CH1 1AA" => Ward("E05999999"),
                _ => new(HttpStatusCode.NotFound) { Content = JsonContent.Create(new { code = "postcode-unknown" }) },
            };
        }

        private static HttpResponseMessage Ward(string code) =>
            new(HttpStatusCode.OK) { Content = JsonContent.Create(new Area(code, "x", "X", AreaKind.Neighbourhood, null), options: Json.Options) };
    }
}
