using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Communications.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class RespondentsPrivacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "known_surveys",
                columns: table => new
                {
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OwnerAreaCode = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Closes = table.Column<DateOnly>(type: "date", nullable: false),
                    KeptMonths = table.Column<int>(type: "integer", nullable: false),
                    ContactsDeletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ContactsDeleted = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_surveys", x => x.SurveyId);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SurveyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    ConsentVersion = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_contacts_known_surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "known_surveys",
                        principalColumn: "SurveyId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_EmailKey_SurveyId",
                table: "contacts",
                columns: new[] { "EmailKey", "SurveyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contacts_SurveyId",
                table: "contacts",
                column: "SurveyId");

            migrationBuilder.CreateIndex(
                name: "IX_known_surveys_Slug",
                table: "known_surveys",
                column: "Slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts");

            migrationBuilder.DropTable(
                name: "known_surveys");
        }
    }
}
