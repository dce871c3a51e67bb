using System.Globalization;
using IcpEngage.Web.Components;

namespace IcpEngage.Web.Tests.Components;

/// <summary>From the options of a design system example to the component of ours that renders it.</summary>
internal static class Mapping
{
    /// <summary>By the design system's name: our component, and its parameters for an example's options.</summary>
    public static readonly IReadOnlyDictionary<string, (Type Component, Func<Options, Dictionary<string, object?>> Read)> All =
        new Dictionary<string, (Type, Func<Options, Dictionary<string, object?>>)>
        {
            ["action-link"] = (typeof(ActionLink), options => Base(options, new()
            {
                [nameof(ActionLink.Text)] = options.Text("text"),
                [nameof(ActionLink.Href)] = options.Text("href") ?? throw options.Unsupported("href (as a button)"),
            })),
            ["back-link"] = (typeof(BackLink), options => Base(options, new()
            {
                [nameof(BackLink.Text)] = options.Text("text") ?? throw options.Unsupported("html"),
                [nameof(BackLink.Href)] = options.Text("href") ?? throw options.Unsupported("href (as a button)"),
            })),
            ["breadcrumb"] = (typeof(Breadcrumb), options => Base(options, new()
            {
                [nameof(Breadcrumb.Items)] = options.List("items").Select(item => new PageLink(item.Text("href")!, item.Text("text"))).ToList(),
            })),
            ["button"] = (typeof(Button), options => Base(options, new()
            {
                [nameof(Button.Text)] = options.Text("text"),
                [nameof(Button.Href)] = options.Text("href"),
                [nameof(Button.Variant)] = options.Text("variant") switch
                {
                    null => ButtonVariant.Primary,
                    "secondary" => ButtonVariant.Secondary,
                    "secondary-solid" => ButtonVariant.SecondarySolid,
                    "reverse" => ButtonVariant.Reverse,
                    "warning" => ButtonVariant.Warning,
                    _ => throw options.Unsupported("variant"),
                },
                [nameof(Button.Small)] = options.Flag("small") ?? false,
                [nameof(Button.Disabled)] = options.Flag("disabled") ?? false,
                [nameof(Button.PreventDoubleClick)] = options.Flag("preventDoubleClick") switch
                {
                    false => throw options.Unsupported("preventDoubleClick"),
                    { } value => value,
                    null => false,
                },
                [nameof(Button.Type)] = options.Text("type") ?? "submit",
                [nameof(Button.Name)] = options.Text("name"),
                [nameof(Button.Value)] = options.Text("value"),
            })),
            ["card"] = (typeof(Card), options => Base(options, new()
            {
                [nameof(Card.Title)] = options.Words("heading"),
                [nameof(Card.TitleSize)] = options.IsObject("heading") ? SizeOf(options.Child("heading")!) : Size.Normal,
                [nameof(Card.HeadingLevel)] = (options.IsObject("heading") ? options.Child("heading")!.Number("level") : null) ?? 2,
                [nameof(Card.Href)] = options.Text("href"),
                [nameof(Card.Clickable)] = options.Flag("clickable") ?? false,
                [nameof(Card.Description)] = options.Words("description"),
                [nameof(Card.ChildContent)] = options.Html(),
                [nameof(Card.Variant)] = options.Text("variant") switch
                {
                    null => CardVariant.Basic,
                    "feature" => CardVariant.Feature,
                    "secondary" => CardVariant.Secondary,
                    "warning" => CardVariant.Warning,
                    _ => throw options.Unsupported("variant"),
                },
            })),
            ["character-count"] = (typeof(TextArea), options =>
                options.Has("maxlength") ? TextArea(options) : throw options.Unsupported("maxlength (missing)")),
            ["checkboxes"] = (typeof(Checkboxes), options => Choices(options, new()
            {
                [nameof(Checkboxes.Values)] = options.Texts("values"),
            })),
            ["date-input"] = (typeof(DateInput), options =>
            {
                var values = options.Child("values");
                return Control(options, new()
                {
                    [nameof(DateInput.Value)] = new DateParts(values?.Text("day"), values?.Text("month"), values?.Text("year")),
                    // The design system's examples post “day”; ours always put the name before it.
                    [nameof(FormControl.Name)] = "",
                });
            }
            ),
            ["details"] = (typeof(Details), options => Base(options, new()
            {
                [nameof(Details.Summary)] = options.Words("summary"),
                [nameof(Details.Text)] = options.Text("text"),
                [nameof(Details.ChildContent)] = options.Html(),
                [nameof(Details.Open)] = options.Flag("open") ?? false,
            })),
            ["error-message"] = (typeof(ErrorMessage), options => Base(options, new()
            {
                [nameof(ErrorMessage.Text)] = options.Text("text") ?? throw options.Unsupported("html"),
            })),
            ["error-summary"] = (typeof(ErrorSummary), options => Base(options, new()
            {
                [nameof(ErrorSummary.Title)] = options.Words("heading"),
                [nameof(ErrorSummary.Errors)] = options.List("errorList") is { Count: > 0 } errors
                    ? errors.Select(error => new FieldError(null, error.Text("text")!) { Href = error.Text("href") }).ToList()
                    : throw options.Unsupported("errorList (empty)"),
            })),
            ["fieldset"] = (typeof(Fieldset), options => Base(options, Legend(options, "legend", nameof(Fieldset.Legend), nameof(Fieldset.LegendSize), new()))),
            ["file-upload"] = (typeof(FileUpload), options => Control(options, new())),
            ["hint"] = (typeof(Hint), options => Base(options, new()
            {
                [nameof(Hint.Text)] = options.Text("text"),
                [nameof(Hint.ChildContent)] = options.Html(),
            })),
            ["input"] = (typeof(TextInput), options => Control(options, new()
            {
                [nameof(TextInput.Value)] = options.Text("value"),
                [nameof(TextInput.Type)] = options.Text("type") ?? "text",
                [nameof(TextInput.Width)] = options.Number("width"),
                [nameof(TextInput.InputMode)] = options.Text("inputmode"),
                [nameof(TextInput.Autocomplete)] = options.Text("autocomplete"),
                [nameof(TextInput.Spellcheck)] = options.Flag("spellcheck"),
                [nameof(TextInput.Code)] = options.Flag("code") ?? false,
                [nameof(TextInput.Prefix)] = options.Words("prefix"),
                [nameof(TextInput.Suffix)] = options.Words("suffix"),
            })),
            ["inset-text"] = (typeof(InsetText), options => Base(options, new()
            {
                [nameof(InsetText.Text)] = options.Text("text"),
                [nameof(InsetText.ChildContent)] = options.Html(),
            })),
            ["label"] = (typeof(Label), options => Base(options, LabelOf(options, nameof(Label.Text), nameof(Label.Size), new()
            {
                [nameof(Label.For)] = options.Text("for"),
            }))),
            ["legend"] = (typeof(Legend), options => Base(options, LabelOf(options, nameof(Web.Components.Legend.Text), nameof(Web.Components.Legend.Size), new()))),
            ["notification-banner"] = (typeof(NotificationBanner), options => Base(options, new()
            {
                [nameof(NotificationBanner.Text)] = options.Text("text"),
                [nameof(NotificationBanner.Title)] = options.Words("title"),
                [nameof(NotificationBanner.ChildContent)] = options.Html(),
                [nameof(NotificationBanner.Success)] = options.Text("variant") == "success",
            })),
            ["pagination"] = (typeof(Pagination), options => Base(options, new()
            {
                [nameof(Pagination.Previous)] = Page(options.Child("previous")),
                [nameof(Pagination.Next)] = Page(options.Child("next")),
                [nameof(Pagination.Pages)] = options.List("items").Select((item, index) =>
                    item.Number("number") == index + 1 ? item.Text("href")! : throw options.Unsupported("items (with gaps)")).ToList(),
                [nameof(Pagination.Current)] = options.List("items").ToList().FindIndex(item => item.Flag("current") == true) + 1,
            })),
            ["panel"] = (typeof(Panel), options => Base(options, new()
            {
                [nameof(Panel.Title)] = options.Words("heading"),
                [nameof(Panel.HeadingLevel)] = (options.IsObject("heading") ? options.Child("heading")!.Number("level") : null) ?? 1,
                [nameof(Panel.Text)] = options.Text("text"),
                [nameof(Panel.ChildContent)] = options.Html(),
            })),
            ["radios"] = (typeof(Radios), options => Choices(options, new()
            {
                [nameof(Radios.Value)] = options.Text("value"),
            })),
            ["select"] = (typeof(Select), options => Control(options, new()
            {
                [nameof(Select.Choices)] = options.List("items")
                    .Select(item => new Choice(item.Text("value")!, item.Text("text")!, Disabled: item.Flag("disabled"))).ToList(),
                [nameof(Select.Value)] = options.Text("value") ?? options.List("items").FirstOrDefault(item => item.Flag("selected") == true)?.Text("value"),
            })),
            ["skip-link"] = (typeof(SkipLink), options =>
                options.Text("href") is "#maincontent" && options.Text("text") is "Skip to main content" ? [] : throw options.Unsupported("href")),
            ["summary-list"] = (typeof(SummaryList), options => Base(options, new()
            {
                [nameof(SummaryList.Border)] = options.Flag("border") ?? true,
                [nameof(SummaryList.Rows)] = options.List("rows").Select(row => new SummaryRow(row.Words("key")!, row.Child("value")!.Text("text"))
                {
                    Content = row.Child("value")!.Html(),
                    Actions = row.Child("actions")?.List("items")
                        .Select(action => new SummaryAction(action.Text("text")!, action.Text("href")!, action.Text("visuallyHiddenText"))).ToList() ?? [],
                }).ToList(),
            })),
            ["tables"] = (typeof(Table), options => Base(options, new()
            {
                [nameof(Table.Caption)] = options.Words("caption"),
                [nameof(Table.CaptionSize)] = options.IsObject("caption") ? SizeOf(options.Child("caption")!) : Size.Normal,
                [nameof(Table.Columns)] = options.Loose("head").Select(column => new TableColumn(column.Text("text") ?? "", Numeric(column))).ToList(),
                [nameof(Table.Rows)] = options.Rows("rows", cell => new TableCell { Text = cell.Text("text"), Content = cell.Html() }),
                [nameof(Table.FirstCellIsHeader)] = options.Flag("firstCellIsHeader") ?? false,
                [nameof(Table.Responsive)] = options.Flag("responsive") ?? false,
                [nameof(Table.Compact)] = options.Flag("compact") ?? false,
            })),
            ["tag"] = (typeof(Tag), options => Base(options, new()
            {
                [nameof(Tag.Text)] = options.Text("text") ?? throw options.Unsupported("html"),
                [nameof(Tag.Border)] = options.Flag("border") ?? true,
                [nameof(Tag.Colour)] = Colour(options),
            })),
            ["task-list"] = (typeof(TaskList), options => Base(options, new()
            {
                [nameof(TaskList.IdPrefix)] = options.Text("idPrefix") ?? "task-list",
                [nameof(TaskList.Items)] = options.List("items").Select(item =>
                {
                    var tag = item.Child("status")?.Child("tag") ?? throw options.Unsupported("items.status");
                    return new TaskItem(
                        item.Words("heading")!,
                        item.Text("href"),
                        tag.Text("text")!,
                        (Colour(tag), tag.Flag("border"), tag.Text("classes")) switch
                        {
                            (TagColour.Blue, _, _) => TaskItemState.ToDo,
                            (TagColour.None, false, "nhsuk-u-font-weight-normal") => TaskItemState.Done,
                            (TagColour.None, false, { }) => TaskItemState.CannotStart,
                            _ => throw options.Unsupported("items.status.tag"),
                        },
                        item.Words("hint"));
                }).ToList(),
            })),
            ["textarea"] = (typeof(TextArea), options => TextArea(options)),
            ["warning-callout"] = (typeof(WarningText), options => new Dictionary<string, object?>
            {
                [nameof(WarningText.Title)] = options.Words("heading"),
                [nameof(WarningText.Text)] = options.Text("text"),
                [nameof(WarningText.ChildContent)] = options.Html(),
            }),
        };

