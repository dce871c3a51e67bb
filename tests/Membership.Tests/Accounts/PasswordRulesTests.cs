using IcpEngage.Membership.Accounts;

namespace IcpEngage.Membership.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("teapot lantern gravel")]
    [InlineData("a sentence nobody wrote before")]
    [InlineData("Ros likes the sea at dusk")]
    [InlineData("v9#Lq2!xTz0&")]
    [InlineData("zebra crossing liverpool 42")]
    [InlineData("пароль из трёх слов")]
    public void Length_is_enough(string password) => Check(password).ShouldBeNull();

    [Theory]
    [InlineData(null, "at least 12")]
    [InlineData("", "at least 12")]
    [InlineData("elevenchars", "at least 12")]
    [InlineData("password1234", "try first")]
    [InlineData("Password123!", "try first")]
    [InlineData("P4$$w0rd2026", "try first")]
    [InlineData("passwordpassword", "try first")]
    [InlineData("qwertyuiop123", "try first")]
    [InlineData("1q2w3e4r5t6y", "try first")]
    [InlineData("123456789012", "try first")]
    [InlineData("aaaaaaaaaaaaaaa", "try first")]
    [InlineData("abcabcabcabcabc", "try first")]
    [InlineData("letmein-letmein", "try first")]
    [InlineData("Liverpool2026!", "try first")]
    [InlineData("correcthorsebatterystaple", "try first")]
    [InlineData("Summer2026!!!", "try first")]
    [InlineData("RosNotional2026", "made from your name")]
    [InlineData("n0t10nal-r0s-1", "made from your name")]
    [InlineData("rosexample1234", "made from your name")]
    [InlineData("icpengage2026!", "made from")]
    public void What_people_try_first_and_what_is_known_of_the_person_is_not(string? password, string sentence) =>
        Check(password).ShouldNotBeNull().ShouldContain(sentence);

    [Fact]
    public void Half_a_character_and_too_much_of_them_are_refused()
    {
        Check("teapot lantern \ud800 gravel").ShouldNotBeNull();
        Check(new string('x', 64) + " and so on " + new string('y', 64)).ShouldNotBeNull().ShouldContain("at most 128");
    }

    private static string? Check(string? password) => PasswordRules.Check(password, "Ros Notional", "ros@example.org");
}
