using IcpEngage.Contracts.Membership;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Public.People;

namespace IcpEngage.Web.Pages.Workspace.Composition;

/// <summary>Who sits where, in words.</summary>
internal static class CompositionWords
{
    /// <summary>“Member”.</summary>
    public static string Of(Standing standing) => standing switch
    {
        Standing.Member => "Member",
        Standing.Participant => "Takes part",
        Standing.Involved => "Involved",
    };

    /// <summary>“as a member”.</summary>
    public static string As(Standing standing) => standing switch
    {
        Standing.Member => "as a member",
        Standing.Participant => "as somebody who takes part",
        Standing.Involved => "as somebody who is involved",
    };

    /// <summary>How a voice is heard at best.</summary>
    public static string Heard(Standing? standing) => standing switch
    {
        Standing.Member => "By a seat",
        Standing.Participant => "By a participant",
        Standing.Involved => "By involvement",
        null => "Nobody",
    };

    /// <summary>The colour that goes with how a voice is heard.</summary>
    public static TagColour ColourOf(ExpectedVoice voice) => voice switch
    {
        { Reached: null } => TagColour.Red,
        { Met: false } => TagColour.Orange,
        { LookAgain: true } => TagColour.Yellow,
        { Reached: Standing.Member } => TagColour.Green,
        { Reached: Standing.Participant } => TagColour.AquaGreen,
        _ => TagColour.Blue,
    };

    /// <summary>Whether a seat is held.</summary>
    public static string Of(RequiredSeat seat) => seat.State switch
    {
        RequiredSeatState.Held => Of(seat.Held!.Value),
        RequiredSeatState.HeldOtherwise => $"{Of(seat.Held!.Value)}, no {Of(seat.Wanted).ToLowerInvariant()}",
        RequiredSeatState.Missing => "No part yet",
        RequiredSeatState.NotRegistered => "Nobody registered",
    };

    /// <summary>The colour that goes with it.</summary>
    public static TagColour ColourOf(RequiredSeat seat) => seat switch
    {
        { State: RequiredSeatState.Held } => TagColour.Green,
        { Statutory: true } => TagColour.Red,
        _ => TagColour.Orange,
    };

    /// <summary>“Local council”. A kind without words of its own is a partner of another kind.</summary>
    public static string Of(PartnerKind kind) => PartnerWords.Of(kind);

    /// <summary>“1 statutory seat, 2 groups that nobody speaks for”; nothing where nothing is missing.</summary>
    public static string Missing(CompositionGaps gaps) =>
        Words.List(
        [
            .. Part(gaps.Statutory, "statutory seat", "statutory seats"),
            .. Part(gaps.ByAgreement, "agreed part", "agreed parts"),
            .. Part(gaps.Overlooked, "group that nobody speaks for", "groups that nobody speaks for"),
            .. Part(gaps.Others, "typical or recommended voice", "typical or recommended voices"),
            .. Part(gaps.LookAgain, "voice to look at again", "voices to look at again"),
        ]);

    /// <summary>What must not be missing: what a statute asks for and who must not be overlooked.</summary>
    public static int Pressing(CompositionGaps gaps) => gaps.Statutory + gaps.Overlooked + gaps.LookAgain;

    private static IEnumerable<string> Part(int number, string one, string many) =>
        number == 0 ? [] : [Words.Of(number, one, many)];
}
