using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace IcpEngage.ServiceDefaults.Security;

/// <summary>
/// The keys of tokens: Web signs with a private key that nobody else has, services check with public ones
/// (ECDSA over P-256, RFC 7518 section 3.4). Configuration <c>Security:SigningKey</c> is the private key, base64 of
/// PKCS #8; <c>Security:VerificationKeys:0</c> and so on are the public keys that are taken, base64 of
/// SubjectPublicKeyInfo. Several of them let a key be changed while everything runs: add the new public key everywhere,
/// change the private key of Web, take the old public key away.
/// </summary>
public static class TokenKeys
{
    private const string SigningKey = "Security:SigningKey";
    private const string VerificationKeys = "Security:VerificationKeys";

    /// <summary>A new private key, as <c>Security:SigningKey</c> takes it.</summary>
    public static string Generate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }

    /// <summary>The public part of a private key, as <c>Security:VerificationKeys</c> takes it.</summary>
    public static string PublicPartOf(string signingKey)
    {
        using var key = Private(signingKey);
        return Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>What Web signs with.</summary>
    /// <exception cref="InvalidOperationException">There is no private key in the configuration, or it is not one.</exception>
    internal static SigningCredentials Signing(IConfiguration configuration) =>
        new(Named(Private(configuration[SigningKey])), SecurityAlgorithms.EcdsaSha256);

    /// <summary>What a token's signature is checked with; a process that has the private key knows the public one.</summary>
    /// <exception cref="InvalidOperationException">There is no key in the configuration, or one is not a key.</exception>
    internal static IReadOnlyList<SecurityKey> Verification(IConfiguration configuration)
    {
        var given = configuration.GetSection(VerificationKeys).Get<string[]>() ?? [];
        return given.Length > 0
            ? [.. given.Select(key => Named(Public(key)))]
            : [Named(Public(PublicPartOf(configuration[SigningKey] ?? "")))];
    }

    private static ECDsaSecurityKey Named(ECDsa key) =>
        new(key) { KeyId = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..9]) };

    private static ECDsa Private(string? text) =>
        Read(text, SigningKey, "the base64 of a PKCS #8 private key on P-256", (key, bytes) => key.ImportPkcs8PrivateKey(bytes, out _));

    private static ECDsa Public(string text) =>
        Read(text, VerificationKeys, "the base64 of a public key on P-256", (key, bytes) => key.ImportSubjectPublicKeyInfo(bytes, out _));

    private static ECDsa Read(string? text, string setting, string what, Action<ECDsa, byte[]> import)
    {
        var key = ECDsa.Create();
        try
        {
            import(key, Convert.FromBase64String(text ?? ""));
            if (key.KeySize == 256)
            {
                return key;
            }
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            // Said below, without a word of what was read: it may be most of a key.
        }

        key.Dispose();
        throw new InvalidOperationException($"Configuration {setting} is missing or is not {what}: see docs/operations.md.");
    }
}
