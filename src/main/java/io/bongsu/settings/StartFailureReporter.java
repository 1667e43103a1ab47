package io.bongsu.settings;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;

/**
 * Tells a start that fails for a setting in one line of the log. It comes before Spring Boot's own
 * reporter, whose description of the same failure is ten lines long and repeats the refused value.
 * Spring Boot finds it through {@code META-INF/spring.factories}.
 */
final class StartFailureReporter implements SpringBootExceptionReporter, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> sentence = StartFailure.sentence(failure);
    sentence.ifPresent(LOG::error);
    return sentence.isPresent();
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
