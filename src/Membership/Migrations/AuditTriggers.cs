using Microsoft.EntityFrameworkCore.Migrations;

namespace IcpEngage.Membership.Migrations;

/// <summary>
/// Triggers that keep the audit trail append-only in the database too, against SQL that forgets itself. Who owns the
/// database can drop them; the chain tells of what is done then.
/// </summary>
internal static class AuditTriggers
{
    private const string Sentence = "The audit trail is append-only.";

    /// <summary>Refuses to change or delete an entry.</summary>
    public static void AddTriggers(this MigrationBuilder migration)
    {
        switch (migration.ActiveProvider)
        {
            case "Microsoft.EntityFrameworkCore.Sqlite":
                migration.Sql($"CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, '{Sentence}'); END");
                migration.Sql($"CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, '{Sentence}'); END");
                break;
            case "Npgsql.EntityFrameworkCore.PostgreSQL":
                migration.Sql(
                    "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
                    + $"$$ BEGIN RAISE EXCEPTION '{Sentence}'; END $$");
                migration.Sql(
                    "CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries "
                    + "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()");
                break;
            default:
                // In a batch of its own, as CREATE TRIGGER must be; a migration's script may put it into another's.
                migration.Sql(
                    "EXEC(N'CREATE TRIGGER audit_entries_append_only ON audit_entries INSTEAD OF UPDATE, DELETE AS "
                    + $"THROW 51000, N''{Sentence}'', 1;')");
                break;
        }
    }
}
