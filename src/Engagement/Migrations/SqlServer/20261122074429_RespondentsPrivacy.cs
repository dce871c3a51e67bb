using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.SqlServer
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
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnswersDeletedOn",
                table: "surveys",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptMonths",
                table: "surveys",
                type: "int",
                nullable: false,
                defaultValue: 24);

            migrationBuilder.CreateTable(
                name: "withdrawn_receipts",
                columns: table => new
                {
                    ReceiptHash = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    SurveyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawn_receipts", x => x.ReceiptHash);
                    table.ForeignKey(
                        name: "FK_withdrawn_receipts_surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
