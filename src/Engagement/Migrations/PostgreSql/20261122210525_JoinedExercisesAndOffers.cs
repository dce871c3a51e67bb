using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class JoinedExercisesAndOffers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "joined_exercises",
                columns: table => new
                {
                    RunningSurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    RunningQuestionCode = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    AreaCodes = table.Column<string>(type: "text", nullable: false),
                    Mapping = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joined_exercises", x => new { x.SurveyId, x.QuestionCode, x.RunningSurveyId });
                    table.ForeignKey(
                        name: "FK_joined_exercises_reuse_decisions_SurveyId_QuestionCode",
                        columns: x => new { x.SurveyId, x.QuestionCode },
                        principalTable: "reuse_decisions",
                        principalColumns: new[] { "SurveyId", "QuestionCode" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_notices",
                columns: table => new
                {
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ToldBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_notices", x => x.SurveyId);
                    table.ForeignKey(
                        name: "FK_survey_notices_surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_offers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AreaCode = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    EvidenceId = table.Column<Guid>(type: "uuid", nullable: true),
                    OfferedSlug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    What = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    OfferedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OfferedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AnsweredBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_offers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_survey_offers_surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_joined_exercises_RunningSurveyId",
                table: "joined_exercises",
                column: "RunningSurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_survey_offers_SurveyId_AreaCode",
                table: "survey_offers",
                columns: new[] { "SurveyId", "AreaCode" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "joined_exercises");

            migrationBuilder.DropTable(
                name: "survey_notices");

            migrationBuilder.DropTable(
                name: "survey_offers");
        }
    }
}
