using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IcpEngage.Bench.Journey;

/// <summary>A page with an empty form, statically rendered by Razor, with antiforgery; what is sent is thrown away.</summary>
internal static class FormReference
{
    /// <summary>The word with which this program serves as it.</summary>
    public const string Word = "--form-reference";

    /// <summary>Where the page is.</summary>
    public const string Path = "/form";

    /// <param name="arguments">Its address, and its directory.</param>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents();
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(arguments[1]));
        await using var app = builder.Build();
        app.Urls.Add(arguments[0]);
        app.UseAntiforgery();
        app.MapGet("/", () => "Ready");
        app.MapGet(Path, () => new RazorComponentResult<EmptyForm>());
        app.MapPost(Path, (IFormCollection form) => new RazorComponentResult<EmptyForm>());
        await app.RunAsync();
        return 0;
    }

    private sealed class EmptyForm : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"en\"><head><title>A form</title></head><body><h1>A form</h1>");
            builder.OpenElement(1, "form");
            builder.AddAttribute(2, "method", "post");
            builder.OpenComponent<AntiforgeryToken>(3);
            builder.CloseComponent();
            builder.AddMarkupContent(4, "<button>Send</button>");
            builder.CloseElement();
            builder.AddMarkupContent(5, "</body></html>");
        }
    }
}
