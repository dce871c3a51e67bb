using IcpEngage.Engagement;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddEngagement();
builder.AddMessageTransport();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceGroup(EngagementService.Name).MapEngagement();
app.MapDefaultEndpoints();
await app.RunServiceAsync();