    /// <summary>Components of ours render these, but in a way of their own; each with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Own = new Dictionary<string, string>
    {
        ["caption"] = "rendered within labels, legends and headings",
        ["footer"] = "SiteFooter has fixed content",
        ["header"] = "SiteHeader leaves out the NHS logo, as this is not an official NHS service",
        ["heading"] = "pages write headings as plain HTML",
    };

    /// <summary>Components that we have no use for.</summary>
    public static readonly IReadOnlyList<string> NotCovered =
    [
        "code", "contents-list", "do-dont-list", "hero", "images", "password-input", "scroll", "search-input", "tabs",
    ];

    private static readonly (string Option, string Class)[] Contradicted =
    [
        ("size", "nhsuk-label--"), ("size", "nhsuk-fieldset__legend--"), ("colour", "nhsuk-tag--"), ("width", "nhsuk-input--width-"),
    ];

    private static Dictionary<string, object?> Base(Options options, Dictionary<string, object?> parameters)
    {
        // A class that contradicts an option: the design system lets the class win, a caller of ours has no need to.
        if (options.Text("classes") is { } classes && Contradicted.Any(pair => options.Has(pair.Option) && classes.Contains(pair.Class, StringComparison.Ordinal)))
            throw options.Unsupported("classes (against an option)");
        parameters[nameof(DesignComponent.Id)] = options.Text("id");
        parameters[nameof(DesignComponent.Class)] = options.Text("classes");
        return parameters;
    }

