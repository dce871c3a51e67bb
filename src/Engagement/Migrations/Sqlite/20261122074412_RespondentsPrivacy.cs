using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RespondentsPrivacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AnswersDeleted",
                table: "surveys",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnswersDeletedOn",
                table: "surveys",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptMonths",
                table: "surveys",
                type: "INTEGER",
                nullable: false,
                defaultValue: 24);

            // Without row ids, which count upwards: the tables lie in the order of their hashes, so that nothing in the file
            // says in which order people answered. EF Core has no word for it.
            migrationBuilder.Sql("""
                CREATE TABLE "withdrawn_receipts" (
                    "ReceiptHash" TEXT NOT NULL CONSTRAINT "PK_withdrawn_receipts" PRIMARY KEY,
                    "SurveyId" TEXT NOT NULL,
                    CONSTRAINT "FK_withdrawn_receipts_surveys_SurveyId" FOREIGN KEY ("SurveyId") REFERENCES "surveys" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID;
                """);
            migrationBuilder.Sql("""
                CREATE TABLE "responses_by_receipt" (
                    "ReceiptHash" TEXT NOT NULL CONSTRAINT "PK_responses" PRIMARY KEY,
                    "SurveyId" TEXT NOT NULL,
                    "SurveyVersion" INTEGER NOT NULL,
                    "AreaCode" TEXT NOT NULL,
                    "Answers" TEXT NOT NULL,
                    "ReceivedOn" TEXT NOT NULL,
                    CONSTRAINT "FK_responses_surveys_SurveyId" FOREIGN KEY ("SurveyId") REFERENCES "surveys" ("Id") ON DELETE CASCADE
                ) WITHOUT ROWID;
                INSERT INTO "responses_by_receipt" ("ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn")
                    SELECT "ReceiptHash", "SurveyId", "SurveyVersion", "AreaCode", "Answers", "ReceivedOn" FROM "responses" ORDER BY "ReceiptHash";
                DROP TABLE "responses";
                ALTER TABLE "responses_by_receipt" RENAME TO "responses";
                CREATE INDEX "IX_responses_SurveyId_AreaCode" ON "responses" ("SurveyId", "AreaCode");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_withdrawn_receipts_SurveyId",
                table: "withdrawn_receipts",
                column: "SurveyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "withdrawn_receipts");

            migrationBuilder.DropColumn(
                name: "AnswersDeleted",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "AnswersDeletedOn",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "KeptMonths",
                table: "surveys");
        }
    }
}
