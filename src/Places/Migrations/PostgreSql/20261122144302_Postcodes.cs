using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Places.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Postcodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "postcodes",
                columns: table => new
                {
                    Text = table.Column<string>(type: "character varying(7)", unicode: false, maxLength: 7, nullable: false),
                    WardCode = table.Column<string>(type: "character varying(20)", unicode: false, maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postcodes", x => x.Text);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "postcodes");
        }
    }
}
