using IcpEngage.Places;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddPlaces().AddMessageTransport();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceGroup(PlacesService.Name).MapPlaces();
app.MapDefaultEndpoints();
await app.RunServiceAsync();
