using IcpEngage.Contracts.Engagement;
using IcpEngage.Engagement.Equality;
using IcpEngage.Engagement.Responses;
using IcpEngage.Engagement.Results;
using IcpEngage.Engagement.Surveys;
using IcpEngage.ServiceDefaults.Persistence;

namespace IcpEngage.Engagement.Evidence;

/// <summary>Evidence of demonstration surveys, released as they are set up.</summary>
internal static class DemonstrationEvidence
{
    /// <summary>
    /// Releases a closed survey with the responses given: adds its evidence, moves the survey on and announces it. Saves
    /// nothing itself, and needs no area known yet: reference data may come later.
    /// </summary>
    public static EvidenceRecord Release(
        EngagementDb db,
        Survey survey,
        string ownerName,
        IEnumerable<Response> responses,
        DateOnly releasedOn,
        IEnumerable<EqualityAnswers>? equality = null)
    {
        var counted = new CodedResponses(survey.Definition);
        var keys = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var response in responses)
        {
            // Not stored yet, they have no positions.
            keys.Add(response.ReceiptHash, keys.Count);
            counted.Add(keys[response.ReceiptHash], response.AreaCode, response.Answers);
        }

        var evidence = EvidenceRecord.Of(
            DeterministicId.From($"evidence/{survey.Slug}"), survey, ownerName, counted.ByArea(), releasedOn);
        survey.Release();
        db.Add(evidence);
        var said = (equality ?? []).ToDictionary(each => keys[each.ReceiptHash], each => each.Answers);
        db.AddRange(ReleasedTable.Of(
            evidence,
            counted.Beside(EqualityColumns.Of(survey), said),
            ReleasedTables.DimensionsOf(survey, evidence.Definition, [], new Dictionary<string, string>())));
        db.Publish(new EvidenceReleased(survey.Id, evidence.Released));
        return evidence;
    }
}
