using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Engagement.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ResponsesInDrawers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_equality_answers_responses_ReceiptHash",
                table: "equality_answers");

            migrationBuilder.DropPrimaryKey(
                name: "PK_responses",
                table: "responses");

            // The default is for replicas of the version before, which store responses until they are replaced.
            migrationBuilder.AddColumn<long>(
                name: "Position",
                table: "responses",
                type: "bigint",
                nullable: false,
                defaultValueSql: "floor(random() * 4611686018427387904)::bigint");

            // What is there already, in the order of the hashes: nothing new is said by it, and no two meet.
            migrationBuilder.Sql("""
                UPDATE responses SET "Position" = numbered.number
                FROM (SELECT "ReceiptHash", row_number() OVER (ORDER BY "ReceiptHash") AS number FROM responses) AS numbered
                WHERE numbered."ReceiptHash" = responses."ReceiptHash";
                """);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_responses_ReceiptHash",
                table: "responses",
                column: "ReceiptHash");

            migrationBuilder.AddPrimaryKey(
                name: "PK_responses",
                table: "responses",
                column: "Position");

            migrationBuilder.AddForeignKey(
                name: "FK_equality_answers_responses_ReceiptHash",
                table: "equality_answers",
                column: "ReceiptHash",
                principalTable: "responses",
                principalColumn: "ReceiptHash",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_equality_answers_responses_ReceiptHash",
                table: "equality_answers");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_responses_ReceiptHash",
                table: "responses");

            migrationBuilder.DropPrimaryKey(
                name: "PK_responses",
                table: "responses");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "responses");

            migrationBuilder.AddPrimaryKey(
                name: "PK_responses",
                table: "responses",
                column: "ReceiptHash");

            migrationBuilder.AddForeignKey(
                name: "FK_equality_answers_responses_ReceiptHash",
                table: "equality_answers",
                column: "ReceiptHash",
                principalTable: "responses",
                principalColumn: "ReceiptHash",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
