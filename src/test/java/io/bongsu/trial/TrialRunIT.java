package io.bongsu.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.bongsu.BongsuApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The trial run as a newcomer sees it; apart from other tests, because it quietens the log. */
class TrialRunIT {

  private static Trial trial;
  private static String printed;
  private static Map<Person, List<String>> texts;

  @BeforeAll
  static void tell() {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    trial =
        Trial.start(
            "--server.port=0",
            "--spring.datasource.url=jdbc:h2:mem:trial-test",
            "--bongsu.burst.urgent.first-wait=6s");
    new TrialScenario(
            trial, new TrialOutput(new PrintStream(console, true, StandardCharsets.UTF_8)))
        .tell();
    printed = console.toString(StandardCharsets.UTF_8);
    texts =
        Stream.of(Person.ON_CALL, Person.ON_CALL_EN, Person.ML_TEAM)
            .collect(Collectors.toMap(person -> person, person -> texts(person)));
  }

  private static List<String> texts(Person person) {
    return trial.sens().texts(person.number());
  }

  @AfterAll
  static void stop() {
    trial.close();
  }

  @Test
  void theStoryHappensOnThePhones() {
    assertThat(texts.get(Person.ON_CALL))
        .satisfiesExactly(
            alarm -> assertThat(alarm).startsWith("[경보] api-3 CPU 97%>80"),
            recovery -> assertThat(recovery).startsWith("[복구] api-3"));
    assertThat(texts.get(Person.ON_CALL_EN))
        .satisfiesExactly(
            alarm -> assertThat(alarm).startsWith("[CRITICAL] api-3 CPU 97%>80"),
            recovery -> assertThat(recovery).startsWith("[OK] api-3"));
    assertThat(texts.get(Person.ML_TEAM))
        .satisfiesExactly(burst -> assertThat(burst).startsWith("[경보] ai 30"));
    assertThat(trial.sens().faults()).isEmpty();
  }

  @Test
  void theConsoleShowsEveryTextAndWhatBecameOfTheRest() {
    assertThat(printed)
        .containsSubsequence(
            "1. ",
            "on-call",
            "english",
            "2. ",
            "ml-team",
            "3. ",
            "duplicate",
            "4. ",
            "reason",
            "5. ");
    texts.forEach(
        (person, received) ->
            assertThat(printed).contains(received).doesNotContain(person.number()));
  }

  @Test
  void theCommandForAnAlarmOfYourOwnWorks() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")) && Files.exists(Path.of("/bin/sh")));
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", trial.command()).redirectErrorStream(true).start();
    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).isZero();
    trial.sens().phone(Person.ON_CALL.number()).receivedContaining("db-1");
  }

  @Test
  void mavenFindsOneApplicationAmongTheTests() {
    URL tests = TrialRunIT.class.getProtectionDomain().getCodeSource().getLocation();
    assertThat(
            new ClassFileImporter()
                .importUrl(tests).stream()
                    .filter(type -> type.isAnnotatedWith(SpringBootApplication.class))
                    .filter(type -> !type.isEquivalentTo(BongsuApplication.class))
                    .map(JavaClass::getName))
        .containsExactly(TrialRun.class.getName());
  }
}
