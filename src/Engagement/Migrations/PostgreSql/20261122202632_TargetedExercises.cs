using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TargetedExercises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "FillsGapsOf",
                table: "surveys",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnlyIn",
                table: "surveys",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_surveys_FillsGapsOf",
                table: "surveys",
                column: "FillsGapsOf");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_surveys_FillsGapsOf",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "FillsGapsOf",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "OnlyIn",
                table: "surveys");
        }
    }
}
