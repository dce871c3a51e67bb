using IcpEngage.Engagement.Reuse.Matching;

namespace IcpEngage.Engagement.Tests.Reuse.Matching;

public sealed class TaughtMatcherTests
{
    private const string Draft = "Do you feel listened to by whoever looks after your teeth?";
    private const string NearDraft = "Do you feel listened to by whoever is looking after your teeth?";
    private const string Far = "How was the parking at the hospital?";

    private static readonly AskedQuestion[] Bank =
    [
        new("dentist", "How well did the dentist hear you out?", []),
        new("gp", "How well did your GP listen to you?", []),
        new("parking", "Was there anywhere to park?", []),
        new("noise", "Is your street noisy at night?", []),
    ];

    [Fact]
    public void What_was_used_for_a_wording_is_found_for_it_and_for_one_like_it()
    {
        var matcher = Matcher();
        var before = ScoreOf(matcher, Draft, "noise");

        matcher.Teach(LessonOn("noise", Likeness.Same));

        before.ShouldBeLessThan(QuestionMatcher.Threshold);
        ScoreOf(matcher, Draft, "noise").ShouldBeGreaterThan(0.9);
        ScoreOf(matcher, NearDraft, "noise").ShouldBeGreaterThan(0.5);
        ScoreOf(matcher, Far, "noise").ShouldBeLessThan(QuestionMatcher.Threshold);
        matcher.Find(Draft).ShouldAllBe(each => !each.Found.SameWording);
    }

    [Fact]
    public void What_was_told_apart_keeps_its_score_and_says_so()
    {
        var matcher = Matcher();
        var before = ScoreOf(matcher, Draft, "gp");

        matcher.Teach(LessonOn("gp", Likeness.Different));

        var found = matcher.Find(Draft).Single(each => each.Found.Key == "gp");
        found.Found.Score.ShouldBe(before, 0.01);
        found.Lesson!.Says.ShouldBe(Likeness.Different);
        matcher.Find(NearDraft).Single(each => each.Found.Key == "gp").Lesson.ShouldNotBeNull();
        matcher.Find("How well did your GP listen to you?").Single(each => each.Found.Key == "gp").Lesson.ShouldBeNull();
    }

    [Fact]
    public void The_last_word_on_a_wording_counts_whatever_the_order_in_which_it_is_heard()
    {
        Lesson[] lessons = [LessonOn("gp", Likeness.Same), LessonOn("gp", Likeness.Different), LessonOn("gp", Likeness.Open)];

        foreach (var heard in new[] { lessons, [.. lessons.Reverse()] })
        {
            var matcher = Matcher();
            foreach (var lesson in heard)
            {
                matcher.Teach(lesson);
                matcher.Teach(lesson);
            }

            matcher.Find(Draft).ShouldAllBe(each => each.Lesson == null);
            matcher.Forget(lessons[2].Id);
            matcher.Find(Draft).Single(each => each.Found.Key == "gp").Lesson.ShouldBe(lessons[1]);
        }
    }

    [Fact]
    public void What_is_forgotten_leaves_nothing_behind()
    {
        var matcher = Matcher();
        var before = Told(matcher);
        var lesson = LessonOn("noise", Likeness.Same);

        matcher.Teach(lesson);
        Told(matcher).ShouldNotBe(before);
        matcher.Forget(lesson.Id);
        matcher.Forget(lesson.Id);

        Told(matcher).ShouldBe(before);
        matcher.Lessons.ShouldBeEmpty();
    }

    private static List<(string, double)> Told(TaughtMatcher matcher) => [.. matcher.Find(Draft).Select(each => (each.Found.Key, each.Found.Score))];

    private static double ScoreOf(TaughtMatcher matcher, string text, string key) =>
        matcher.Find(text).FirstOrDefault(each => each.Found.Key == key)?.Found.Score ?? 0;

    private static Lesson LessonOn(string key, Likeness says) => new(Guid.CreateVersion7(Later()), Draft, key, says);

    private static DateTimeOffset later = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Later() => later += TimeSpan.FromSeconds(1);

    private static TaughtMatcher Matcher()
    {
        var matcher = new TaughtMatcher(Thesaurus.Shipped);
        foreach (var question in Bank)
        {
            matcher.Add(question);
        }

        return matcher;
    }
}
