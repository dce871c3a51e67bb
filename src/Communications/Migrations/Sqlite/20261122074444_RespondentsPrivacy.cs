using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Communications.Migrations.Sqlite
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
                    SurveyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OwnerAreaCode = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Closes = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    KeptMonths = table.Column<int>(type: "INTEGER", nullable: false),
                    ContactsDeletedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ContactsDeleted = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_surveys", x => x.SurveyId);
                });

            // Without row ids, which count upwards: the table lies in the order of its random ids, so that nothing in the file
            // says in which order people left their addresses. EF Core has no word for it.
            migrationBuilder.Sql("""
                CREATE TABLE "contacts" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_contacts" PRIMARY KEY,
                    "SurveyId" TEXT NOT NULL,
                    "Email" TEXT NOT NULL,
                    "EmailKey" TEXT NOT NULL,
                    "Month" TEXT NOT NULL,
                    "ConsentVersion" TEXT NOT NULL,
                    CONSTRAINT "FK_contacts_known_surveys_SurveyId" FOREIGN KEY ("SurveyId") REFERENCES "known_surveys" ("SurveyId") ON DELETE CASCADE
                ) WITHOUT ROWID;
                """);

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
