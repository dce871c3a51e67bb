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

        // Program is made public by the web SDK; migrations are written by a tool.
        where type.Name != "Program" && type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true
        from member in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => method.Name)
            .DefaultIfEmpty("(no method)")
        select $"{type.Name}.{member}";

    public static class Planted
    {
        public static void Leak()
        {
        }
    }
}
