using IcpEngage.Membership;
using IcpEngage.ServiceDefaults;
using IcpEngage.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddMembership().AddMessageTransport();

var app = builder.Build();
app.UseServiceDefaults();
app.MapServiceGroup(MembershipService.Name).MapMembership();
app.MapDefaultEndpoints();
await app.RunServiceAsync();
