using IcpEngage.Membership.Partnerships;

namespace IcpEngage.Membership.Composition;

/// <summary>Who partnerships are made of, against the policy pack in force; and the packs themselves.</summary>
internal static class CompositionSetup
{
    public static void AddComposition(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PolicyPacks>();
        builder.Services.AddScoped<CompositionReader>();
    }

    public static void MapComposition(this IEndpointRouteBuilder routes)
    {
        routes.MapShowComposition();
        routes.MapKeepCovers();
        routes.MapKeepPolicyPacks();
    }
}
