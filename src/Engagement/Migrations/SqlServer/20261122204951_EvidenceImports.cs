using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class EvidenceImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ImportHash",
                table: "evidence",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "evidence_imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AreaCode = table.Column<string>(type: "nvarchar(9)", maxLength: 9, nullable: false),
                    About = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Definition = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Tallies = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Figures = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Notes = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ImportedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ImportedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_imports", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_evidence_ImportHash",
                table: "evidence",
                column: "ImportHash");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_imports_AreaCode",
                table: "evidence_imports",
                column: "AreaCode");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_imports_Hash",
                table: "evidence_imports",
                column: "Hash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_imports");

            migrationBuilder.DropIndex(
                name: "IX_evidence_ImportHash",
                table: "evidence");

            migrationBuilder.DropColumn(
                name: "ImportHash",
                table: "evidence");
        }
    }
}
