using Microsoft.EntityFrameworkCore.Migrations;

namespace IcpEngage.Membership.Migrations;

/// <summary>Asks from before asks had lines: one asker each, who becomes the ask's one line.</summary>
internal static class LinesOfAsks
{
    // Nobody noted when an ask was raised; the day on which time was first needed was that day.
    private const string Dates = """UPDATE "Asks" SET "RaisedOn" = "From", "WaitingSince" = "From";""";

    /// <summary>Copies each ask's asker and hours to a line. After the tables and columns are added, before the old columns go.</summary>
    public static void MoveAskersToLines(this MigrationBuilder migration)
    {
        switch (migration.ActiveProvider)
        {
            case "Microsoft.EntityFrameworkCore.Sqlite":
                migration.Sql(Lines("0"));
                migration.Sql(Dates);
                break;
            case "Npgsql.EntityFrameworkCore.PostgreSQL":
                migration.Sql(Lines("FALSE"));
                migration.Sql(Dates);
                break;
            default:
                // As text, because a script that may run twice is read whole, also when the old columns are gone.
                migration.Sql($"EXEC(N'{Lines("0").Replace("'", "''", StringComparison.Ordinal)}')");
                migration.Sql($"EXEC(N'{Dates}')");
                break;
        }
    }

    private static string Lines(string no) => $"""
        INSERT INTO "AskLines" ("AskId", "Id", "AskedBy", "ServesKind", "ServesKey", "ServesTitle", "Hours", "HoursAgreed", "Funded", "RaisedOn", "Agrees")
        SELECT "Id", "Id", "AskedBy", 'Survey', "SurveySlug", "SurveyTitle", "Hours", "HoursAgreed", "Funded", "From", {no} FROM "Asks";
        """;
}
