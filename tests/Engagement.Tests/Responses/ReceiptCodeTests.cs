using IcpEngage.Engagement.Responses;

namespace IcpEngage.Engagement.Tests.Responses;

public sealed class ReceiptCodeTests
{
    private static readonly Guid Survey = new("0190f5d2-0000-7000-8000-000000000001");

    [Fact]
    public void The_same_key_gives_the_same_code_and_another_key_or_survey_another_one()
    {
        var code = ReceiptCode.For(Survey, "key");

        ReceiptCode.For(Survey, "key").ShouldBe(code);
        ReceiptCode.For(Survey, "Key").ShouldNotBe(code);
        ReceiptCode.For(Guid.Empty, "key").ShouldNotBe(code);
    }

    [Fact]
    public void A_code_is_three_groups_of_four_characters_that_are_not_taken_for_each_other()
    {
        for (var key = 0; key < 1_000; key++)
        {
            ReceiptCode.For(Survey, $"{key}").Text.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$");
        }
    }

    [Fact]
    public void All_sixty_bits_are_used()
    {
        // Each of twelve positions shows all thirty-two characters over enough codes: 32 × (31/32)^2000 is next to nothing.
        var codes = Enumerable.Range(0, 2_000).Select(key => ReceiptCode.For(Survey, $"{key}").Text.Replace("-", "", StringComparison.Ordinal)).ToList();

        codes.Distinct().Count().ShouldBe(2_000);
        for (var position = 0; position < 12; position++)
        {
            codes.Select(code => code[position]).Distinct().Count().ShouldBe(32);
        }
    }

    [Fact]
    public void The_hash_does_not_show_the_code()
    {
        var code = ReceiptCode.For(Survey, "key");

        code.Hash.ShouldMatch("^[0-9a-f]{64}$");
        code.Hash.ShouldNotContain(code.Text);
    }

    [Theory]
    [InlineData("7K3M-9QXT-2WPA")]
    [InlineData("7k3m 9qxt 2wpa")]
    [InlineData("  7K3M9QXT2WPA\n")]
    [InlineData("7k3m–9qxt—2wpa")]
    [InlineData("7-K-3-M-9-Q-X-T-2-W-P-A")]
    public void A_code_is_read_however_it_is_typed(string typed) => ReceiptCode.Read(typed).Text.ShouldBe("7K3M-9QXT-2WPA");

    [Fact]
    public void Letters_that_no_code_has_are_the_digits_they_look_like() =>
        ReceiptCode.Read("iLoO-0000-0000").Text.ShouldBe("1100-0000-0000");

    [Fact]
    public void Every_code_is_read_back()
    {
        for (var key = 0; key < 1_000; key++)
        {
            var code = ReceiptCode.For(Survey, $"{key}");
            ReceiptCode.Read(code.Text.Replace('-', ' ').ToUpperInvariant()).ShouldBe(code);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3M-9QXT-2WP")]
    [InlineData("7K3M-9QXT-2WPAA")]
    [InlineData("7K3M-9QXT-2WPU")]
    [InlineData("7K3M-9QXT-2WP€")]
    [InlineData("'; DROP TABLE responses; --")]
    public void What_cannot_be_a_code_is_nobodys(string? typed) =>
        ReceiptCode.Read(typed).Hash.ShouldBe(ReceiptCode.Read("!").Hash);
}
