package io.bongsu.support;

import io.bongsu.compose.Composer;
import io.bongsu.compose.KindChoice;
import io.bongsu.compose.KnownAlarms;
import io.bongsu.compose.MessageProperties;
import io.bongsu.compose.Tags;
import io.bongsu.compose.Templates;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.springframework.core.io.DefaultResourceLoader;

/** The composer with its built-in templates, for tests of what comes before and after it. */
public final class Composing {

  private Composing() {}

  public static Composer of(Clock clock) {
    return new Composer(
        clock,
        new Tags(new Random(7), 3),
        new MessageProperties(
            KindChoice.SMS,
            "classpath:templates/",
            ZoneId.of("Asia/Seoul"),
            3,
            30,
            BigDecimal.valueOf(9),
            BigDecimal.valueOf(30),
            Map.of()),
        Templates.read("classpath:templates/", new DefaultResourceLoader()),
        recovery -> Optional.empty(),
        new KnownAlarms());
  }
}
