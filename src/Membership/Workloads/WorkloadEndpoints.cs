using IcpEngage.Membership.Workloads.Demand;
using IcpEngage.Membership.Workloads.Fairness;

namespace IcpEngage.Membership.Workloads;

/// <summary>What partners can give, what they are asked for, and what that comes to.</summary>
internal static class WorkloadEndpoints
{
    public static void MapWorkloads(this IEndpointRouteBuilder routes)
    {
        routes.MapShowWorkload();
        routes.MapListLoads();
        routes.MapShowCapacity();
        routes.MapSayCapacity();
        routes.MapKeepLeave();
        routes.MapSayRate();
        routes.MapShowDemand();
        routes.MapExportDemand();
        routes.MapShowFairness();
        routes.MapExportFairness();
    }
}
