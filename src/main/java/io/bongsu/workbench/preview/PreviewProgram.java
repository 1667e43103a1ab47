package io.bongsu.workbench.preview;

import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.UnreadableAlarmException;
import io.bongsu.burst.StormWatch;
import io.bongsu.compose.AckLinks;
import io.bongsu.compose.AckProperties;
import io.bongsu.compose.Composer;
import io.bongsu.compose.KnownAlarms;
import io.bongsu.compose.MessageProperties;
import io.bongsu.compose.SmsText;
import io.bongsu.notify.Composites;
import io.bongsu.notify.Recipient;
import io.bongsu.queue.InFlightCount;
import io.bongsu.workbench.preview.PreviewRecorder.Posted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole program on virtual time, with the outside away: the routes and settings are those that
 * are configured, but no queue, no SENS and no other address is called, and the ledger is empty
 * each time. For one thread.
 */
public final class PreviewProgram implements AutoCloseable {

  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = 'PUBLIC' and lower(table_name) <> 'flyway_schema_history'
      """;

  private final ConfigurableApplicationContext context;
  private final PreviewWorld world;
  private final VirtualTime time;
  private final MessageProperties settings;
  private final IdempotentRepository seen;
  private final JdbcClient ledger;
  private final List<String> notes;

  PreviewProgram(ConfigurableApplicationContext context, PreviewWorld world, List<String> notes) {
    this.context = context;
    this.world = world;
    this.time =
        new VirtualTime(
            world.clock(),
            context.getBean(CamelContext.class),
            context.getBean(InFlightCount.class),
            world.deadline());
    this.settings = context.getBean(MessageProperties.class);
    this.seen = context.getBean("alarmRepository", IdempotentRepository.class);
    this.ledger = context.getBean(JdbcClient.class);
    this.notes = List.copyOf(notes);
  }

  /** The time zone of the times in texts. */
  public ZoneId zone() {
    return settings.zone();
  }

  /**
   * What would become of these documents if nothing had come before them; each arrives at its time.
   *
   * @throws PreviewFailedException if the routes cannot do it; this program is of no more use then
   */
  public Preview run(List<Arrival> arrivals) {
    return run(arrivals, Duration.ofDays(1), done -> {});
  }

  /**
   * The same, and then, a minute after the last text, what the others get when the reader of the
   * first text with a link acknowledges it.
   *
   * @throws PreviewFailedException also if no text has a link
   */
  public Preview runAndAcknowledge(List<Arrival> arrivals, Duration limit, IntConsumer done) {
    play(arrivals, limit, done);
    AckLinks links = context.getBean(AckLinks.class);
    String token =
        world.recorder().posted().stream()
            .flatMap(posted -> links.tokenIn(posted.message().text()).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new PreviewFailedException(
                        "no text has a link to acknowledge: that needs a CRITICAL alarm and "
                            + AckProperties.URL));
    time.runTo(world.clock().instant().plusSeconds(60));
    ProducerTemplate producer = context.getBean(CamelContext.class).createProducerTemplate();
    String given = context.getBean(AckProperties.class).tokens(world.clock()).message(token);
    producer.sendBody("direct:classify-document", given);
    producer.sendBody("direct:remind-announce", "");
    return new Preview(
        settings.zone(),
        world.recorder().alarms(),
        messages(),
        world.recorder().calls(),
        notes,
        List.of());
  }

  /**
   * The same within a time.
   *
   * @param done is called with the number of documents that are done
   * @throws PreviewTooLongException if it takes longer; this program is of no more use then
   */
  public Preview run(List<Arrival> arrivals, Duration limit, IntConsumer done) {
    play(arrivals, limit, done);
    List<PreviewedAlarm> alarms = world.recorder().alarms();
    List<PreviewedCall> calls = world.recorder().calls();
    int sent = world.recorder().posted().size();
    Repetitions.run(context, time, world.clock());
    List<PreviewedMessage> all = messages();
    return new Preview(
        settings.zone(), alarms, all.subList(0, sent), calls, notes, all.subList(sent, all.size()));
  }

  private void play(List<Arrival> arrivals, Duration limit, IntConsumer done) {
    world.deadline().begin(limit);
    List<Arrival> inOrder = Arrivals.inOrder(arrivals, Instant.now());
    try {
      startOver(inOrder.isEmpty() ? Instant.EPOCH : time(inOrder.get(0)));
      for (int i = 0; i < inOrder.size(); i++) {
        time.runTo(time(inOrder.get(i)));
        arrives(i + 1, inOrder.get(i));
        done.accept(i + 1);
      }
      time.runOut();
      world.deadline().check();
    } catch (IllegalStateException stuck) {
      throw new PreviewFailedException("the routes did not come to an end: " + stuck.getMessage());
    }
  }

  private static Instant time(Arrival arrival) {
    return Objects.requireNonNull(arrival.at());
  }

  private void startOver(Instant at) {
    time.startOver(at);
    world.forget();
    seen.clear();
    context.getBean(KnownAlarms.class).forget();
    context.getBean(StormWatch.class).forget();
    context.getBean(Composites.class).forget();
    context.getBean(Composer.class).forget();
    ledger.sql("set referential_integrity false").update();
    ledger.sql(TABLES).query(String.class).list().stream()
        .map(table -> "truncate table " + table)
        .forEach(sql -> ledger.sql(sql).update());
    ledger.sql("set referential_integrity true").update();
  }

  private void arrives(int number, Arrival arrival) {
    world.recorder().arrives(number, arrival, shapes(arrival.text()));
    world.queue().arrives(number, arrival.text());
  }

  private static List<String> shapes(String document) {
    List<String> shapes = new ArrayList<>();
    try {
      new AlarmReader(shapes::add).read(document);
    } catch (UnreadableAlarmException unreadable) {
      return shapes;
    }
    return shapes;
  }

  private List<PreviewedMessage> messages() {
    List<PreviewedMessage> messages = new ArrayList<>();
    world.recorder().posted().forEach(one -> messages.add(message(messages.size() + 1, one)));
    return messages;
  }

  private PreviewedMessage message(int number, Posted posted) {
    var message = posted.message();
    return new PreviewedMessage(
        number,
        posted.at(),
        message.tag(),
        message.lane(),
        message.team(),
        posted.service(),
        message.recipients().stream().map(Recipient::masked).toList(),
        message.recipients().stream().map(PreviewProgram::person).toList(),
        message.kind(),
        message.subject(),
        message.text(),
        SmsText.bytes(message.text()),
        settings.won(message),
        posted.alarms());
  }

  private static String person(Recipient recipient) {
    return recipient.name() == null
        ? recipient.masked()
        : recipient.name() + " " + recipient.masked();
  }

  boolean isOpen() {
    return context.isActive();
  }

  @Override
  public void close() {
    context.close();
  }
}
