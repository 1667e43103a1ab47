package io.bongsu.queue;

import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The alarm queue: {@code bongsu.queue.*}.
 *
 * @param name queue that alarms arrive on
 * @param deadLetterName queue for what cannot be read
 * @param url address of the queue; looked up by name when null
 * @param deadLetterUrl address of the dead-letter queue; looked up by name when null
 * @param create whether missing queues are made at start
 * @param consumers pollers of the queue
 * @param waitSeconds how long a poll waits for messages; SQS allows 20
 * @param maxReceives receptions after which a queue that is made here gives a message up
 * @param visibilityTimeoutSeconds how long a message stays invisible unless extended
 * @param maxHeld alarms that may be held unacknowledged before polling pauses
 * @param putWait how long the queue may take to accept what came in over HTTP
 */
@ConfigurationProperties("bongsu.queue")
record QueueProperties(
    String name,
    String deadLetterName,
    @Nullable String url,
    @Nullable String deadLetterUrl,
    boolean create,
    int consumers,
    int waitSeconds,
    int maxReceives,
    int visibilityTimeoutSeconds,
    int maxHeld,
    Duration putWait) {

  private static final String NO_NAME =
      "is no name of a queue: SQS takes up to 80 letters, digits, '-' and '_'";

  QueueProperties {
    refuseIf(name.isBlank(), "name", "is empty: name the queue that alarms arrive on");
    refuseIf(
        deadLetterName.isBlank(),
        "dead-letter-name",
        "is empty: name the queue for messages that cannot be read");
    refuseIf(!isName(name), "name", NO_NAME);
    refuseIf(!isName(deadLetterName), "dead-letter-name", NO_NAME);
    refuseIf(consumers < 1, "consumers", "must be at least 1");
    refuseIf(waitSeconds < 0 || waitSeconds > 20, "wait-seconds", "must be 0 to 20");
    refuseIf(visibilityTimeoutSeconds < 2, "visibility-timeout-seconds", "must be at least 2");
    refuseIf(maxHeld < 1, "max-held", "must be at least 1");
    refuseIf(putWait.toMillis() < 1, "put-wait", "must be longer than nothing, such as 5s");
    refuseIf(maxReceives < 1, "max-receives", "must be at least 1");
  }

  /** What CreateQueue takes (API reference, QueueName). */
  private static boolean isName(String name) {
    return name.strip().matches("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");
  }

  private static void refuseIf(boolean wrong, String key, String problem) {
    if (wrong) {
      throw new SettingException("bongsu.queue." + key, problem);
    }
  }
}
