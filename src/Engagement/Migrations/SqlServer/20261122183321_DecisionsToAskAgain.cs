using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.SqlServer
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
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "BySecretariat",
                table: "reuse_decisions",
                type: "bit",
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
