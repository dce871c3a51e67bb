using System.Reflection;

namespace IcpEngage.Architecture.Tests;

public sealed class PublicSurfaceTests
{
    [Theory]
    [InlineData("Engagement")]
    [InlineData("Membership")]
    [InlineData("Places")]
    [InlineData("Communications")]
    [InlineData("Strategy")]
    public void A_service_shows_two_methods_and_nothing_else(string service)
    {
        var surface = PublicMethods(Assembly.Load($"IcpEngage.{service}").GetExportedTypes());

        surface.ShouldBe([$"{service}Service.Add{service}", $"{service}Service.Map{service}"], ignoreOrder: true);
    }

    [Fact]
    public void A_planted_public_type_is_found() =>
        PublicMethods([typeof(Planted)]).ShouldBe(["Planted.Leak"]);

    private static IEnumerable<string> PublicMethods(IEnumerable<Type> types) =>
        from type in types
        where type.Name != "Program" // made public by the web SDK, for tests
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        select $"{type.Name}.{method.Name}";

    public static class Planted
    {
        public static void Leak()
        {
        }
    }
}
