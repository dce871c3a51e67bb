using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Membership.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PartnersAndNamedRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "Partners",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "Partners",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Partners",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "NamedRoles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AreaCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    NameAgreedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Office = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Record = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    RecordedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ConfirmedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedRoles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NamedRoles_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NamedRoles_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnerCodes",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scheme = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Value = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerCodes", x => new { x.PartnerId, x.Scheme, x.Value });
                    table.ForeignKey(
                        name: "FK_PartnerCodes_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnerSuccessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SuccessorId = table.Column<Guid>(type: "uuid", nullable: true),
                    SuccessorName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    RecordedById = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerSuccessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnerSuccessions_Partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnerSuccessions_Partners_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NamedRoles_Kind_AreaCode",
                table: "NamedRoles",
                columns: new[] { "Kind", "AreaCode" });

            migrationBuilder.CreateIndex(
                name: "IX_NamedRoles_PartnerId",
                table: "NamedRoles",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_NamedRoles_PersonId",
                table: "NamedRoles",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerCodes_Value",
                table: "PartnerCodes",
                column: "Value");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSuccessions_ActId",
                table: "PartnerSuccessions",
                column: "ActId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSuccessions_PartnerId",
                table: "PartnerSuccessions",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSuccessions_SuccessorId",
                table: "PartnerSuccessions",
                column: "SuccessorId");

            // The one code that a partner had is now the first of its codes.
            migrationBuilder.Sql(
                "INSERT INTO \"PartnerCodes\" (\"PartnerId\", \"Scheme\", \"Value\") "
                + "SELECT \"Id\", CASE WHEN LENGTH(\"Code\") = 9 THEN 'Gss' ELSE 'Ods' END, \"Code\" FROM \"Partners\" WHERE \"Code\" IS NOT NULL");

            migrationBuilder.DropColumn(
                name: "Code",
                table: "Partners");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "NamedRoles");

            migrationBuilder.DropTable(
                name: "PartnerCodes");

            migrationBuilder.DropTable(
                name: "PartnerSuccessions");

            migrationBuilder.DropColumn(
                name: "From",
                table: "Partners");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Partners");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Partners");

            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "Partners",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);
        }
    }
}
