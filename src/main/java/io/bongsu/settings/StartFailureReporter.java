package io.bongsu.settings;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Logs why a start failed, one line for each problem, where a setting or what it names is to blame;
 * else the stack trace, without the values of secrets. It comes before Spring Boot's own reporter,
 * whose description of the same failure is ten lines long and repeats the refused value. Spring
 * Boot finds it through {@code META-INF/spring.factories}.
 */
final class StartFailureReporter implements SpringBootExceptionReporter, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

  private final @Nullable ConfigurableApplicationContext context;

  /**
   * @param context null where not even the settings could be read
   */
  StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> sentence = StartFailure.sentence(failure);
    Set<String> all = new LinkedHashSet<>();
    sentence.ifPresent(text -> text.lines().forEach(all::add));
    if (sentence.isPresent() && StartFailure.isOfASetting(failure)) {
      all.addAll(others());
    }
    all.forEach(LOG::error);
    if (sentence.isEmpty() && context != null) {
      LOG.error("the start failed: {}", masked(failure, context));
    }
    return sentence.isPresent() || context != null;
  }

  /** The stack trace of a failure that no sentence explains, without the values of secrets. */
  private static String masked(Throwable failure, ConfigurableApplicationContext context) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return SecretValues.of(context.getEnvironment()).masked(trace.toString());
  }

  private List<String> others() {
    return context == null
        ? List.of()
        : SettingProblems.of(context.getBeanFactory(), context.getEnvironment());
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
