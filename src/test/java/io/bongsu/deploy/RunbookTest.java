package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A new metric needs its row in docs/reference/metrics.md, and a new health component in
 * docs/operate/runbook.md.
 */
class RunbookTest {

  private static final Pattern METRIC =
      Pattern.compile("(?:micrometer:\\w+:|builder\\(\\s*\")(bongsu\\.[a-z.]+)");
  private static final Pattern HEALTH = Pattern.compile("HealthIndicator (\\w+)HealthIndicator\\(");

  @Test
  void everyMetricHasItsLine() throws IOException {
    String page = Files.readString(Path.of("docs/reference/metrics.md"));
    assertThat(named(METRIC)).isNotEmpty().allMatch(name -> page.contains("| `" + name + "`"));
  }

  @Test
  void everyHealthComponentHasItsLine() throws IOException {
    String runbook = Files.readString(Path.of("docs/operate/runbook.md"));
    assertThat(named(HEALTH)).isNotEmpty().allMatch(name -> runbook.contains("| `" + name + "` |"));
  }

  private static Set<String> named(Pattern pattern) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      files
          .filter(file -> file.toString().matches(".*\\.(java|yaml)"))
          .forEach(
              file ->
                  pattern
                      .matcher(read(file))
                      .results()
                      .map((MatchResult found) -> found.group(1))
                      .forEach(names::add));
    }
    return names;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
