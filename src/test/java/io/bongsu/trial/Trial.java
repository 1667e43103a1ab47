package io.bongsu.trial;

import io.bongsu.BongsuApplication;
import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.sens.FakeSens;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** The world of the trial run: a queue, a SENS, and the program between them. */
final class Trial implements AutoCloseable {

  static final String QUEUE = "bongsu-alarms";
  static final String DEAD_LETTER_QUEUE = "bongsu-alarms-dead";

  private static final int QUEUE_PORT = 9324;
  private static final int HTTP_PORT = 8080;

  private final EmbeddedQueue queue;
  private final FakeSens sens;
  private final ConfigurableApplicationContext program;

  private Trial(EmbeddedQueue queue, FakeSens sens, ConfigurableApplicationContext program) {
    this.queue = queue;
    this.sens = sens;
    this.program = program;
  }

  /**
   * Starts the three.
   *
   * @param args settings as {@code --key=value}, which replace those of the trial
   */
  static Trial start(String... args) {
    LoggingSystem.get(Trial.class.getClassLoader()).beforeInitialize();
    EmbeddedQueue queue = EmbeddedQueue.start(Ports.orAnother(QUEUE_PORT));
    FakeSens sens = FakeSens.start();
    try {
      return new Trial(queue, sens, run(settings(queue, sens), args));
    } catch (RuntimeException refused) {
      sens.close();
      queue.close();
      throw refused;
    }
  }

  private static ConfigurableApplicationContext run(Map<String, String> settings, String[] args) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    Stream<String> ours =
        settings.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=")
            .filter(key -> Arrays.stream(args).noneMatch(arg -> arg.startsWith(key)))
            .map(key -> key + settings.get(key.substring(2, key.length() - 1)));
    return new SpringApplicationBuilder(BongsuApplication.class)
        .run(Stream.concat(ours, Arrays.stream(args)).toArray(String[]::new));
  }

  private static Map<String, String> settings(EmbeddedQueue queue, FakeSens sens) {
    Map<String, String> settings = new LinkedHashMap<>(sens.settings());
    settings.put("server.port", Integer.toString(Ports.orAnother(HTTP_PORT)));
    settings.put("bongsu.aws.endpoint", queue.endpoint().toString());
    settings.put("bongsu.console.token", "trial-" + UUID.randomUUID().toString().substring(0, 8));
    settings.put("bongsu.queue.create", "true");
    settings.put("bongsu.queue.wait-seconds", "1");
    settings.put(
        "bongsu.recipients.default", Person.ON_CALL.entry() + "," + Person.ON_CALL_EN.entry());
    settings.put("bongsu.recipients.ml", Person.ML_TEAM.entry());
    settings.put("bongsu.teams.ai", "ml");
    for (String lane : new String[] {"urgent", "digest"}) {
      settings.put("bongsu.burst." + lane + ".first-wait", "3s");
      settings.put("bongsu.burst." + lane + ".window", "5s");
    }
    // The burst of the story is just as large as what begins a storm.
    settings.put("bongsu.storm.alarms", "0");
    settings.put("spring.datasource.url", "jdbc:h2:mem:trial");
    settings.put("bongsu.notice.check-period-ms", "3600000");
    settings.put("camel.main.shutdown-timeout", "3");
    settings.put("logging.level.root", "error");
    settings.put("logging.level.bongsu.status", "off");
    settings.put("logging.pattern.console", "     log    %m%n%ex{0}");
    return settings;
  }

  /** The SENS that the program texts through. */
  FakeSens sens() {
    return sens;
  }

  EmbeddedQueue queue() {
    return queue;
  }

  <T> T bean(Class<T> type) {
    return program.getBean(type);
  }

  /** From now on what became of each alarm is logged, as it is in production. */
  void logOutcomes() {
    bean(LoggingSystem.class).setLogLevel("bongsu.status", LogLevel.INFO);
  }

  /** How to go on from here. */
  String invitation() {
    String port = Objects.requireNonNull(program.getEnvironment().getProperty("local.server.port"));
    return """
    Your turn. This puts an alarm on the queue:

    %1$s

    console  http://localhost:%2$s/ (token: %3$s)
    health   http://localhost:%2$s/actuator/health
    metrics  http://localhost:%2$s/actuator/prometheus

    Texts and the program's own log lines appear below. Ctrl-C ends it."""
        .formatted(command(), port, program.getEnvironment().getProperty("bongsu.console.token"));
  }

  /** One line for a shell: an alarm of a database, sent to the queue as any AWS client would. */
  String command() {
    return """
    curl -so /dev/null %s/000000000000/%s -d Action=SendMessage --data-urlencode 'MessageBody={\
    "AlarmName":"disk full","AlarmDescription":"severity=critical server-type=db resource=db-1",\
    "NewStateValue":"ALARM","StateChangeTime":"'$(date -u +%%FT%%TZ)'"}'"""
        .formatted(queue.endpoint(), QUEUE);
  }

  @Override
  public void close() {
    program.close();
    sens.close();
    queue.close();
  }
}
