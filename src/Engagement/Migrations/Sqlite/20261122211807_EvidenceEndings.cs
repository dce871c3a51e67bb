using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EvidenceEndings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_evidence_SurveyId",
                table: "evidence");

            migrationBuilder.AddColumn<string>(
                name: "Changes",
                table: "reuse_decisions",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<bool>(
                name: "ChangesUnseen",
                table: "reuse_decisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "evidence",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "evidence_endings",
                columns: table => new
                {
                    EvidenceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReplacedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_endings", x => x.EvidenceId);
                    table.ForeignKey(
                        name: "FK_evidence_endings_evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_reuse_decisions_ChangesUnseen",
                table: "reuse_decisions",
                column: "ChangesUnseen");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_SurveyId_Version",
                table: "evidence",
                columns: new[] { "SurveyId", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_endings");

            migrationBuilder.DropIndex(
                name: "IX_reuse_decisions_ChangesUnseen",
                table: "reuse_decisions");

            migrationBuilder.DropIndex(
                name: "IX_evidence_SurveyId_Version",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "reuse_decisions");

            migrationBuilder.DropColumn(
                name: "ChangesUnseen",
                table: "reuse_decisions");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "evidence");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_SurveyId",
                table: "evidence",
                column: "SurveyId",
                unique: true);
        }
    }
}
