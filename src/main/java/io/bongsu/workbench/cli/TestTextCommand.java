package io.bongsu.workbench.cli;

import io.bongsu.deliver.Channels;
import io.bongsu.notify.Recipient;
import io.bongsu.notify.Recipients;
import io.bongsu.sens.SensListQuery;
import io.bongsu.sens.SensListed;
import io.bongsu.sens.SensListed.Item;
import io.bongsu.sens.SensMessage;
import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.settings.StartFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bongsu test-text NAME}: one real SMS to each phone, and what the carriers say of it. */
@Command(
    name = "test-text",
    mixinStandardHelpOptions = true,
    description = {
      "Sends one real SMS to a team or a person, and waits for the carriers' receipts.",
      "Exits with 0 if every phone has it, with 1 if not; each SMS is paid for."
    })
final class TestTextCommand implements Callable<Integer> {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** What keeps the rest of the program out: no queue, no web server, no ledger on a disk. */
  private static final Map<String, String> ALONE =
      Map.of(
          "bongsu.routes", "classpath:routes/sens.camel.yaml",
          "bongsu.queue.url", "http://127.0.0.1:1/unused",
          "bongsu.queue.dead-letter-url", "http://127.0.0.1:1/unused",
          "bongsu.queue.create", "false",
          "spring.datasource.url", "jdbc:h2:mem:test-text");

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable BongsuCommand bongsu;

  @Parameters(paramLabel = "NAME", description = "A team, or a person of bongsu.people.")
  private String name = "";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for receipts; default: ${DEFAULT-VALUE}",
      defaultValue = "180")
  private long waitSeconds;

  @Mixin private final SettingsOptions settings = new SettingsOptions();

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext program = start()) {
      List<Recipient> people =
          people(program.getBean(Recipients.class), program.getBean(Channels.class));
      if (people.isEmpty()) {
        err().println("there is no team and no person '" + name + "'");
        return 2;
      }
      return send(program.getBean(ProducerTemplate.class), people);
    } catch (CamelExecutionException failed) {
      err().println(Objects.requireNonNull(failed.getCause()).getMessage());
      return 1;
    } catch (RuntimeException failed) {
      err().println(StartFailure.sentence(failed).orElseThrow(() -> failed));
      return 1;
    }
  }

  private ConfigurableApplicationContext start() {
    List<String> arguments = new ArrayList<>(settings.arguments());
    ALONE.forEach((key, value) -> arguments.add("--" + key + "=" + value));
    return new SpringApplicationBuilder(Objects.requireNonNull(bongsu).program())
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .run(arguments.toArray(String[]::new));
  }

  private List<Recipient> people(Recipients recipients, Channels channels) {
    return recipients.knows(name)
        ? recipients.of(name, Instant.now())
        : channels.known().stream().filter(person -> name.equals(person.name())).toList();
  }

  private int send(ProducerTemplate camel, List<Recipient> people) {
    Map<String, Recipient> byNumber = new LinkedHashMap<>();
    people.forEach(person -> byNumber.put(person.number(), person));
    String text = "[시험] Bongsu 문자 시험 " + LocalTime.now(SEOUL).truncatedTo(ChronoUnit.SECONDS);
    SensMessage message =
        new SensMessage(SensMessage.Type.SMS, null, text, List.copyOf(byNumber.keySet()));
    SensOutcome outcome = camel.requestBody("kamelet:sens-sms-sink", message, SensOutcome.class);
    if (!(outcome instanceof Accepted accepted)) {
      err().println("SENS did not accept the text: " + outcome);
      return 1;
    }
    out().println("accepted by SENS, request " + accepted.requestId());
    return await(camel, accepted, byNumber) ? 0 : 1;
  }

  /** Whether every phone has the text in time. */
  private boolean await(ProducerTemplate camel, Accepted accepted, Map<String, Recipient> waiting) {
    SensListQuery query = new SensListQuery.OfRequest(accepted.requestId());
    long end = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    boolean all = true;
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      SensListed listed =
          camel.requestBody("kamelet:sens-message-list-action", query, SensListed.class);
      for (Item item : listed.items()) {
        Recipient person = item.isFinal() ? waiting.remove(item.to()) : null;
        if (person != null) {
          out().println(line(person, item));
          all &= item.isDelivered();
        }
      }
    }
    waiting.values().forEach(person -> out().println(person.masked() + " no receipt"));
    return all && waiting.isEmpty();
  }

  private static String line(Recipient person, Item item) {
    String carrier = item.carrier() == null ? "" : ", " + item.carrier();
    return person.masked()
        + (item.isDelivered() ? " delivered" : " not delivered, code " + item.statusCode())
        + carrier;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
