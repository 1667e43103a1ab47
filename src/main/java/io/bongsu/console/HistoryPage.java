package io.bongsu.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history, newest alarm first. Times are ISO 8601 with the offset of {@code
 * bongsu.message.zone}; numbers are masked.
 *
 * @param next what {@code before} of the next page is; null on the last page
 */
public record HistoryPage(List<Entry> alarms, @Nullable String next) {

  public HistoryPage {
    alarms = List.copyOf(alarms);
  }

  /**
   * One change of state: arrived, classified ({@code rule}), sent by a lane or not ({@code
   * outcome}, {@code reason}), in these messages.
   *
   * @param copies how often the same change came again
   * @param acknowledged who has acknowledged it, in the order of time
   */
  public record Entry(
      String changed,
      String arrived,
      String decided,
      String alarm,
      String state,
      String severity,
      String serverType,
      String team,
      String resource,
      String rule,
      String lane,
      String outcome,
      String reason,
      int copies,
      List<Sent> messages,
      List<Ack> acknowledged) {}

  /**
   * @param by the person's name, or the number as it may be shown
   */
  public record Ack(String by, String at) {}

  /**
   * @param accepted when SENS accepted or refused it
   */
  public record Sent(
      String tag,
      String kind,
      String text,
      String state,
      String composed,
      @Nullable String accepted,
      List<Receiver> people) {}

  /**
   * @param state {@code ACCEPTED} without a receipt, {@code DELIVERED}, {@code FAILED} or {@code
   *     EXPIRED}
   */
  public record Receiver(
      @Nullable String person,
      String phone,
      String channel,
      String state,
      @Nullable String carrier,
      @Nullable String code,
      @Nullable String at) {}
}
