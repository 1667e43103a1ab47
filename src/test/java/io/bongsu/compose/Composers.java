package io.bongsu.compose;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import io.bongsu.notify.Language;
import io.bongsu.notify.Recipient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Composers for tests, at a fixed time, with the built-in templates and a Korean and an English
 * reader.
 */
public final class Composers {

  static final Recipient KOREAN = new Recipient("01000000001");
  static final Recipient ENGLISH = new Recipient("01000000002", "Night", Language.EN);
  static final Templates TEMPLATES =
      Templates.read("classpath:templates/", new DefaultResourceLoader());

  private Composers() {}

  static Composer of(KindChoice kind, @Nullable Duration lasted) {
    return new Composer(
        Clock.fixed(Alarms.NOW, ZoneOffset.UTC),
        new Tags(new FixedTag(), 3),
        properties(kind),
        TEMPLATES,
        recovery -> Optional.ofNullable(lasted),
        new KnownAlarms());
  }

  public static MessageProperties properties(KindChoice kind) {
    return new MessageProperties(
        kind,
        "classpath:templates/",
        ZoneId.of("Asia/Seoul"),
        3,
        30,
        BigDecimal.valueOf(9),
        BigDecimal.valueOf(30),
        Map.of());
  }

  static String korean(Alarm... alarms) {
    return of(KindChoice.SMS, null)
        .compose(new Burst("urgent", List.of(alarms)), List.of(KOREAN))
        .get(0)
        .text();
  }
}
