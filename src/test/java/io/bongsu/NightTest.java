package io.bongsu;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.support.Phones;
import io.bongsu.support.Simulation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two people through a night, on virtual time: one of them is not to be disturbed from 22:00 to
 * 07:00 and reads a brief at 08:00. A simulation begins at 14:00 in Seoul.
 */
class NightTest {

  private static final String QUIET = Phones.ON_CALL;
  private static final String AWAKE = Phones.ML_TEAM;

  private final Simulation simulation = Simulation.start(settings());

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("bongsu.people.kim.phone", QUIET);
    settings.put("bongsu.people.kim.quiet", "night");
    settings.put("bongsu.people.kim.max-per-hour", "3");
    settings.put("bongsu.people.lee.phone", AWAKE);
    settings.put("bongsu.quiet.night.hours", "22:00-07:00");
    settings.put("bongsu.quiet.night.brief", "08:00");
    settings.put("bongsu.recipients.default", "person:kim,person:lee");
    return settings;
  }

  @AfterEach
  void stop() {
    simulation.close();
  }

  @Test
  void aNightEndsWithOneBriefAsThingsStandThen() {
    simulation.pass(Duration.ofHours(9));
    simulation.cpu("web-1", "warning", "ALARM");
    simulation.cpu("web-2", "warning", "ALARM");
    simulation.pass(Duration.ofHours(1));
    simulation.cpu("db-1", "critical", "ALARM");
    simulation.cpu("web-2", "warning", "OK");
    simulation.pass(Duration.ofHours(1));

    assertThat(texts(QUIET)).as("at 01:00").hasSize(1).allMatch(text -> text.contains("db-1"));
    assertThat(texts(AWAKE)).hasSize(3);

    brief();
    assertThat(texts(QUIET)).as("before the brief").hasSize(1);

    simulation.pass(Duration.ofHours(7));
    brief();
    brief();
    List<String> brief = texts(QUIET);
    assertThat(brief).as("after 08:00").hasSize(2);
    assertThat(brief.get(1)).startsWith("[주의] web-1 CPU 97%>80 복구 1 11/22 23:00 #");
    assertThat(texts(AWAKE)).hasSize(3);

    simulation.cpu("web-1", "warning", "OK");
    simulation.pass(Duration.ofMinutes(5));
    assertThat(texts(QUIET)).hasSize(3);
  }

  @Test
  void aboveTheLimitOfAnHourTheRestComesAsOneText() {
    for (int i = 1; i <= 5; i++) {
      simulation.cpu("web-" + i, "warning", "ALARM");
      simulation.pass(Duration.ofMinutes(8));
    }
    simulation.cpu("db-1", "critical", "ALARM");
    simulation.pass(Duration.ofMinutes(1));
    assertThat(texts(AWAKE)).hasSize(6);
    assertThat(texts(QUIET)).hasSize(4).last().asString().contains("db-1");

    brief();
    assertThat(texts(QUIET)).as("before the hour has room").hasSize(4);

    simulation.pass(Duration.ofMinutes(60));
    brief();
    assertThat(texts(QUIET)).hasSize(5).last().asString().contains("web 2대 CPU>80: 4,5");
  }

  private void brief() {
    simulation
        .program()
        .context()
        .getBean(ProducerTemplate.class)
        .sendBody("direct:notify-brief", "");
  }

  private List<String> texts(String number) {
    return simulation.sens().phone(number).texts();
  }
}
