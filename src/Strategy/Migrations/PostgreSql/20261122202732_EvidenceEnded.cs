using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Strategy.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class EvidenceEnded : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Replaces",
                table: "Evidence",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Withdrawn",
                columns: table => new
                {
                    EvidenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Withdrawn", x => x.EvidenceId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Replaces",
                table: "Evidence",
                column: "Replaces");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Withdrawn");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_Replaces",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Replaces",
                table: "Evidence");
        }
    }
}
