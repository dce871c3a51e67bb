namespace IcpEngage.Engagement.Reuse.Savings;

/// <summary>What one exercise saved by reuse, in people’s minutes and partners’ hours. Estimates, and nothing more exact than they are.</summary>
internal static class ExerciseSavings
{
    /// <summary>
    /// Minutes that people kept: in each place that was spared something, as many people as answered there, times what the questions
    /// take. Where nothing was left to ask nobody could answer; there it is as many as answered in the other places on average.
    /// </summary>
    /// <param name="spared">The places that were spared something.</param>
    /// <param name="people">By place that was asked, about how many answered.</param>
    public static double Minutes(IReadOnlyList<SparedPlace> spared, IReadOnlyDictionary<string, int> people)
    {
        var others = people.Count == 0 ? 0 : people.Values.Average();
        return spared.Sum(place => place.Seconds * (place.Share < 1 ? people.GetValueOrDefault(place.AreaCode) : others)) / 60;
    }

    /// <summary>
    /// Hours of partners’ help that were not asked for: what an exercise asks for in a place on average, times the share of its
    /// questions that was not asked there. Null while nobody was ever asked to help.
    /// </summary>
    /// <param name="spared">The places that were spared something.</param>
    /// <param name="hoursForAPlace">Mean of <see cref="HoursForAPlace"/>; null for none.</param>
    public static double? HelpHours(IReadOnlyList<SparedPlace> spared, double? hoursForAPlace) =>
        hoursForAPlace * spared.Sum(place => place.Share);

    /// <summary>Mean hours asked of partners for one exercise in one place where they were asked at all; null for none.</summary>
    /// <param name="asks">Of each ask, its exercise, its place and its hours.</param>
    public static double? HoursForAPlace(IEnumerable<(Guid SurveyId, string AreaCode, decimal Hours)> asks)
    {
        var hours = asks.GroupBy(ask => (ask.SurveyId, ask.AreaCode)).Select(each => (double)each.Sum(ask => ask.Hours)).ToList();
        return hours.Count == 0 ? null : hours.Average();
    }
}
