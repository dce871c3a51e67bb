#:sdk Aspire.AppHost.Sdk@13.5.2
#:package Aspire.Hosting.RabbitMQ@13.5.2
#:package Aspire.Hosting.PostgreSQL@13.5.2
#:package Aspire.Hosting.Docker@13.5.2
#:property AspireUseCliBundle=true

// The distributed platform: `aspire run` starts it with its dashboard, `aspire publish` writes it down for Compose.
// The same topology as docker-compose.yml and scripts/run-distributed.sh.

using System.Security.Cryptography;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);
builder.AddDockerComposeEnvironment("compose");

// A broker or a database of your own is used when its connection string is configured: ConnectionStrings:messaging,
// ConnectionStrings:engagement-db and so on.
IResourceBuilder<IResourceWithConnectionString> messaging = builder.Configuration.GetConnectionString("messaging") is null
    ? builder.AddRabbitMQ("messaging").WithDataVolume()
    : builder.AddConnectionString("messaging");

IResourceBuilder<PostgresServerResource>? postgres = null;
IResourceBuilder<IResourceWithConnectionString> Database(string service)
{
    if (builder.Configuration.GetConnectionString($"{service}-db") is not null)
    {
        return builder.AddConnectionString($"{service}-db");
    }

    postgres ??= builder.AddPostgres("postgres").WithDataVolume();
    return postgres.AddDatabase($"{service}-db", service);
}

// Web signs with the one, services check with the other. Made anew for a run on this machine unless both are configured.
if (builder.Configuration["Parameters:signing-key"] is null)
{
    using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    builder.Configuration["Parameters:signing-key"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    builder.Configuration["Parameters:verification-key"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
}

var signingKey = builder.AddParameter("signing-key", secret: true);
var verificationKey = builder.AddParameter("verification-key");

string[] names = ["Engagement", "Membership", "Places", "Communications", "Strategy"];
var databases = names.ToDictionary(name => name, name => Database(name.ToLowerInvariant()));

IResourceBuilder<ProjectResource> Process(string resource, string name, string launchProfile) =>
    builder.AddProject(resource, $"../src/{name}/IcpEngage.{name}.csproj", launchProfile);

IResourceBuilder<ProjectResource> Service(string resource, string name, string launchProfile) =>
    Process(resource, name, launchProfile)
        .WithReference(messaging)
        .WithReference(databases[name])
        .WithEnvironment("Database__Provider", "PostgreSql")
        .WithEnvironment("Messaging__Transport", "RabbitMq")
        .WithEnvironment("Security__VerificationKeys__0", verificationKey)
        .WithEnvironment("Demonstration", "true")
        .WaitFor(messaging)
        .WaitFor(databases[name]);

// Every service's tables and queues first: an event that is published before its queue exists would be lost. One after
// the other, as they share projects that are built on the way.
IResourceBuilder<ProjectResource>? migrated = null;
foreach (var name in names)
{
    var migration = Service($"{name.ToLowerInvariant()}-migration", name, "migration").WithEnvironment("Migrate", "true");
    if (migrated is not null)
    {
        migration.WaitForCompletion(migrated);
    }

    migrated = migration;
}

var web = Process("web", "Web", "http")
    .WithEnvironment("Security__SigningKey", signingKey)
    .WithEnvironment("Demonstration", "true")
    .WithHttpHealthCheck("/health");
var gateway = Process("gateway", "Gateway", "http")
    .WithReference(web)
    .WaitFor(web)
    .WithHttpHealthCheck("/health")
    .WithExternalHttpEndpoints();

// Where browsers find the site, for links in mail, passkeys and the way back from organisations' sign-in: the gateway on
// this machine, or the name that Parameters:site-origin gives. What is published always asks for that name.
var ownOrigin = builder.ExecutionContext.IsPublishMode || builder.Configuration["Parameters:site-origin"] is not null
    ? builder.AddParameter("site-origin")
    : null;
IResourceBuilder<ProjectResource> AtItsOrigin(IResourceBuilder<ProjectResource> process) => ownOrigin is null
    ? process.WithEnvironment("Site__Origin", gateway.GetEndpoint("http"))
    : process.WithEnvironment("Site__Origin", ownOrigin);
AtItsOrigin(web);

foreach (var name in names)
{
    var service = Service(name.ToLowerInvariant(), name, "http").WaitForCompletion(migrated!).WithHttpHealthCheck("/health");
    if (name == "Membership")
    {
        AtItsOrigin(service);
    }

    web.WithReference(service).WaitFor(service);
    gateway.WithReference(service);
}

builder.Build().Run();
