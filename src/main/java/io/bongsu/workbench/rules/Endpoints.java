package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** Endpoints as {@code scheme:name}, whichever of the two canonical spellings a file uses. */
final class Endpoints {

  private Endpoints() {}

  /**
   * {@code direct:x} for {@code uri: direct:x}, for {@code uri: direct} with a name below, and for
   * the short form {@code - to: direct:x}.
   */
  static String of(JsonNode body) {
    String uri = body.isTextual() ? body.asText() : body.path("uri").asText();
    if (uri.startsWith("direct:")) {
      return uri.replaceFirst("\\?.*", "");
    }
    String name = body.path("parameters").path("name").asText();
    return uri.contains(":") || name.isEmpty() ? uri : uri + ":" + name;
  }

  static String scheme(String endpoint) {
    int colon = endpoint.indexOf(':');
    return colon < 0 ? endpoint : endpoint.substring(0, colon);
  }

  static String name(String endpoint) {
    return endpoint.substring(endpoint.indexOf(':') + 1);
  }
}
