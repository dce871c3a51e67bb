namespace IcpEngage.Platform.Tests.Platforms;

/// <summary>Tests that share one embedded platform.</summary>
[CollectionDefinition(Name)]
public sealed class Embedded : ICollectionFixture<EmbeddedPlatform>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "embedded";
}

/// <summary>Tests that share one distributed platform over SQLite.</summary>
[CollectionDefinition(Name)]
public sealed class OnSqlite : ICollectionFixture<DistributedOnSqlite>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "distributed, SQLite";
}

/// <summary>Tests that share one distributed platform over PostgreSQL.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgreSql : ICollectionFixture<DistributedOnPostgreSql>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "distributed, PostgreSQL";
}

/// <summary>Tests of an embedded platform that nobody has claimed yet.</summary>
[CollectionDefinition(Name)]
public sealed class Unclaimed : ICollectionFixture<UnclaimedPlatform>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "embedded, unclaimed";
}
