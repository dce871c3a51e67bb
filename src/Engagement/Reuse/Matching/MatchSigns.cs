namespace IcpEngage.Engagement.Reuse.Matching;

/// <summary>What speaks for and against two questions asking the same. All from 0 to 1, but for what is missed.</summary>
/// <param name="OfQuery">Share of what the wording says that the question says too, by weight.</param>
/// <param name="OfQuestion">Share of what the question says that the wording says too.</param>
/// <param name="OfConstruct">Share of what the wording says that some question of the same construct says.</param>
/// <param name="OfLabel">Share of the construct’s name that the wording says.</param>
/// <param name="SameWords">Share of both that is the same words.</param>
/// <param name="MissedSubject">Weight of the weightiest thing that the wording is about and the question is not.</param>
/// <param name="MissedUnknown">Weight of the weightiest word of the wording that no idea is known for and the question lacks.</param>
/// <param name="UnseenSubject">Weight of the weightiest thing that the wording is about and no question of the bank is.</param>
/// <param name="RulesOut">1 if they are of two things that rule each other out: the day and the night.</param>
internal readonly record struct MatchSigns(
    float OfQuery,
    float OfQuestion,
    float OfConstruct,
    float OfLabel,
    float SameWords,
    float MissedSubject,
    float MissedUnknown,
    float UnseenSubject,
    float RulesOut)
{
    /// <summary>How many numbers <see cref="Write"/> writes.</summary>
    public const int Length = 11;

    /// <summary>The signs as the weights of <see cref="MatchWeights"/> take them, after a leading 1.</summary>
    public void Write(Span<double> into)
    {
        into[0] = 1;
        into[1] = OfQuery;
        into[2] = OfQuestion;
        into[3] = OfConstruct;
        into[4] = OfLabel;
        into[5] = SameWords;
        into[6] = MissedSubject;
        into[7] = MissedUnknown;
        into[8] = RulesOut;
        into[9] = UnseenSubject;
        into[10] = Math.Sqrt(OfConstruct * OfQuestion);
    }
}
