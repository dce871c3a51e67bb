using IcpEngage.Standalone;

return await StandaloneHost.RunAsync(args);
