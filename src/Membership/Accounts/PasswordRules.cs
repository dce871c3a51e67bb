using System.Text;
using IcpEngage.Membership.People;
using Microsoft.AspNetCore.Identity;

namespace IcpEngage.Membership.Accounts;

/// <summary>
/// What a password may be: long enough, none that everybody tries first, and not made from what is known of the person.
/// No rules about kinds of characters and no expiry (NCSC password guidance; NIST SP 800-63B, 3.1.1.2).
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var sentence = Check(password, user.Name, user.Email);
        return Task.FromResult(sentence is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "password", Description = sentence }));
    }

    /// <summary>Half a character, as only a program sends it, cannot be hashed.</summary>
    public static bool IsText(string password) => password.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    /// <summary>What is wrong with it, in a sentence; null when nothing is.</summary>
    public static string? Check(string? password, string name, string? email) => password switch
    {
        null or { Length: < Shortest } => $"The password must be at least {Shortest} characters long. Three random words make a good one.",
        _ when !IsText(password) => "The password holds something that is not a character.",
        { Length: > Longest } => $"The password must be at most {Longest} characters long.",
        _ when CommonPasswords.Contains(password) => "This password is one that people who break in try first. Three random words make a good one.",
        _ when CommonPasswords.IsMadeFrom(password, [.. name.Split(' ', '-', '\''), .. (email ?? "").Split('@', '.', '-', '_', '+'), "icpengage", "engage"]) =>
            "The password must not be made from your name, your e-mail address or the name of this service.",
        _ => null,
    };
}
