package io.bongsu.compose;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.alarm.Alarm;
import io.bongsu.alarm.AlarmState;
import io.bongsu.alarm.Classification;
import io.bongsu.alarm.Metric;
import io.bongsu.alarm.Severity;
import io.bongsu.burst.Burst;
import io.bongsu.compose.MetricTable.Row;
import io.bongsu.notify.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/reference/metric-texts.md: every row of {@code metrics.csv} with the text that
 * an alarm on it becomes. What it is now is written to {@code target/metric-texts.md}; to accept
 * it, copy it over.
 */
class MetricTextsTest {

  private static final Path PAGE = Path.of("docs/reference/metric-texts.md");

  private final Composer composer = Composers.of(KindChoice.SMS, null);

  @Test
  void theTableShowsEveryMetricWithItsText() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (Row row : Composers.TEMPLATES.of(Language.KO).metrics().rows()) {
      List<Message> texts =
          composer.compose(
              new Burst("urgent", List.of(alarm(row))),
              List.of(Composers.KOREAN, Composers.ENGLISH));
      page.append(
          "| `%s` | `%s`%s | %s | %s |%n"
              .formatted(
                  row.namespace(),
                  row.metric(),
                  row.statistic().isEmpty() ? "" : " " + row.statistic(),
                  shown(texts.get(0)),
                  shown(texts.get(1))));
    }
    Path written = Path.of("target", "metric-texts.md");
    Files.createDirectories(written.getParent());
    Files.writeString(written, page);

    assertThat(PAGE)
        .as("%s, to be judged and kept", written)
        .content(UTF_8)
        .isEqualTo(page.toString());
  }

  private static final String HEAD =
      """
      # Metrics and their texts

      How a text names each metric of `src/main/resources/templates/metrics.csv`, and in which unit. Each line is a
      warning on the resource `web-1`, with a value just past a limit. `mvn test -Dtest=MetricTextsTest` writes this
      table to `target/metric-texts.md` and compares it with this page.

      To name a metric of your own, or to change a name, put a file `metrics.csv` with the same columns into
      `bongsu.message.templates`; see [messages](../use/messages.md).

      | namespace | metric | Korean | English |
      |---|---|---|---|
      """;

  private static String shown(Message message) {
    return message.text().replaceFirst("^\\[\\S+] ", "").replaceFirst(" 14:02 #7K2$", "");
  }

  private static Alarm alarm(Row row) {
    double limit =
        switch (row.unit()) {
          case "Flag", "Down", "Set" -> row.low() ? 1 : 0;
          case "Percent" -> row.low() ? 20 : 80;
          case "Ratio" -> row.low() ? 0.95 : 0.05;
          case "Bytes", "Bytes/Second" -> 10.0 * 1024 * 1024 * 1024;
          case "Megabytes" -> 10.0 * 1024;
          case "Milliseconds" -> 1000;
          case "Microseconds" -> 1_000_000;
          case "Bits/Second" -> 1e9;
          default -> 10;
        };
    double value = row.low() ? limit * 0.9 : limit * 1.1;
    Metric metric =
        new Metric(
            row.namespace().equals("*") ? null : row.namespace(),
            row.metric(),
            Map.of(),
            row.statistic().isEmpty() ? "MAXIMUM" : row.statistic(),
            null,
            row.low() ? "LessThanThreshold" : "GreaterThanThreshold",
            limit,
            value);
    return new Alarm(
        "an alarm",
        null,
        null,
        null,
        null,
        AlarmState.ALARM,
        null,
        Alarms.NOW,
        null,
        null,
        metric,
        List.of(),
        Map.of(),
        new Classification("web", Severity.WARNING, "default", "web-1", "by the test"));
  }
}
