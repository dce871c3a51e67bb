using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SurveyReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ArchivedOn",
                table: "surveys",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EditedBy",
                table: "surveys",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewedBy",
                table: "surveys",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ReviewedByEditor",
                table: "surveys",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReviewedOn",
                table: "surveys",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ArchivedOn",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "EditedBy",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "ReviewedBy",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "ReviewedByEditor",
                table: "surveys");

            migrationBuilder.DropColumn(
                name: "ReviewedOn",
                table: "surveys");
        }
    }
}
