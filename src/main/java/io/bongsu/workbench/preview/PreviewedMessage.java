package io.bongsu.workbench.preview;

import io.bongsu.compose.MessageKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message that would be sent.
 *
 * @param number its place in the order of time, from 1
 * @param at when it would be posted
 * @param service the SENS service that would be called
 * @param to the phones, masked: only the last four digits show
 * @param people the same with the person's name before it, where it is known
 * @param bytes of the text, in EUC-KR
 * @param won what it would cost, all phones together
 * @param alarms numbers of the documents that it names
 */
public record PreviewedMessage(
    int number,
    Instant at,
    String tag,
    String lane,
    String team,
    String service,
    List<String> to,
    List<String> people,
    MessageKind kind,
    @Nullable String subject,
    String text,
    int bytes,
    BigDecimal won,
    List<Integer> alarms) {

  public PreviewedMessage {
    to = List.copyOf(to);
    people = List.copyOf(people);
    alarms = List.copyOf(alarms);
  }
}
