package io.bongsu.sens;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Java half of the Kamelet {@code sens-sms-sink}. Once filled, safe for threads. */
public final class SensSmsSink extends SensSink {

  private final SensJson json = new SensJson();

  /** Signs by the clock of the program around it: the bean {@code clock}, or the machine's. */
  public SensSmsSink() {
    this(null);
  }

  SensSmsSink(@Nullable Clock clock) {
    super(SensApi.SMS, "/messages", clock);
  }

  @Override
  Map<String, Object> request(@Nullable Object body) {
    return body instanceof SensReservation reservation
        ? json.write(reservation.message(), from(), reservation.at())
        : json.write(json.read(body), from());
  }
}
