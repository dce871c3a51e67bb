using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IcpEngage.Membership.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FromAskId",
                table: "Asks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Proposal",
                table: "Asks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RaisedOn",
                table: "Asks",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Skill",
                table: "Asks",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaitingSince",
                table: "Asks",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Where",
                table: "Asks",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StepCount",
                table: "Asks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "AskLines",
                columns: table => new
                {
                    AskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AskedByAreaCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    RaisedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    ServesKind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ServesKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ServesTitle = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Hours = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    HoursAgreed = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    Funded = table.Column<bool>(type: "INTEGER", nullable: false),
                    FundedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RaisedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WithdrawnOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    WithdrawnBecause = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Agrees = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Hours = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Hours = table.Column<decimal>(type: "TEXT", precision: 18, scale: 4, nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    LoggedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenBackById = table.Column<Guid>(type: "TEXT", nullable: true)
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
                name: "Funded",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "AskedBy",
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
                type: "TEXT",
                maxLength: 60,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
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
                name: "WaitingSince",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "Where",
                table: "Asks");

            migrationBuilder.DropColumn(
                name: "StepCount",
                table: "Asks");

            migrationBuilder.AddColumn<bool>(
                name: "Funded",
                table: "Asks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<string>(
                name: "Activity",
                table: "Asks",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 60,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBy",
                table: "Asks",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<decimal>(
                name: "Hours",
                table: "Asks",
                type: "TEXT",
                precision: 18,
                scale: 4,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.AddColumn<decimal>(
                name: "HoursAgreed",
                table: "Asks",
                type: "TEXT",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SurveySlug",
                table: "Asks",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SurveyTitle",
                table: "Asks",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");
        }
    }
}
