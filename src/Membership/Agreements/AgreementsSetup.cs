namespace IcpEngage.Membership.Agreements;

/// <summary>What partners agree on in writing, and who signed it.</summary>
internal static class AgreementsSetup
{
    public static void AddAgreements(this WebApplicationBuilder builder) => builder.Services.AddScoped<AgreementViews>();

    public static void MapAgreements(this IEndpointRouteBuilder routes)
    {
        routes.MapShowAgreements();
        routes.MapWriteAgreements();
        routes.MapSignAgreements();
    }
}
