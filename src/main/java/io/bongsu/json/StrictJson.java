package io.bongsu.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON as the whole program reads and writes it: at most 100 levels deep, and nothing after the
 * document. It is the bean {@code objectMapper}, which Camel's data format {@code json} uses, and
 * serves the Kamelets, which have no Spring. Thread-safe.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  public static JsonMapper mapper() {
    return MAPPER;
  }
}
