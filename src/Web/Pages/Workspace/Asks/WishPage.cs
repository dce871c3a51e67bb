using IcpEngage.Contracts.Membership;

namespace IcpEngage.Web.Pages.Workspace.Asks;

/// <summary>A page on which a wish is complete: it is looked at once more, and sent or joined to another.</summary>
public abstract class WishPage : NewAskPage
{
    /// <summary>The wish; null where something is missing, and the reader is led back to where it is typed.</summary>
    private protected AskWish? Wish { get; private set; }

    /// <summary>What the wish would do to its partner, and what it could join.</summary>
    private protected AskOutlook? Outlook { get; private set; }

    /// <summary>Open asks that could be joined instead; of a survey's fieldwork, those of a Healthwatch that serves its place.</summary>
    private protected IReadOnlyList<SimilarAsk> Similar => Survey is null
        ? Outlook!.Similar
        : [.. Outlook!.Similar.Where(each => each.Partner.Kind == PartnerKind.Healthwatch && each.Partner.AreaCodes.Contains(Wish!.AreaCode!))];

    /// <summary>Skills by code, for people to read.</summary>
    private protected IReadOnlyList<Skill> Skills { get; private set; } = [];

    private protected Guid Id => Guid.Parse(Fields[AskFields.Id]);

    private protected override async Task LoadedAsync()
    {
        var skills = Capacity.SkillsAsync(Gone);
        var served = await ServedAsync();
        Skills = await skills;
        if (Partner is not { } partner || Body is null || (Wish = Fields.ToWish(partner, served, Today)) is not { } wish)
        {
            Navigation.NavigateTo(Partner is null || Body is null ? Fields.Address(WhoPage) : FormAddress);
            return;
        }

        Outlook = await Raising.OutlookAsync(wish, Gone);
        Ready(Outlook);
    }

    /// <summary>Everything is there.</summary>
    private protected virtual void Ready(AskOutlook outlook)
    {
    }

    private async Task<Served?> ServedAsync()
    {
        if (Survey is not { } slug)
            return (await ServedChoices.LoadAsync(Engagement, Strategy, Gone)).Find(Fields[AskFields.Serves]);
        return await Engagement.FieldworkAsync(slug, Gone) is { } plan ? new Served(ServedKind.Survey, plan.SurveySlug, plan.Title) : null;
    }
}
