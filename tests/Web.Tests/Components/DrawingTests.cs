using IcpEngage.Web.Components;

namespace IcpEngage.Web.Tests.Components;

/// <summary>The chart and the tile map.</summary>
public sealed class DrawingTests
{
    [Fact]
    public void Bars_are_as_long_as_their_shares()
    {
        var layout = new BarChartLayout([new Bar("None", 0), new Bar("Half", 50), new Bar("All", 100), new Bar("Hidden", null)]);

        layout.Bars.Select(bar => bar.Length).ShouldBe([0, BarChartLayout.FullBar / 2, BarChartLayout.FullBar, 0]);
    }

    [Fact]
    public void A_long_label_takes_several_lines_and_pushes_the_next_bar_down()
    {
        var layout = new BarChartLayout(
            [new Bar("Someone who cares for a relative, a friend or a neighbour without being paid for it", 50), new Bar("Other", 50)]);

        layout.Bars[0].Label.Count.ShouldBe(2);
        layout.Bars[0].Label.ShouldAllBe(line => line.Text.Length <= 46);
        layout.Bars[0].Top.ShouldBeGreaterThan(layout.Bars[0].Label[^1].Baseline);
        layout.Bars[1].Label[0].Baseline.ShouldBeGreaterThan(layout.Bars[0].Top + layout.Bars[0].Height);
        layout.Height.ShouldBe(layout.Bars[1].Top + layout.Bars[1].Height);
    }

    [Fact]
    public async Task A_chart_has_a_name_a_description_and_the_same_figures_in_a_table()
    {
        var html = await Rendering.RenderAsync<BarChart>(new()
        {
            [nameof(BarChart.Id)] = "chart",
            [nameof(BarChart.Title)] = "Share of people",
            [nameof(BarChart.Bars)] = new[] { new Bar("Easy", 40), new Bar("Hard", null) },
            [nameof(BarChart.Columns)] = new[] { new TableColumn("Answer"), new TableColumn("Share", Numeric: true) },
            [nameof(BarChart.Rows)] = new TableCell[][] { ["Easy", "40%"], ["Hard", "*"] },
        });
        var lines = Markup.Lines(html);

        html.ShouldContain("role=\"img\" aria-labelledby=\"chart-title chart-description\"");
        lines.ShouldContain("<title id=\"chart-title\">");
        lines.ShouldContain("<desc id=\"chart-description\">");
        lines.SkipWhile(line => !line.StartsWith("<table", StringComparison.Ordinal)).ShouldContain("40%");
        html.ShouldNotContain("style=");
    }

    [Fact]
    public async Task Every_tile_and_every_list_item_is_a_link_to_its_place()
    {
        var html = await Rendering.RenderAsync<TileMap>(new()
        {
            [nameof(TileMap.Tiles)] = new[] { new Tile("Wirral", "/places/wirral", 0, 1, 0), new Tile("Halton", "/places/halton", 2, 2, 1) },
        });

        html.Split("href=\"/places/halton\"").Length.ShouldBe(3);
        html.Split("href=\"/places/wirral\"").Length.ShouldBe(3);
        html.ShouldContain("app-tile-map__tile--column-2 app-tile-map__tile--row-2");
        html.ShouldContain("1 open survey");
        html.ShouldContain("no open surveys");
        html.ShouldNotContain("style=");
    }
}
