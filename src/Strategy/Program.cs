using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;
using IcpEngage.Strategy;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddStrategy().AddMessageTransport();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceGroup(StrategyService.Name).MapStrategy();
app.MapDefaultEndpoints();
await app.RunServiceAsync();
