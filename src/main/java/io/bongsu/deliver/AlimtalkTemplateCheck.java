package io.bongsu.deliver;

import io.bongsu.sens.SensAlimtalkProperties;
import io.bongsu.sens.SensTemplate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/**
 * Compares the template of {@code sens.alimtalk} with the one that SENS has. A wrong one does not
 * stop the program, because SMS does not need it; it is an error in the log and in health.
 * Thread-safe.
 */
public final class AlimtalkTemplateCheck {

  private final AtomicReference<@Nullable String> problem = new AtomicReference<>();
  private final SensAlimtalkProperties properties;

  AlimtalkTemplateCheck(SensAlimtalkProperties properties) {
    this.properties = properties;
  }

  public boolean isWanted() {
    return properties.isConfigured();
  }

  public String code() {
    return properties.templateCode();
  }

  /** What is wrong; null if nothing is. */
  public @Nullable String judge(@Body Optional<SensTemplate> template) {
    String found = template.map(this::problemOf).orElse("SENS has no template of that code");
    problem.set(found.isEmpty() ? null : found);
    return problem.get();
  }

  private String problemOf(SensTemplate template) {
    if (!template.isApproved()) {
      return "it is not approved: " + template.inspection();
    }
    return lines(template.content()).equals(lines(properties.template()))
        ? ""
        : "sens.alimtalk.template is not the approved text";
  }

  /** YAML leaves a line break at the end, and consoles write CR LF. */
  private static String lines(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  Optional<String> problem() {
    return Optional.ofNullable(problem.get());
  }
}
