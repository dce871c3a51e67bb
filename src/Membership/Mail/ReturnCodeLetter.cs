using IcpEngage.ServiceDefaults.Languages;

namespace IcpEngage.Membership.Mail;

/// <summary>
/// The mail with a return code. It does not say which survey: others may read it over somebody's shoulder. The code is in no
/// link, as addresses are kept by browsers and servers on the way.
/// </summary>
internal static class ReturnCodeLetter
{
    /// <param name="origin">Where the site is, without a slash at the end.</param>
    /// <param name="code">The code.</param>
    /// <param name="keptUntil">Last day on which it is of use.</param>
    /// <param name="language">English unless it is Welsh.</param>
    public static (string Subject, string Body) Write(string origin, string code, DateOnly keptUntil, string? language)
    {
        var culture = Sentences.CultureOf(language ?? "");
        var day = keptUntil.ToString("d MMMM yyyy", culture);
        return culture.TwoLetterISOLanguageName == "cy" ? Welsh(origin, code, day) : English(origin, code, day);
    }

    private static (string Subject, string Body) English(string origin, string code, string day) => (
        "Your return code",
        $"""
        Hello,

        You saved your answers to a survey and asked for the return code by e-mail. It is:

        {code}

        To carry on, on any device, open this page and enter the code:

        {origin}/return

        You can do that until the end of {day}. After that day we delete what you have not sent.

        Keep the code to yourself: with it anybody can see these answers and change them.

        If you did not ask for this e-mail, you need not do anything. We have not kept your address.
        """);

    private static (string Subject, string Body) Welsh(string origin, string code, string day) => (
        "Eich cod dychwelyd",
        $"""
        Helo,

        Gwnaethoch gadw eich atebion i arolwg a gofyn am y cod dychwelyd drwy e-bost. Dyma’r cod:

        {code}

        I barhau, ar unrhyw ddyfais, agorwch y dudalen hon a rhowch y cod:

        {origin}/return

        Gallwch wneud hynny hyd at ddiwedd {day}. Ar ôl y diwrnod hwnnw byddwn yn dileu’r hyn nad ydych wedi’i anfon.

        Peidiwch â rhoi’r cod i neb arall: gall unrhyw un sydd â’r cod weld yr atebion hyn a’u newid.

        Os na wnaethoch ofyn am yr e-bost hwn, nid oes angen i chi wneud dim. Nid ydym wedi cadw eich cyfeiriad.
        """);
}
