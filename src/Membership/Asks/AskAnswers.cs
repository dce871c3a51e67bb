namespace IcpEngage.Membership.Asks;

/// <summary>Tells those who asked.</summary>
internal static class AskAnswers
{
    /// <summary>Tells each asker of the ask what became of its wish.</summary>
    public static void PublishAnswers(this MembershipDb db, Ask ask, string partnerName)
    {
        foreach (var answer in ask.ToAnswers(partnerName))
        {
            db.Publish(answer);
        }
    }
}
