using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SurveyTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "answer_drafts",
                type: "character varying(35)",
                unicode: false,
                maxLength: 35,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "quota_counts",
                columns: table => new
                {
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quota_counts", x => new { x.SurveyId, x.Code });
                    table.ForeignKey(
                        name: "FK_quota_counts_surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "survey_pictures",
                columns: table => new
                {
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<string>(type: "character varying(64)", unicode: false, maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_survey_pictures", x => new { x.SurveyId, x.Id });
                    table.ForeignKey(
                        name: "FK_survey_pictures_surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "quota_counts");

            migrationBuilder.DropTable(
                name: "survey_pictures");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "answer_drafts");
        }
    }
}
