using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MatchLessons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "match_lessons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SurveyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Wording = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EvidenceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedCode = table.Column<string>(type: "TEXT", maxLength: 121, nullable: false),
                    Says = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    TaughtBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TaughtOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_match_lessons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_match_lessons_surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_match_lessons_SurveyId_QuestionCode",
                table: "match_lessons",
                columns: new[] { "SurveyId", "QuestionCode" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "match_lessons");
        }
    }
}
