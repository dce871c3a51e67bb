using IcpEngage.Communications;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddCommunications().AddMessageTransport();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceGroup(CommunicationsService.Name).MapCommunications();
app.MapDefaultEndpoints();
await app.RunServiceAsync();
