package io.bongsu.trial;

import io.bongsu.compose.SmsText;
import io.bongsu.support.sens.Delivery;
import io.bongsu.support.sens.FakeSens;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints what happens on the phones, each text once, in the order of arrival. A paragraph is one
 * write to the stream that the program's log writes to, so that neither tears the other apart.
 */
final class TrialOutput {

  private static final Duration FOREVER = Duration.ofDays(1);

  private final PrintStream out;
  private int count;

  TrialOutput(PrintStream out) {
    this.out = out;
  }

  /**
   * On the console, in its own character set if that has Korean, else in UTF-8. From then on it is
   * the process's standard output, and the log's.
   */
  static TrialOutput onConsole() {
    Charset console =
        Charset.forName(
            System.getProperty("sun.stdout.encoding", System.getProperty("native.encoding", "")));
    Charset charset = console.newEncoder().canEncode("봉수") ? console : StandardCharsets.UTF_8;
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset);
    System.setOut(out);
    return new TrialOutput(out);
  }

  void say(String text) {
    print("%n%s%n".formatted(text));
  }

  void note(String text) {
    print("     %s%n".formatted(text));
  }

  /** Holds the stream meanwhile, as the log does when it writes an event. */
  private void print(String paragraph) {
    out.print(paragraph);
  }

  /** Prints texts as they come, until each of these people got one or the time is over. */
  void tell(FakeSens sens, Duration limit, Person... people) {
    Set<String> waiting =
        Stream.of(people).map(Person::number).collect(Collectors.toCollection(HashSet::new));
    long end = System.nanoTime() + limit.toNanos();
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      tellNew(
          sens, Duration.ofNanos(end - System.nanoTime()), text -> waiting.remove(text.phone()));
    }
  }

  /** Prints every text as it comes; returns when the thread is interrupted. */
  void follow(FakeSens sens) {
    while (!Thread.currentThread().isInterrupted()) {
      tellNew(sens, FOREVER, text -> {});
    }
  }

  private void tellNew(FakeSens sens, Duration limit, Consumer<Delivery> told) {
    List<Delivery> all = sens.arrived(count + 1, limit);
    all.subList(count, all.size()).forEach(this::print);
    all.subList(count, all.size()).forEach(told);
    count = all.size();
  }

  private void print(Delivery text) {
    print(
        "     %-7s %3d bytes  %s%n"
            .formatted(Person.of(text.phone()), SmsText.bytes(text.shown()), text.shown()));
  }
}
