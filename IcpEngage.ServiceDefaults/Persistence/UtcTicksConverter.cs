using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IcpEngage.ServiceDefaults.Persistence;

/// <summary>A moment as UTC ticks, so that SQLite orders and compares it.</summary>
internal sealed class UtcTicksConverter()
    : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
