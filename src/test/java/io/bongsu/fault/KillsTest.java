package io.bongsu.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The points at which the matrix kills are steps of the routes, so that a new name is noticed. */
class KillsTest {

  static Stream<String> steps() {
    return Stream.concat(
        Kills.points().values().stream(),
        Stream.of(
            "deliver-unconfirmed-message",
            "receipt-next-deliver",
            "remind-acknowledge-take",
            "remind-send-status",
            "remind-send-deliver",
            "notify-brief-person-compose"));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void theRoutesHaveTheStep(String step, @TempDir Path routes) throws Exception {
    try (Breakpoint point = Breakpoint.before(step, 1, routes);
        Stream<Path> written = Files.list(routes)) {
      assertThat(point).isNotNull();
      List<String> texts =
          written.map(KillsTest::read).filter(text -> text.contains("-breakpoint")).toList();
      assertThat(texts).hasSize(1);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
