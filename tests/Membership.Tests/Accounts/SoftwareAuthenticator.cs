using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IcpEngage.Contracts.Membership;

namespace IcpEngage.Membership.Tests.Accounts;

/// <summary>
/// A passkey and the browser around it, as WebAuthn level 3 describes them: ES256, no attestation, user verified. Its counter
/// stays at nought, as that of passkeys which are copied between a person's devices does, unless it <paramref name="counts"/>.
/// </summary>
internal sealed class SoftwareAuthenticator(
    string origin = "https://engage.example.org", string domain = "engage.example.org", bool verifies = true, bool counts = false)
    : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string userHandle = "";
    private uint counter;

    public PasskeyCredential Make(PasskeyOptions options, string name = "My phone")
    {
        var asked = JsonDocument.Parse(options.Options).RootElement;
        userHandle = asked.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(false).Q;
        byte[] publicKey = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] data = [.. AuthenticatorData(0x40), .. new byte[16], 0, (byte)id.Length, .. id, .. publicKey];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data,
        ];
        var credential = new
        {
            id = Base64Url.EncodeToString(id),
            rawId = Base64Url.EncodeToString(id),
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(ClientData("webauthn.create", asked)),
                attestationObject = Base64Url.EncodeToString(attestation),
                transports = new[] { "internal" },
            },
        };
        return new PasskeyCredential(JsonSerializer.Serialize(credential), options.State, name);
    }

    public PasskeyCredential Use(PasskeyOptions options)
    {
        if (counts)
        {
            counter++;
        }

        var client = ClientData("webauthn.get", JsonDocument.Parse(options.Options).RootElement);
        var data = AuthenticatorData(0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var credential = new
        {
            id = Base64Url.EncodeToString(id),
            rawId = Base64Url.EncodeToString(id),
            type = "public-key",
            clientExtensionResults = new { },
            response = new
            {
                clientDataJSON = Base64Url.EncodeToString(client),
                authenticatorData = Base64Url.EncodeToString(data),
                signature = Base64Url.EncodeToString(signature),
                userHandle,
            },
        };
        return new PasskeyCredential(JsonSerializer.Serialize(credential), options.State, null);
    }

    public void Dispose() => key.Dispose();

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private byte[] AuthenticatorData(byte flags) =>
    [
        .. SHA256.HashData(Encoding.UTF8.GetBytes(domain)),
        (byte)(flags | 0x01 | (verifies ? 0x04 : 0)),
        (byte)(counter >> 24), (byte)(counter >> 16), (byte)(counter >> 8), (byte)counter,
    ];
}
