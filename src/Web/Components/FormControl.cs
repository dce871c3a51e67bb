using IcpEngage.Web.Languages;
using Microsoft.AspNetCore.Components;

namespace IcpEngage.Web.Components;

/// <summary>What every control of a form takes: a name, a label or legend, a hint and an error.</summary>
public abstract class FormControl : DesignComponent
{
    /// <summary>Name of the posted field; also the id of the first control unless <see cref="DesignComponent.Id"/> is set.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>The label's or legend's text.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>The label's or legend's size.</summary>
    [Parameter]
    public Size LabelSize { get; set; }

    /// <summary>1 where the label or legend is the page's heading; null where it is no heading.</summary>
    [Parameter]
    public int? HeadingLevel { get; set; }

    /// <summary>Small text above the label or legend, such as “Question 2 of 5”.</summary>
    [Parameter]
    public string? Caption { get; set; }

    /// <summary>Help, without links.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Our own words after the hint, where that is somebody else's: “You can leave this out.”</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Attributes <c>lang</c> and <c>dir</c> of the label, where it is in another language than what is around it.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, object>? LabelLanguage { get; set; }

    /// <summary>Attributes <c>lang</c> and <c>dir</c> of the hint, where it is in another language than what is around it.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, object>? HintLanguage { get; set; }

    /// <summary>What is wrong, the same words as in the error summary; null while nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>The control cannot be used.</summary>
    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>The language of what others wrote, where the control shows that.</summary>
    [CascadingParameter]
    protected ContentLanguage? Content { get; set; }

    /// <summary>Id of the first control, which an error summary links to.</summary>
    protected string ControlId => Id ?? Name;

    /// <summary>Id of an element outside the control that describes it too.</summary>
    [Parameter]
    public string? DescribedAlsoBy { get; set; }

    /// <summary>Ids of further elements that describe the control.</summary>
    protected virtual string? DescribedByFirst => null;

    /// <summary>Ids of the hint and the error, for aria-describedby; null without either.</summary>
    protected string? DescribedBy
    {
        get
        {
            var ids = CssClass.Of(
                DescribedAlsoBy,
                DescribedByFirst,
                Hint is null && Note is null ? null : ControlId + "-hint",
                string.IsNullOrEmpty(Error) ? null : ControlId + "-error");
            return ids.Length == 0 ? null : ids;
        }
    }

    /// <summary>Something is wrong with the answer.</summary>
    protected bool HasError => !string.IsNullOrEmpty(Error);
}
