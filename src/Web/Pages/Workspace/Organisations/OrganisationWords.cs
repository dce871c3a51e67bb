using IcpEngage.Contracts.Membership;
using IcpEngage.Contracts.Places;
using IcpEngage.Web.Components;
using IcpEngage.Web.Pages.Public.People;

namespace IcpEngage.Web.Pages.Workspace.Organisations;

/// <summary>Partner organisations in words.</summary>
internal static class OrganisationWords
{
    /// <summary>The system, then places by name. Neighbourhoods are not chosen from.</summary>
    public static IReadOnlyList<Area> InOrder(IEnumerable<Area> areas) =>
        [.. areas.Where(area => area.Kind != AreaKind.Neighbourhood).OrderBy(area => area.Kind).ThenBy(area => area.Name, StringComparer.Ordinal)];

    /// <summary>Kinds to choose from, by their words.</summary>
    public static IReadOnlyList<Choice> Kinds =>
        [.. Enum.GetValues<PartnerKind>().OrderBy(kind => kind == PartnerKind.Other).Select(kind => new Choice(kind.ToString(), PartnerWords.Of(kind)))];

    /// <summary>“Halton and Sefton”; a code that is no place of ours stands as it is.</summary>
    public static string AreasOf(Partner partner, IReadOnlyList<Area> areas) =>
        Words.List([.. partner.AreaCodes.Select(code => areas.FirstOrDefault(area => area.Code == code)?.Name ?? code)]);

    /// <summary>“From 1 April 2026 to 31 March 2027”; nothing where neither day is known.</summary>
    public static string Days(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        ({ } first, { } last) => $"From {Words.Date(first)} to {Words.Date(last)}",
        ({ } first, null) => $"From {Words.Date(first)}",
        (null, { } last) => $"Until {Words.Date(last)}",
        (null, null) => "",
    };

    /// <summary>“ODS code”.</summary>
    public static string Of(CodeScheme scheme) => scheme switch
    {
        CodeScheme.Ods => "ODS code",
        CodeScheme.Gss => "GSS code",
        CodeScheme.Local => "Local code",
    };

    /// <summary>What happened, in a sentence.</summary>
    public static string Of(SuccessionView step) => step.Kind switch
    {
        SuccessionKind.Merged => $"{step.Name} became part of {step.SuccessorName}.",
        SuccessionKind.Split => $"{step.Name} was split. One part of it went to {step.SuccessorName}.",
        SuccessionKind.Renamed => $"{step.Name} is called {step.SuccessorName}.",
        SuccessionKind.Ended => $"{step.Name} ended.",
    };

    /// <summary>Where a partner stands today.</summary>
    public static (string Text, TagColour Colour) StateOf(Partner partner, DateOnly today) =>
        partner.Until < today ? ("Ended", TagColour.Grey)
        : partner.From > today ? ("To come", TagColour.Yellow)
        : partner.Until is not null ? ("Ending", TagColour.Orange)
        : ("There now", TagColour.Green);

    /// <summary>“3 move, 1 ends”.</summary>
    public static string Of(ReferenceEffect effect) => Words.List(
    [
        .. effect.Moves > 0 ? [$"{Words.Number(effect.Moves)} {(effect.Moves == 1 ? "moves" : "move")}"] : Array.Empty<string>(),
        .. effect.Ends > 0 ? [$"{Words.Number(effect.Ends)} {(effect.Ends == 1 ? "ends" : "end")}"] : Array.Empty<string>(),
        .. effect.Stays > 0 ? [$"{Words.Number(effect.Stays)} {(effect.Stays == 1 ? "stays" : "stay")} on record"] : Array.Empty<string>(),
    ]);
}
