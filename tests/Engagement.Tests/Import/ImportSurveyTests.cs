using System.Net;
using IcpEngage.Contracts;
using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Import;
using Microsoft.EntityFrameworkCore;

namespace IcpEngage.Engagement.Tests.Import;

public sealed class ImportSurveyTests : IAsyncLifetime
{
    private EngagementHost host = null!;

    public async Task InitializeAsync() => host = await EngagementHost.StartAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_survey_is_imported_as_a_draft_of_the_area_and_answered_like_any_other()
    {
        var answer = await host.HaltonLead.UploadAsync(EngagementHost.Halton, Uploads.Own("all-types.lss"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var report = await answer.ReadAsync<ImportReport>();
        report.Slug.ShouldBe("our-own-survey");
        var draft = (await host.HaltonLead.GetAsync<SurveyDetail>($"surveys/{report.Slug}"))!;
        (draft.Summary.State, draft.Summary.OwnerAreaCode, draft.Summary.Questions).ShouldBe((SurveyState.Draft, EngagementHost.Halton, 24));

        await host.HaltonLead.PublishAsync(report.Slug, new PublishSurvey(host.Today, host.Today));
        (await host.Anyone.RespondAsync(report.Slug!, new() { ["ease"] = ["A2"], ["tried"] = ["SQ3"], ["sure.SQ1"] = ["Y"] }))
            .StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_same_file_twice_is_two_drafts()
    {
        await host.SystemLead.UploadAsync(EngagementHost.System, Uploads.Own("version-205.lss"));

        (await (await host.SystemLead.UploadAsync(EngagementHost.System, Uploads.Own("version-205.lss"))).ReadAsync<ImportReport>())
            .Slug.ShouldBe("an-older-survey-2");
    }

    [Theory]
    [InlineData("unknown-type.lss", "odd")]
    [InlineData("cut-off.lss", null)]
    [InlineData("not-xml.lss", null)]
    [InlineData("billion-laughs.lss", null)]
    public async Task A_refused_file_leaves_nothing_and_its_report_says_where(string file, string? question)
    {
        var answer = await host.SystemLead.UploadAsync(EngagementHost.System, Uploads.Own(file));

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.ImportRefused);
        var error = problem.GetProperty("report").GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
        error.GetProperty("question").GetString().ShouldBe(question);
        problem.GetProperty("detail").GetString()!.ShouldStartWith($"The file was not imported. Line {error.GetProperty("line").GetInt32()}: ");
        problem.GetProperty("report").GetProperty("slug").GetString().ShouldBeNull();
        (await host.ReadAsync(db => db.Surveys.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_clearly()
    {
        var answer = await host.SystemLead.UploadAsync(EngagementHost.System, new byte[LssFile.LargestBytes + (200 * 1024)]);

        var problem = await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, ErrorCodes.ImportRefused);
        problem.GetProperty("detail").GetString().ShouldBe("The file was not imported. The file is larger than 20 MB, the most that is taken.");
    }

    [Fact]
    public async Task A_request_without_a_file_or_a_place_says_so()
    {
        await (await host.SystemLead.PostAsync($"surveys/import?area={EngagementHost.System}", new { }))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
        await (await host.SystemLead.UploadAsync("E09999999", Uploads.Own("all-types.lss")))
            .ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, ErrorCodes.Invalid);
    }

    [Fact]
    public async Task Only_a_lead_of_the_area_may_import()
    {
        await (await host.Anyone.UploadAsync(EngagementHost.Halton, Uploads.Own("all-types.lss")))
            .ShouldBeProblemAsync(HttpStatusCode.Unauthorized, ErrorCodes.NotSignedIn);
        await (await host.HaltonLead.UploadAsync(EngagementHost.Knowsley, Uploads.Own("all-types.lss")))
            .ShouldBeProblemAsync(HttpStatusCode.Forbidden, ErrorCodes.NotAllowed);
    }
}
