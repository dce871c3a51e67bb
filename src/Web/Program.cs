using IcpEngage.ServiceDefaults;
using IcpEngage.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddWeb();

var app = builder.Build();
app.UseServiceDefaults();
app.MapWeb();
app.MapDefaultEndpoints();
await app.RunAsync();
