using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DecisionsToAskAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AskAgainBecause",
                table: "reuse_decisions",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BySecretariat",
                table: "reuse_decisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AskAgainBecause",
                table: "reuse_decisions");

            migrationBuilder.DropColumn(
                name: "BySecretariat",
                table: "reuse_decisions");
        }
    }
}
