package io.bongsu.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bongsu.json.StrictJson;
import java.util.Optional;

/** A classified alarm as the ledger keeps it: JSON of the record. Thread-safe. */
public final class AlarmJson {

  private static final int MAX_CHARACTERS = 60_000;

  private final ObjectMapper json =
      StrictJson.mapper()
          .rebuild()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The alarm as JSON; without its long texts where it would be longer than a column holds. */
  public String write(Alarm alarm) {
    try {
      String whole = json.writeValueAsString(alarm);
      return whole.length() <= MAX_CHARACTERS
          ? whole
          : json.writeValueAsString(alarm.withoutTexts());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("alarm '" + alarm.label() + "' cannot be kept", e);
    }
  }

  /** The alarm of a row; empty if another version of the program wrote it in another form. */
  public Optional<Alarm> read(String text) {
    try {
      return Optional.of(json.readValue(text, Alarm.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