    private static Dictionary<string, object?> Control(Options options, Dictionary<string, object?> parameters)
    {
        parameters.TryAdd(nameof(FormControl.Name), options.Text("name"));
        parameters[nameof(FormControl.Hint)] = options.Words("hint");
        parameters[nameof(FormControl.Error)] = options.Words("errorMessage");
        parameters[nameof(FormControl.Disabled)] = options.Flag("disabled") ?? false;
        if (options.Has("fieldset"))
            Legend(options.Child("fieldset")!, "legend", nameof(FormControl.Label), nameof(FormControl.LabelSize), parameters);
        else
            Legend(options, "label", nameof(FormControl.Label), nameof(FormControl.LabelSize), parameters);
        return Base(options, parameters);
    }

    private static Dictionary<string, object?> TextArea(Options options) => Control(options, new()
    {
        [nameof(Web.Components.TextArea.Value)] = options.Text("value"),
        [nameof(Web.Components.TextArea.Rows)] = options.Number("rows") ?? 5,
        [nameof(Web.Components.TextArea.Autocomplete)] = options.Text("autocomplete"),
        [nameof(Web.Components.TextArea.MaximumLength)] = options.Number("maxlength"),
    });

    private static Dictionary<string, object?> Choices(Options options, Dictionary<string, object?> parameters)
    {
        var choices = new List<Choice>();
        string? divider = null;
        var values = options.List("items");
        foreach (var item in values)
        {
            if (item.Text("divider") is { } word)
            {
                divider = word;
                continue;
            }
            choices.Add(new Choice(
                item.Text("value")!,
                item.Text("text")!,
                item.Words("hint"),
                Exclusive: item.Text("behaviour") switch { null => false, "exclusive" => true, _ => throw options.Unsupported("items.behaviour") },
                Disabled: item.Flag("disabled"),
                Divider: divider,
                Conditional: item.Child("conditional")?.Html()));
            divider = null;
        }
        parameters[nameof(ChoiceGroup.Choices)] = choices;
        parameters[nameof(ChoiceGroup.Inline)] = options.Flag("inline") ?? false;
        parameters[nameof(ChoiceGroup.Small)] = options.Flag("small") ?? false;
        Control(options, parameters);
        parameters[nameof(DesignComponent.Id)] = options.Text("idPrefix");
        return parameters;
    }

