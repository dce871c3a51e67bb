using IcpEngage.Gateway;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Http.Limits;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddGateway();
builder.AddRateLimits();

var app = builder.Build();
app.UseRateLimits();
app.MapDefaultEndpoints();
app.MapGateway();
await app.RunAsync();
