using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Membership.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AskLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EscalatedOn",
                table: "Asks",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FromAskId",
                table: "Asks",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Proposal",
                table: "Asks",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RaisedOn",
                table: "Asks",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Skill",
                table: "Asks",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StepCount",
                table: "Asks",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaitingSince",
                table: "Asks",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Where",
                table: "Asks",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AskLines",
                columns: table => new
                {
                    AskId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AskedByAreaCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    RaisedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ServesKind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    ServesKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ServesTitle = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Hours = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: false),
                    HoursAgreed = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Funded = table.Column<bool>(type: "bit", nullable: false),
                    FundedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "date", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Agrees = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskLines", x => new { x.AskId, x.Id });
                    table.ForeignKey(
                        name: "FK_AskLines_Asks_AskId",
                        column: x => x.AskId,
                        principalTable: "Asks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AskSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Hours = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AskSteps_Asks_AskId",
                        column: x => x.AskId,
                        principalTable: "Asks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TimeEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AskId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Hours = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: false),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    LoggedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    TakenBackById = table.Column<Guid>(type: "uniqueidentifier", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TimeEntries_Asks_AskId",
                        column: x => x.AskId,
                        principalTable: "Asks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.MoveAskersToLines();

            migrationBuilder.DropColumn(
                name: "AskedBy",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "Funded",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "Hours",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "HoursAgreed",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "SurveySlug",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "SurveyTitle",
                table: "Asks");

            migrationBuilder.AlterColumn<string>(
                name: "Activity",
                table: "Asks",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60);

            migrationBuilder.CreateIndex(
                name: "IX_Asks_FromAskId",
                table: "Asks",
                column: "FromAskId");

            migrationBuilder.CreateIndex(
                name: "IX_Asks_State",
                table: "Asks",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_AskLines_AskedByAreaCode",
                table: "AskLines",
                column: "AskedByAreaCode");

            migrationBuilder.CreateIndex(
                name: "IX_AskLines_Id",
                table: "AskLines",
                column: "Id");

            migrationBuilder.CreateIndex(
                name: "IX_AskLines_RaisedById",
                table: "AskLines",
                column: "RaisedById");

            migrationBuilder.CreateIndex(
                name: "IX_AskSteps_AskId",
                table: "AskSteps",
                column: "AskId");

            migrationBuilder.CreateIndex(
                name: "IX_AskSteps_ById",
                table: "AskSteps",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_AskId_Day",
                table: "TimeEntries",
                columns: new[] { "AskId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_TimeEntries_ById",
                table: "TimeEntries",
                column: "ById");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AskLines");

            migrationBuilder.DropTable(
                name: "AskSteps");

            migrationBuilder.DropTable(
                name: "TimeEntries");

            migrationBuilder.DropIndex(
                name: "IX_Asks_FromAskId",
                table: "Asks");

            migrationBuilder.DropIndex(
                name: "IX_Asks_State",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "EscalatedOn",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "FromAskId",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "Proposal",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "RaisedOn",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "Skill",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "StepCount",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "WaitingSince",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "Where",
                table: "Asks");

            migrationBuilder.AlterColumn<string>(
                name: "Activity",
                table: "Asks",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBy",
                table: "Asks",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "Funded",
                table: "Asks",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "Hours",
                table: "Asks",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "HoursAgreed",
                table: "Asks",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SurveySlug",
                table: "Asks",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SurveyTitle",
                table: "Asks",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