    /// <summary>A label or legend given as a text or as an object.</summary>
    private static Dictionary<string, object?> Legend(
        Options options, string option, string text, string size, Dictionary<string, object?> parameters)
    {
        if (options.IsObject(option))
            return LabelOf(options.Child(option)!, text, size, parameters);
        parameters[text] = options.Text(option);
        return parameters;
    }

    private static Dictionary<string, object?> LabelOf(Options label, string text, string size, Dictionary<string, object?> parameters)
    {
        var heading = label.IsObject("heading") ? label.Child("heading") : null;
        parameters[text] = heading?.Text("text") ?? label.Text("text") ?? (heading is null ? label.Text("heading") : null);
        parameters[size] = heading is not null && heading.Has("size") ? SizeOf(heading) : SizeOf(label);
        if (label.Has("heading"))
            parameters[nameof(Label.HeadingLevel)] = heading?.Number("level") ?? 1;
        parameters[nameof(Label.Caption)] = label.Words("caption");
        return parameters;
    }

    private static PageLink? Page(Options? link) => link is null ? null : new(link.Text("href")!, link.Text("label"));

    private static bool Numeric(Options column) => column.Text("format") switch
    {
        null => false,
        "numeric" => true,
        _ => throw column.Unsupported("format"),
    };

    private static Size SizeOf(Options options) => options.Text("size") switch
    {
        null => Size.Normal,
        "s" => Size.S,
        "m" => Size.M,
        "l" => Size.L,
        "xl" => Size.XL,
        _ => throw options.Unsupported("size"),
    };

    private static TagColour Colour(Options options)
    {
        if (!options.Has("colour"))
            return options.Flag("colour") == false ? TagColour.None : TagColour.Default;
        var name = options.Text("colour")!.Replace("-", "", StringComparison.Ordinal);
        return Enum.Parse<TagColour>(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name), ignoreCase: true);
    }
}
