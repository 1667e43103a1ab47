package io.bongsu.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is on duty by a calendar, for schedules that have one ({@code ical}). */
interface Calendars {

  /** Summaries of the events that hold at a time; empty if there are none. */
  List<String> at(String address, Instant time);

  /** Summaries of all events that the calendar has. */
  List<String> everyone(String address);

  /** The moments at which an event begins or ends. */
  List<Instant> changes(String address);

  /** When the last event ends; empty if the calendar could never be read, or has no event. */
  Optional<Instant> end(String address);

  /** No calendar has an event. */
  static Calendars none() {
    return new Calendars() {
      @Override
      public List<String> at(String address, Instant time) {
        return List.of();
      }

      @Override
      public List<String> everyone(String address) {
        return List.of();
      }

      @Override
      public List<Instant> changes(String address) {
        return List.of();
      }

      @Override
      public Optional<Instant> end(String address) {
        return Optional.empty();
      }
    };
  }
}
