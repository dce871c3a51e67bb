using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PartnersOfDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "partners",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "partners",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "From",
                table: "partners");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "partners");
        }
    }
}
