package io.bongsu.sens;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For how long the current thread may post. Where processes share a ledger, one that seems dead
 * loses its messages to another, which posts them; one that was only suspended does not know, and
 * goes on where it stood. So the lease is checked when nothing is left to do but to write the
 * request.
 */
public final class PostLease {

  private static final ThreadLocal<@Nullable Long> ENDS_AT = new ThreadLocal<>();

  private PostLease() {}

  /** The thread's next post must begin within this time. */
  public static void begin(Duration time) {
    ENDS_AT.set(System.nanoTime() + time.toNanos());
  }

  /** The thread's next post is not one that the lease was for. */
  public static void end() {
    ENDS_AT.remove();
  }

  /**
   * Checks the lease, and ends it.
   *
   * @throws IOException if it had run out: nothing was written
   */
  public static void check() throws IOException {
    Long endsAt = ENDS_AT.get();
    end();
    if (endsAt != null && System.nanoTime() - endsAt > 0) {
      throw new IOException(
          "not posted: this process was suspended, and another one may have the message");
    }
  }
}
