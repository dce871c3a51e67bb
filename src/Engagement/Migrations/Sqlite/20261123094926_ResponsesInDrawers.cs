using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ResponsesInDrawers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand, as EF Core's way would give the answers about equality row ids, which count upwards. They refer to this table,
            // and would go with it if the database minded; it can be told not to only outside of a transaction.
            migrationBuilder.Sql("PRAGMA foreign_keys = 0;", suppressTransaction: true);
            migrationBuilder.Sql("""
                CREATE TABLE "responses_in_drawers" (
                    "Position" INTEGER NOT NULL CONSTRAINT "PK_responses" PRIMARY KEY,
                    "ReceiptHash" TEXT NOT NULL CONSTRAINT "AK_responses_ReceiptHash" UNIQUE,
                    "SurveyId" TEXT NOT NULL,
                    "SurveyVersion" INTEGER NOT NULL,
                    "AreaCode" TEXT NOT NULL,
                    "Answers" TEXT NOT NULL,
                    "ReceivedOn" TEXT NOT NULL,
                    "Mode" TEXT NOT NULL DEFAULT 'Online',
                    CONSTRAINT "FK_responses_surveys_SurveyId" FOREIGN KEY ("SurveyId") REFERENCES "surveys" ("Id") ON DELETE CASCADE
                );
                INSERT INTO "responses_in_drawers" ("Position", "ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn", "Mode")
                    SELECT row_number() OVER (ORDER BY "ReceiptHash"), "ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn", "Mode"
                    FROM "responses" ORDER BY "ReceiptHash";
                DROP TABLE "responses";
                ALTER TABLE "responses_in_drawers" RENAME TO "responses";
                CREATE INDEX "IX_responses_SurveyId_AreaCode" ON "responses" ("SurveyId", "AreaCode");
                """);
            migrationBuilder.Sql("PRAGMA foreign_keys = 1;", suppressTransaction: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropUniqueConstraint(
                name: "AK_responses_ReceiptHash",
                table: "responses");

            migrationBuilder.DropPrimaryKey(
                name: "PK_responses",
                table: "responses");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "responses");

            migrationBuilder.AddPrimaryKey(
                name: "PK_responses",
                table: "responses",
                column: "ReceiptHash");
        }
    }
}
