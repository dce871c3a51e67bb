using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Membership.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChairEndedBecause : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "WithdrawnBecause",
                table: "ChairSelection",
                newName: "EndedBecause");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "EndedBecause",
                table: "ChairSelection",
                newName: "WithdrawnBecause");
        }
    }
}
