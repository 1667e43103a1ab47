package io.bongsu.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Forwards the event of an SNS topic, of an alarm's Lambda action or of an EventBridge rule to
 * {@code POST /alarms} as it came, byte for byte; Bongsu reads all of these shapes. Its answer
 * ({@code {"id": …}}) becomes the function's. Whatever is not a 202 is thrown, so that Lambda's own
 * retries and dead-letter queue take over.
 *
 * <p>Environment: {@code BONGSU_URL}, {@code BONGSU_TOKEN}. Handler: {@code
 * io.bongsu.lambda.AlarmForwarder::handleRequest}.
 */
public final class AlarmForwarder implements RequestStreamHandler {

  /** What {@code POST /alarms} takes at most: 256 KiB. */
  private static final int MAX_EVENT_BYTES = 256 * 1024;

  private final Delivery delivery;

  /** Used by Lambda, once for each instance of the function; fails it if a setting is missing. */
  public AlarmForwarder() {
    this(
        new Delivery(
            new AlarmsClient(Target.of(System.getenv())), new SplittableRandom(), Thread::sleep));
  }

  AlarmForwarder(Delivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] event = input.readNBytes(MAX_EVENT_BYTES + 1);
    if (event.length > MAX_EVENT_BYTES) {
      throw new AlarmNotAcceptedException(
          "the event has more than " + MAX_EVENT_BYTES + " bytes, which POST /alarms refuses");
    }
    output.write(deliver(event, context).getBytes(StandardCharsets.UTF_8));
  }

  private String deliver(byte[] event, Context context) {
    try {
      return delivery.deliver(event, context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AlarmNotAcceptedException("the function was interrupted; Lambda will try again");
    }
  }
}
