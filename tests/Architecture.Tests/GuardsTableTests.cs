namespace IcpEngage.Architecture.Tests;

/// <summary>
/// tests/guards.txt takes guards away by their text; scripts/guards.sh runs too long for every change. That each text is still
/// where the table says is looked at here, so that code which moves takes its row along.
/// </summary>
public sealed class GuardsTableTests
{
    [Fact]
    public void Every_guard_of_the_table_is_where_it_says()
    {
        var guards = Read();

        guards.Count.ShouldBeGreaterThan(80);
        guards.Where(guard => Count(guard) != 1)
            .Select(guard => $"{guard.Name}: its text is {Count(guard)} times in {guard.File}, not once")
            .ShouldBeEmpty();
    }

    private static int Count(Guard guard)
    {
        var file = Path.Combine(Repository.Root, guard.File);
        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split(guard.Text).Length - 1 : 0;
    }

    private static List<Guard> Read()
    {
        var guards = new List<Guard>();
        var (name, file) = ("", "");
        List<string> text = [];
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tests", "guards.txt")).Append(""))
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                text.Add(line[2..]);
                continue;
            }

            if (text.Count > 0)
            {
                guards.Add(new Guard(name, file, string.Join('\n', text)));
                text = [];
            }

            name = line.StartsWith("* ", StringComparison.Ordinal) ? line[2..] : name;
            file = line.StartsWith("in ", StringComparison.Ordinal) ? line[3..] : file;
        }

        return guards;
    }

    private sealed record Guard(string Name, string File, string Text);
}
