using System.Net.Http.Json;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Contracts.Membership;
using IcpEngage.ServiceDefaults.Http;

namespace IcpEngage.Engagement.Tests.Bank;

/// <summary>Questions of the bank to test with.</summary>
internal static class Banked
{
    public static Question Ease { get; } = new()
    {
        Code = "q",
        Kind = QuestionKind.SingleChoice,
        Text = "How easy or difficult is it to get an appointment at your GP practice?",
        Options =
        [
            new("very-easy", "Very easy"), new("fairly-easy", "Fairly easy"), new("neither", "Neither easy nor difficult"),
            new("fairly-difficult", "Fairly difficult"), new("very-difficult", "Very difficult"),
        ],
    };

    public static BankWording Wording(Question question) => new(question, "It is short.", "Written here", "");

    public static ProposeForBank Proposal(Question question, string area) =>
        new(area, "gp-access", "Ease of getting an appointment", "Adults", Wording(question));

    public static ChangeInBank Change(BankEntryDetail entry, Question question) =>
        new(entry.Summary.Topic, entry.Summary.Construct, entry.Summary.Audience, Wording(question), entry.Edit);

    public static async Task<BankEntryDetail> ProposeAsync(this EngagementHost host, Question question, string by = EngagementHost.System) =>
        await (await host.As(new Grant(Roles.EngagementLead, by)).PostAsync("bank", Proposal(question, by))).ReadAsync<BankEntryDetail>();

    /// <summary>The question, agreed; and locked where that is said.</summary>
    public static async Task<BankEntryDetail> InBankAsync(this EngagementHost host, Question question, bool locked = false)
    {
        var agreed = await host.SystemLead.StepAsync(await host.ProposeAsync(question), "agree");
        return locked ? await host.SystemLead.StepAsync(agreed, "lock") : agreed;
    }

    public static async Task<BankEntryDetail> StepAsync(this HttpClient client, BankEntryDetail entry, string step) =>
        await (await client.SendAsync(
            step == "agree" ? HttpMethod.Post : HttpMethod.Put, $"bank/{entry.Summary.Code}/{step}", new StepInBank(entry.Edit))).ReadAsync<BankEntryDetail>();

    public static async Task<BankEntryDetail> WriteAsync(this HttpClient client, BankEntryDetail entry, Question question) =>
        await (await client.PutAsJsonAsync($"bank/{entry.Summary.Code}", Change(entry, question), Json.Options)).ReadAsync<BankEntryDetail>();

    /// <summary>The question as a survey has it.</summary>
    public static Question Taken(this BankEntryDetail entry, string code = "ease") =>
        entry.Summary.Question with { Code = code, Bank = new(entry.Summary.Code, entry.Summary.Version) };
}
