using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class EvidenceFromElsewhere : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_evidence_surveys_SurveyId",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "IX_evidence_SurveyId",
                table: "evidence");

            migrationBuilder.AlterColumn<Guid>(
                name: "SurveyId",
                table: "evidence",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_SurveyId",
                table: "evidence",
                column: "SurveyId",
                unique: true,
                filter: "[SurveyId] IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_evidence_surveys_SurveyId",
                table: "evidence",
                column: "SurveyId",
                principalTable: "surveys",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_evidence_surveys_SurveyId",
                table: "evidence");

            migrationBuilder.DropIndex(
                name: "IX_evidence_SurveyId",
                table: "evidence");

            migrationBuilder.AlterColumn<Guid>(
                name: "SurveyId",
                table: "evidence",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_evidence_SurveyId",
                table: "evidence",
                column: "SurveyId",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_evidence_surveys_SurveyId",
                table: "evidence",
                column: "SurveyId",
                principalTable: "surveys",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
