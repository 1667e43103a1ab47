package io.bongsu.workbench.preview;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bongsu.json.StrictJson;

/** A preview for programs: the records of this package as JSON, times in UTC, no nulls. */
public final class PreviewJson {

  private static final JsonMapper JSON =
      StrictJson.mapper()
          .rebuild()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(Include.NON_NULL)
          .build();

  private PreviewJson() {}

  /** The JSON of a preview, as {@code openapi.yaml} describes it. */
  public static String of(Preview preview) {
    return json(preview);
  }

  /** The JSON of a comparison. */
  public static String of(PreviewComparison comparison) {
    return json(comparison);
  }

  private static String json(Record value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("records of texts and numbers are JSON", impossible);
    }
  }
}
