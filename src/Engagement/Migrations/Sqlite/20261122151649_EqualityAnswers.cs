using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EqualityAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Without row ids, as responses: nothing in the file says in which order people answered.
            migrationBuilder.Sql("""
                CREATE TABLE "equality_answers" (
                    "ReceiptHash" TEXT NOT NULL CONSTRAINT "PK_equality_answers" PRIMARY KEY,
                    "SurveyId" TEXT NOT NULL,
                    "Answers" TEXT NOT NULL,
                    "Version" INTEGER NOT NULL,
                    CONSTRAINT "FK_equality_answers_responses_ReceiptHash" FOREIGN KEY ("ReceiptHash") REFERENCES "responses" ("ReceiptHash") ON DELETE CASCADE
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_equality_answers_SurveyId",
                table: "equality_answers",
                column: "SurveyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "equality_answers");
        }
    }
}
