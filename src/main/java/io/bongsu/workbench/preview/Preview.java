package io.bongsu.workbench.preview;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/**
 * What the routes would do.
 *
 * @param zone of the times in texts
 * @param alarms what became of each document, in order of time
 * @param messages what would be sent, in order of time
 * @param calls what would be called besides SENS, in order of time
 * @param ifNobodyReacts the reminders and escalations of the hours after that, if no alarm ends and
 *     nobody acknowledges or receives a text
 * @param notes what the reader must know to trust it, such as that the recipients are made up
 */
public record Preview(
    ZoneId zone,
    List<PreviewedAlarm> alarms,
    List<PreviewedMessage> messages,
    List<PreviewedCall> calls,
    List<String> notes,
    List<PreviewedMessage> ifNobodyReacts) {

  public Preview {
    alarms = List.copyOf(alarms);
    messages = List.copyOf(messages);
    calls = List.copyOf(calls);
    notes = List.copyOf(notes);
    ifNobodyReacts = List.copyOf(ifNobodyReacts);
  }

  /** What all messages would cost. */
  @JsonProperty
  public BigDecimal won() {
    return messages.stream().map(PreviewedMessage::won).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Documents that cannot be read. */
  @JsonProperty
  public long unreadable() {
    return alarms.stream()
        .filter(alarm -> alarm.outcome().equals(PreviewedAlarm.UNREADABLE))
        .count();
  }
}
