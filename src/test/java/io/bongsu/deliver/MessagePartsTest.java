package io.bongsu.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.compose.Message;
import io.bongsu.notify.Recipient;
import io.bongsu.sens.SensOutcome.Refused;
import io.bongsu.support.ClassifiedAlarms;
import io.bongsu.support.SampleMessages;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A message to a hundred people that SENS refuses. */
class MessagePartsTest {

  private static final Refused REFUSED = new Refused(400, "a wrong number");

  private final Message message = message(100);
  private final MessageParts parts = new MessageParts(message);

  @Test
  void aRefusedMessageIsDividedByHalves() {
    assertThat(parts.divide(parts.next(), REFUSED))
        .extracting(Message::size)
        .containsExactly(50, 50);
    assertThat(parts.next().recipients())
        .containsExactlyElementsOf(message.recipients().subList(0, 50));
    assertThat(parts.next().recipients())
        .containsExactlyElementsOf(message.recipients().subList(50, 100));
    assertThat(parts.hasNext()).isFalse();
  }

  @Test
  void aMessageThatNobodyGetsIsNotDividedToTheLast() {
    int refusals = 0;
    while (parts.hasNext()) {
      parts.divide(parts.next(), REFUSED);
      refusals++;
    }

    assertThat(refusals).isLessThan(20);
    assertThat(parts.refusal()).isEqualTo(REFUSED);
  }

  @Test
  void onceAPartIsAcceptedEveryWrongNumberIsFound() {
    int alone = 0;
    parts.divide(parts.next(), REFUSED);
    parts.next();
    parts.accepted();
    while (parts.hasNext()) {
      Message part = parts.next();
      parts.divide(part, REFUSED);
      alone += part.size() == 1 ? 1 : 0;
    }

    assertThat(alone).isEqualTo(50);
    assertThat(parts.refusal()).as("something was accepted").isNull();
  }

  private static Message message(int people) {
    List<Recipient> recipients =
        IntStream.range(0, people)
            .mapToObj(number -> new Recipient("010%08d".formatted(number)))
            .toList();
    return SampleMessages.of("id", "text", recipients, List.of(ClassifiedAlarms.of("api-1")));
  }
}
