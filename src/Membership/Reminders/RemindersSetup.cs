namespace IcpEngage.Membership.Reminders;

/// <summary>E-mails and calendars of what waits for a person's answer.</summary>
internal static class RemindersSetup
{
    public static void AddReminders(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AwaitedAnswers>();
        builder.Services.AddSingleton<DigestSweeper>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<DigestSweeper>());
    }

    public static void MapReminders(this IEndpointRouteBuilder routes)
    {
        routes.MapOwnReminders();
        routes.MapReadCalendar();
    }
}
