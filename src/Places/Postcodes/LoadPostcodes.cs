using System.Globalization;
using IcpEngage.Contracts.Places;
using IcpEngage.Places.ReferenceData;
using IcpEngage.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places.Postcodes;

/// <summary>
/// Replaces the postcodes of this system by those of an ONS Postcode Directory, all or none of them, and says what it found.
/// </summary>
internal static class LoadPostcodes
{
    private const int RowsAtATime = 1_000;

    /// <summary><c>--LoadPostcodes=true --LoadPostcodes:File=ONSPD.csv</c>.</summary>
    public static OperatorCommand Command { get; } = new(OperatorCommand.LoadPostcodes, RunAsync);

    /// <exception cref="InvalidDataException">The file is refused; says why. Nothing was changed.</exception>
    public static async Task<DirectoryContents> ReplaceAsync(PlacesDb db, Stream file, CancellationToken cancellationToken)
    {
        var wards = await db.Areas.Where(area => area.Kind == AreaKind.Neighbourhood).Select(area => area.Code).ToListAsync(cancellationToken);
        var known = wards.ToHashSet(StringComparer.Ordinal);
        var contents = new PostcodeDirectory(
            known,
            ReferenceFiles.SmallAreas().Where(area => known.Contains(area.WardCode))
                .ToDictionary(area => area.Code, area => area.WardCode, StringComparer.Ordinal)).Read(file);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Postcodes.ExecuteDeleteAsync(cancellationToken);
        foreach (var rows in contents.Wards.Chunk(RowsAtATime))
        {
            db.Postcodes.AddRange(rows.Select(row => new Postcode { Text = row.Key, WardCode = row.Value }));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancellationToken);
        return contents;
    }

    private static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IConfiguration>()[$"{OperatorCommand.LoadPostcodes}:File"] is not { Length: > 0 } path)
        {
            throw new InvalidDataException($"Say which file: --{OperatorCommand.LoadPostcodes}:File=ONSPD.csv.");
        }

        await using var file = File.OpenRead(path);
        var contents = await ReplaceAsync(services.GetRequiredService<PlacesDb>(), file, cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Rows        {contents.Rows:N0}
            Kept        {contents.Wards.Count:N0} postcodes of this system: {contents.ByWard:N0} by their ward, {contents.ByArea:N0} by their small area
            Left out    {contents.Ended:N0} in use no more, {contents.Elsewhere:N0} elsewhere
            """));
        return 0;
    }
}
