using System.Collections.Concurrent;
using System.Net;
using IcpEngage.Contracts.Membership;
using IcpEngage.Membership.Mail;
using IcpEngage.Membership.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static IcpEngage.Membership.Tests.MembershipHouse;

namespace IcpEngage.Membership.Tests.Mail;

public sealed class ReturnCodeMailTests
{
    private const string Address = "ros@example.org";
    private const string Code = "2WPA-9QXT-7K3M";

    [Fact]
    public async Task The_mail_has_the_code_and_the_page_and_neither_it_nor_the_address_is_kept_or_written_down()
    {
        await using var smtp = new SmtpListener();
        using var log = new Written();
        await using var house = await OpenAsync(settings: MailTests.To(smtp), add: log.AddTo);

        (await SendAsync(house)).ShouldBe(HttpStatusCode.NoContent);

        var mail = smtp.Received.ShouldHaveSingleItem();
        mail.To.ShouldBe(Address);
        var lines = MailTests.Body(mail.Text).Replace("=0D=0A", "\n", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()).ToList();
        lines.ShouldContain(Code);
        lines.ShouldContain("https://engage.example.org/return", "the code is not in the link");
        lines.ShouldContain(line => line.Contains("until the end of 22 December 2026"));
        (await house.WithDbAsync(db => db.OutgoingMail.AnyAsync())).ShouldBeFalse();
        log.Lines.ShouldNotBeEmpty();
        log.Lines.ShouldAllBe(line => !line.Contains("example.org/return") && !line.Contains(Address) && !line.Contains(Code));
    }

    [Fact]
    public async Task A_mail_that_the_server_does_not_take_is_said_and_forgotten()
    {
        await using var smtp = new SmtpListener { TurnAway = 1 };
        using var log = new Written();
        await using var house = await OpenAsync(settings: MailTests.To(smtp), add: log.AddTo);

        (await SendAsync(house)).ShouldBe(HttpStatusCode.ServiceUnavailable);

        (await house.WithDbAsync(db => db.OutgoingMail.AnyAsync())).ShouldBeFalse();
        log.Lines.ShouldContain(line => line.Contains("A return code was not sent"));
        log.Lines.ShouldAllBe(line => !line.Contains(Address) && !line.Contains(Code));
        (await SendAsync(house)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public void It_is_written_in_Welsh_to_who_reads_Welsh()
    {
        var (subject, body) = ReturnCodeLetter.Write("https://engage.example.org", Code, new DateOnly(2026, 12, 22), "cy");

        subject.ShouldBe("Eich cod dychwelyd");
        body.ShouldContain("22 Rhagfyr 2026");
        body.ShouldContain(Code);
        body.ShouldContain("https://engage.example.org/return");
        ReturnCodeLetter.Write("https://engage.example.org", Code, new DateOnly(2026, 12, 22), "ar").Subject.ShouldBe("Your return code");
    }

    [Theory]
    [InlineData("ros at home", Code)]
    [InlineData("ros@example.org, jo@example.org", Code)]
    [InlineData("ros@example.org\r\nBcc: jo@example.org", Code)]
    [InlineData(Address, "Buy now at example.org")]
    [InlineData(Address, null)]
    public async Task What_is_no_address_or_no_code_is_refused(string to, string? code)
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: MailTests.To(smtp));

        (await SendAsync(house, to, code)).ShouldBe(HttpStatusCode.UnprocessableEntity);

        smtp.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobodys_inbox_is_filled_from_one_survey_or_from_many()
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: MailTests.To(smtp));

        for (var number = 0; number < 3; number++)
        {
            (await SendAsync(house, $"somebody-{number}@example.org", answers: "the same")).ShouldBe(HttpStatusCode.NoContent);
            (await SendAsync(house, $"Ros+{number}@example.org", answers: $"others {number}")).ShouldBe(HttpStatusCode.NoContent);
        }

        (await SendAsync(house, "somebody-else@example.org", answers: "the same")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await SendAsync(house, "ROS@example.org", answers: "others again")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await SendAsync(house, "lou@example.org", answers: "others again")).ShouldBe(HttpStatusCode.NoContent);
        smtp.Received.Count.ShouldBe(7);
    }

    [Fact]
    public void There_is_an_end_to_it_however_many_ask()
    {
        using var limits = new ReturnCodeLimits();
        var allowed = Enumerable.Range(0, 400).Count(number =>
            limits.Allows(new MailReturnCode($"somebody-{number}@example.org", Code, new DateOnly(2026, 12, 22), $"answers {number}")));

        allowed.ShouldBe(300);
    }

    [Fact]
    public async Task Only_the_sites_own_pages_send_them_and_only_where_mail_is_set_up()
    {
        await using var smtp = new SmtpListener();
        await using var house = await OpenAsync(settings: MailTests.To(smtp));
        using var anybodys = await house.Anybody.PostAsync("mail/return-code", Mail());
        anybodys.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var officers = await house.Officer.PostAsync("mail/return-code", Mail());
        officers.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        smtp.Received.ShouldBeEmpty();

        await using var without = await OpenAsync();
        (await SendAsync(without)).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    private static MailReturnCode Mail(string? to = Address, string? code = Code, string answers = "these") =>
        new(to, code, new DateOnly(2026, 12, 22), answers, "en");

    private static async Task<HttpStatusCode> SendAsync(MembershipHouse house, string? to = Address, string? code = Code, string answers = "these")
    {
        using var answer = await house.Web.PostAsync("mail/return-code", Mail(to, code, answers));
        return answer.StatusCode;
    }

    /// <summary>Keeps everything that is written down, of whatever level.</summary>
    private sealed class Written : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void AddTo(IServiceCollection services) =>
            services.AddLogging(logging => logging.AddProvider(this).AddFilter<Written>(level => level >= LogLevel.Debug));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
