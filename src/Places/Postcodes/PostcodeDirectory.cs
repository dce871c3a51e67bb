using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace IcpEngage.Places.Postcodes;

/// <summary>What a postcode directory holds for this system.</summary>
/// <param name="Rows">Rows of the file.</param>
/// <param name="Wards">The ward of each postcode of this system that is in use.</param>
/// <param name="ByWard">How many were found by the ward that the file names.</param>
/// <param name="ByArea">How many by the small area (LSOA 2021), their ward being one that this system does not know.</param>
/// <param name="Ended">Postcodes that are in use no more.</param>
/// <param name="Elsewhere">Postcodes outside this system.</param>
internal sealed record DirectoryContents(
    long Rows, IReadOnlyDictionary<string, string> Wards, int ByWard, int ByArea, long Ended, long Elsewhere);

/// <summary>
/// Reads the ONS Postcode Directory as it comes (https://geoportal.statistics.gov.uk), row by row: the file has about 2.7
/// million. Columns are found by name, which differ by edition: <c>pcds</c>, <c>osward</c> or <c>wd25cd</c>, <c>lsoa21</c> or
/// <c>lsoa21cd</c>, <c>doterm</c>.
/// </summary>
/// <param name="wards">Codes of this system's wards.</param>
/// <param name="wardOfArea">Their small areas (LSOA 2021), each with the ward it lies in.</param>
internal sealed partial class PostcodeDirectory(IReadOnlySet<string> wards, IReadOnlyDictionary<string, string> wardOfArea)
{
    /// <exception cref="InvalidDataException">Not such a directory, or nothing of this system in it; says why.</exception>
    public DirectoryContents Read(Stream file)
    {
        using var csv = CsvReader.Create(file);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        long rows = 0, ended = 0, elsewhere = 0;
        var byArea = 0;
        Columns? columns = null;
        while (csv.Read())
        {
            rows++;
            columns ??= Columns.Of(csv.Headers);
            if (columns.Ended is { } end && !csv.IsEmpty(end))
            {
                ended++;
                continue;
            }

            var ward = csv.GetString(columns.Ward);
            var known = wards.Contains(ward);
            if (!known && (columns.Area is not { } area || !wardOfArea.TryGetValue(csv.GetString(area), out ward)))
            {
                elsewhere++;
                continue;
            }

            var text = csv.GetString(columns.Postcode);
            found[Postcode.Read(text) ?? throw new InvalidDataException($"Row {rows} has “{text}” where a postcode should be.")] = ward;
            byArea += known ? 0 : 1;
        }

        return found.Count == 0
            ? throw new InvalidDataException(rows == 0 ? "The file has no rows." : $"None of the file’s {rows:N0} postcodes lies in this system.")
            : new DirectoryContents(rows, found, found.Count - byArea, byArea, ended, elsewhere);
    }

    /// <summary>Where things stand in this edition.</summary>
    private sealed partial record Columns(int Postcode, int Ward, int? Area, int? Ended)
    {
        public static Columns Of(IReadOnlyList<string> headers) => new(
            Find(headers, PostcodeColumn()) ?? throw Missing("postcodes (“pcds”)", headers),
            Find(headers, WardColumn()) ?? throw Missing("wards (“osward” or “wd25cd”)", headers),
            Find(headers, AreaColumn()),
            Find(headers, EndColumn()));

        private static int? Find(IReadOnlyList<string> headers, Regex name)
        {
            foreach (var (index, header) in headers.Index())
            {
                if (name.IsMatch(header.Trim()))
                {
                    return index;
                }
            }

            return null;
        }

        private static InvalidDataException Missing(string what, IEnumerable<string> headers)
        {
            var there = new StringBuilder().AppendJoin(", ", headers.Take(10));
            return new InvalidDataException($"The file has no column of {what}. It is not the ONS Postcode Directory; its columns begin with {there}.");
        }

        [GeneratedRegex(@"^pcds\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex PostcodeColumn();

        [GeneratedRegex(@"^(osward|ward|wd[0-9]{2}cd)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex WardColumn();

        [GeneratedRegex(@"^lsoa21(cd)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex AreaColumn();

        [GeneratedRegex(@"^doterm\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex EndColumn();
    }
}
