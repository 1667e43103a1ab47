package io.bongsu.support;

import io.bongsu.alarm.Alarm;
import io.bongsu.compose.Message;
import io.bongsu.compose.MessageKind;
import io.bongsu.ledger.MessageTable.NewMessage;
import io.bongsu.ledger.MessageTable.NewRecipient;
import io.bongsu.notify.Recipient;
import java.util.List;

/**
 * Messages as the compose stage hands them on: an SMS of the lane {@code urgent} for the team
 * {@code default} about servers of the type {@code api}, written at {@link SetClock#NOW}.
 */
public final class SampleMessages {

  private SampleMessages() {}

  public static Message of(String id, String text, List<Recipient> recipients, List<Alarm> alarms) {
    return new Message(
        id,
        SetClock.NOW,
        "7K2",
        "urgent",
        "default",
        "api",
        MessageKind.SMS,
        null,
        text,
        recipients,
        alarms);
  }

  /**
   * What the ledger keeps of one, to a single phone.
   *
   * @param kind SMS or LMS
   * @param alarmKeys what it is about
   */
  public static NewMessage row(String id, String kind, List<String> alarmKeys, String number) {
    return new NewMessage(
        id,
        "7K2",
        "urgent",
        "default",
        "api",
        kind,
        null,
        "api-1 CPU 97%>80 #7K2",
        alarmKeys,
        false,
        "sms",
        null,
        List.of(new NewRecipient(number, null)));
  }
}
