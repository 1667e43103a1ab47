package io.bongsu.workbench.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bongsu.BongsuApplication;
import io.bongsu.support.Phones;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long the program behind previews lives, on the real one. */
@Timeout(120)
class PreviewsTest {

  private final List<PreviewProgram> started = new CopyOnWriteArrayList<>();
  private Previews previews = new Previews(this::start, Duration.ofMinutes(1));

  @AfterEach
  void close() {
    previews.close();
  }

  @Test
  void theProgramIsKeptForTheNextPreview() {
    previews.run(List::of);
    previews.run(List::of);

    assertThat(started).singleElement().matches(PreviewProgram::isOpen);
  }

  @Test
  void aProgramThatNobodyAsksForIsClosedAndStartedAgainWhenSomebodyDoes() {
    previews = new Previews(this::start, Duration.ofMillis(200));
    previews.run(List::of);

    await().until(() -> !started.get(0).isOpen());

    assertThat(previews.run(List::of)).isPresent();
    assertThat(started).hasSize(2);
  }

  @Test
  void whileOnePreviewIsUnderWayThereIsNoOther() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    previews =
        new Previews(
            () -> {
              asked.countDown();
              pass(goOn);
              return start();
            },
            Duration.ofMinutes(1));
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(() -> previews.run(List::of).isPresent());
    pass(asked);

    assertThat(previews.run(List::of)).isEmpty();

    goOn.countDown();
    assertThat(first.join()).isTrue();
  }

  @Test
  void aStartThatFailedIsTriedAgain() {
    AtomicBoolean broken = new AtomicBoolean(true);
    previews =
        new Previews(
            () -> {
              if (broken.getAndSet(false)) {
                throw new PreviewFailedException("no route");
              }
              return start();
            },
            Duration.ofMinutes(1));

    assertThatThrownBy(() -> previews.run(List::of)).hasMessage("no route");
    assertThat(previews.run(List::of)).isPresent();
  }

  private PreviewProgram start() {
    PreviewProgram program =
        PreviewStart.alone(
            BongsuApplication.class, List.of("--bongsu.recipients.default=" + Phones.ON_CALL));
    started.add(program);
    return program;
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
