using IcpEngage.Places.Areas;
using IcpEngage.Places.Exercises;
using IcpEngage.Places.Postcodes;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Places;

/// <summary>The database of Places.</summary>
internal abstract class PlacesDb(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Area> Areas => Set<Area>();

    public DbSet<AreaProfile> Profiles => Set<AreaProfile>();

    public DbSet<Postcode> Postcodes => Set<Postcode>();

    public DbSet<Exercise> Exercises => Set<Exercise>();

    public DbSet<ExerciseArea> ExerciseAreas => Set<ExerciseArea>();
}

internal sealed class SqlitePlacesDb(DbContextOptions<SqlitePlacesDb> options) : PlacesDb(options);

internal sealed class PostgreSqlPlacesDb(DbContextOptions<PostgreSqlPlacesDb> options) : PlacesDb(options);

internal sealed class SqlServerPlacesDb(DbContextOptions<SqlServerPlacesDb> options) : PlacesDb(options);
