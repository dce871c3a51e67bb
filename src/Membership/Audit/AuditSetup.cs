namespace IcpEngage.Membership.Audit;

/// <summary>The audit trail: every service tells it what it did (<see cref="RecordAction"/>); administrators read and check it.</summary>
internal static class AuditSetup
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ChainCheck>();
        builder.Services.AddSingleton(VerifyTrail.Command);
    }

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        routes.MapSearchTrail();
        routes.MapExportTrail();
        routes.MapVerifyTrail();
    }
}
