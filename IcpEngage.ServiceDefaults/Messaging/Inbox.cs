using System.Text.Json;
using IcpEngage.Contracts;
using IcpEngage.ServiceDefaults.Http;
using IcpEngage.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace IcpEngage.ServiceDefaults.Messaging;

/// <summary>Runs one handler for one message exactly once in effect, however often the message is delivered.</summary>
internal sealed class Inbox<TEvent, THandler, TDb>(
    IServiceScopeFactory scopes, TimeProvider time, ILogger<Inbox<TEvent, THandler, TDb>> logger) : IReplay
    where TEvent : class, IEvent
    where THandler : class, IHandle<TEvent, TDb>
    where TDb : ServiceDbContext
{
    private const int Retries = 5;

    private readonly ResiliencePipeline retry = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(50),
        })
        .Build();

    public string Handler => typeof(THandler).Name;

    /// <summary>
    /// Processes messages that came together: they share a transaction, as long as all are new and nothing is wrong with any of
    /// them. Otherwise each is processed for itself, and has its tries after this one.
    /// </summary>
    public async Task ProcessAsync(IReadOnlyList<(Guid Id, TEvent Message)> messages, CancellationToken cancellationToken)
    {
        try
        {
            if (await ProcessOnceAsync(messages, cancellationToken))
            {
                return;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogDebug(exception, "{Handler} could not process {Count} messages together; trying each", Handler, messages.Count);
        }

        foreach (var (id, message) in messages)
        {
            await ProcessAsync(id, message, cancellationToken);
        }
    }

    /// <summary>
    /// Returns when the effect is committed, was committed before, or the message has been set aside as failed. Throws
    /// only while the database cannot work: then nothing is wrong with the message, and it must be delivered again.
    /// </summary>
    public async Task ProcessAsync(Guid messageId, TEvent message, CancellationToken cancellationToken)
    {
        try
        {
            await retry.ExecuteAsync(async token => await ProcessOnceAsync([(messageId, message)], token), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && !exception.IsDatabaseAway())
        {
            logger.LogError(exception, "{Handler} gave up on message {MessageId}; it is in failed_messages", Handler, messageId);
            await SetAsideAsync(messageId, message, exception, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async Task ReplayAsync(FailedMessage failed, CancellationToken cancellationToken)
    {
        var message = JsonSerializer.Deserialize<TEvent>(failed.Body, Json.Options)!;
        await retry.ExecuteAsync(async token => await ProcessOnceAsync([(failed.MessageId, message)], token), cancellationToken);
    }

    /// <summary>One transaction with the messages' notes and effects.</summary>
    /// <returns>False, and nothing is done, where one of them was processed before or is among them twice.</returns>
    private async Task<bool> ProcessOnceAsync(IReadOnlyList<(Guid Id, TEvent Message)> messages, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Noted before anything is done, all in one way to the database and back: nearly always all of them are new.
        var notes = new Statements();
        foreach (var (id, _) in messages)
        {
            notes.AddNote(id, Handler, time.GetUtcNow(), db);
        }

        if (await notes.ExecuteAsync(db) < messages.Count)
        {
            return false;
        }

        await ((IHandle<TEvent, TDb>)scope.ServiceProvider.GetRequiredService<THandler>())
            .HandleAll([.. messages.Select(each => each.Message)], db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task SetAsideAsync(Guid messageId, TEvent message, Exception exception, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        if (await db.FailedMessages.AnyAsync(failed => failed.MessageId == messageId && failed.Handler == Handler, cancellationToken))
        {
            return;
        }

        db.FailedMessages.Add(new FailedMessage
        {
            Id = Guid.CreateVersion7(),
            MessageId = messageId,
            Event = EventTypes.NameOf(typeof(TEvent)),
            Handler = Handler,
            Body = JsonSerializer.Serialize(message, Json.Options),
            Error = FailedMessage.Describe(exception),
            Attempts = Retries + 1,
            FailedAt = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Runs a handler again for a message that was set aside.</summary>
internal interface IReplay
{
    /// <summary>Name of the handler.</summary>
    string Handler { get; }

    /// <summary>Processes the message as if it had just been delivered. Throws what the handler throws.</summary>
    Task ReplayAsync(FailedMessage failed, CancellationToken cancellationToken);
}
