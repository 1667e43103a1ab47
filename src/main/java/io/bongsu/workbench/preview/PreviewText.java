package io.bongsu.workbench.preview;

import io.bongsu.workbench.preview.PreviewedAlarm.Read;
import io.bongsu.workbench.preview.PreviewedAlarm.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A preview for people: a block for each document, then the messages in the order of time. */
public final class PreviewText {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Preview preview;
  private final ZoneId zone;

  private PreviewText(Preview preview) {
    this.preview = preview;
    this.zone = preview.zone();
  }

  /** Lines of text, without a control character that came with an alarm. */
  public static String of(Preview preview) {
    return new PreviewText(preview)
        .lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Stream<String> lines() {
    Stream<String> notes = preview.notes().stream().map(note -> "note: " + note);
    Stream<String> alarms = preview.alarms().stream().flatMap(this::block);
    Stream<String> messages = preview.messages().stream().flatMap(this::block);
    Stream<String> calls = preview.calls().stream().flatMap(this::block);
    return Stream.of(notes, alarms, messages, calls, repetitions(), Stream.of("", sum()))
        .flatMap(lines -> lines);
  }

  private Stream<String> repetitions() {
    return preview.ifNobodyReacts().isEmpty()
        ? Stream.of()
        : Stream.concat(
            Stream.of("", "if nobody reacts"),
            preview.ifNobodyReacts().stream()
                .map(
                    message ->
                        "   %s  %-8s  to %s  %s"
                            .formatted(
                                date(message.at()),
                                message.lane(),
                                String.join(" ", message.to()),
                                message.text())));
  }

  private Stream<String> block(PreviewedAlarm alarm) {
    Read read = alarm.alarm();
    String head = "%d  %s".formatted(alarm.number(), date(alarm.at()));
    String shapes = String.join(" > ", alarm.shapes());
    Stream<String> said =
        read == null
            ? Stream.of("", head + "  " + alarm.origin(), row("read", shapes))
            : Stream.concat(
                Stream.of(
                    "",
                    "%s  %s  %s".formatted(head, read.name(), read.state()),
                    row("read", "%s, from %s".formatted(shapes, alarm.origin()))),
                meaning(read));
    return Stream.of(said, lane(alarm), Stream.of(outcome(alarm))).flatMap(lines -> lines);
  }

  private static Stream<String> meaning(Read read) {
    return read.why() == null
        ? Stream.of()
        : Stream.of(
            row(
                "class",
                "%s, %s, team %s, resource %s"
                    .formatted(read.serverType(), read.severity(), read.team(), read.resource())),
            row("why", read.why()));
  }

  private Stream<String> lane(PreviewedAlarm alarm) {
    Window window = alarm.window();
    if (alarm.lane() == null) {
      return Stream.of();
    }
    String waited =
        window == null
            ? ""
            : ", window %s to %s, %s"
                .formatted(
                    time(window.opened()), time(window.closed()), count(window.alarms(), "alarm"));
    return Stream.of(row("lane", alarm.lane() + waited));
  }

  private static String outcome(PreviewedAlarm alarm) {
    String because = alarm.because() == null ? "" : ": " + alarm.because();
    return alarm.messages().isEmpty()
        ? row("not sent", alarm.outcome() + because)
        : row("sent", "in message " + numbers(alarm.messages()));
  }

  private Stream<String> block(PreviewedMessage message) {
    Stream<String> head =
        Stream.of(
            "",
            "message %d  %s  to %s, team %s"
                .formatted(
                    message.number(),
                    date(message.at()),
                    String.join(" ", message.to()),
                    message.team()),
            row("sent as", kind(message)),
            row("alarms", numbers(message.alarms())));
    Stream<String> subject = Stream.ofNullable(message.subject()).map(text -> row("subject", text));
    Stream<String> text = message.text().lines().map(line -> row("text", line));
    return Stream.of(head, subject, text).flatMap(lines -> lines);
  }

  private Stream<String> block(PreviewedCall call) {
    String head = "would also call %s  %s".formatted(call.to(), date(call.at()));
    Stream<String> body = call.body().lines().map(line -> row("body", line));
    Stream<String> alarms =
        call.alarms().isEmpty() ? Stream.of() : Stream.of(row("alarms", numbers(call.alarms())));
    return Stream.concat(Stream.of("", head), Stream.concat(alarms, body));
  }

  private static String kind(PreviewedMessage message) {
    return "%s, %s, %s won, lane %s, service %s"
        .formatted(
            message.kind(),
            count(message.bytes(), "byte"),
            message.won().toPlainString(),
            message.lane(),
            message.service());
  }

  private String sum() {
    return "%s, %s, %s won"
        .formatted(
            count(preview.alarms().size(), "document"),
            count(preview.messages().size(), "message"),
            preview.won().toPlainString());
  }

  private static String row(String name, String value) {
    return "   %-9s %s".formatted(name, value);
  }

  private static String count(int many, String what) {
    return many + " " + what + (many == 1 ? "" : "s");
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private String date(Instant at) {
    return DATE.format(at.atZone(zone));
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }
}
