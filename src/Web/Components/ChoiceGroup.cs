using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Components;

/// <summary>What radios and checkboxes have in common.</summary>
public abstract class ChoiceGroup : FormControl
{
    /// <summary>What can be chosen, in order.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <summary>Side by side, for two short choices.</summary>
    [Parameter]
    public bool Inline { get; set; }

    /// <summary>Smaller boxes, for dense pages of the workspace.</summary>
    [Parameter]
    public bool Small { get; set; }

    /// <summary>
    /// The choices with their ids: the first is the group's own, so that an error summary can link to it; a divider
    /// takes a number too, as in the design system.
    /// </summary>
    protected IEnumerable<(Choice Choice, string ChoiceId)> Numbered()
    {
        var number = 0;
        foreach (var choice in Choices)
        {
            number += choice.Divider is null ? 1 : 2;
            yield return (choice, number == 1 ? ControlId : $"{ControlId}-{number}");
        }
    }

    /// <summary>Id of what is filled in where the choice is chosen; null where nothing is.</summary>
    protected static string? ConditionalId(Choice choice, string choiceId)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Conditional is null ? null : $"conditional-{choiceId}";
    }

    /// <summary>Ids that describe one choice: its hint, and the group's where no field set carries them.</summary>
    protected string? ChoiceDescribedBy(Choice choice, string choiceId)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var ids = CssClass.Of(Label is null ? DescribedBy : null, choice.Hint is null ? null : choiceId + "-item-hint");
        return ids.Length == 0 ? null : ids;
    }
}
