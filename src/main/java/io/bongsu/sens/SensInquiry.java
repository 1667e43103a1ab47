package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks SENS whether it took a message, after an attempt whose outcome is {@link
 * SensOutcome.Unknown}: the only way is to list the messages of a time and compare (<a
 * href="https://api.ncloud-docs.com/docs/en/sens-sms-list">vendor page</a>). Safe for threads.
 *
 * <p>A message just sent may not be listed yet, so "not found" is worth believing only some time
 * after the attempt.
 */
public final class SensInquiry {

  /** With 100 messages a page, more than the default cap of a month. */
  private static final int MAX_PAGES = 120;

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final String baseUrl;
  private final String from;
  private final SensSigner signer;
  private final String path;
  private final SensGet get;

  public SensInquiry(SensProperties properties, Clock clock) {
    this.baseUrl = properties.baseUrl();
    this.from = properties.from();
    this.signer = new SensSigner(properties.accessKey(), properties.secretKey(), clock);
    this.path = "/sms/v2/services/" + properties.serviceId() + "/messages";
    this.get = new SensGet(properties.connectTimeout(), properties.responseTimeout());
  }

  /**
   * The requestId of a message with exactly this content to this phone, asked for between two times
   * at most 30 days apart; empty when SENS has none.
   *
   * @param content the text as it was sent
   * @param to one recipient, digits only
   * @throws SensInquiryException when SENS could not be asked or its answer not be read: nothing is
   *     known then
   */
  public Optional<String> find(String content, String to, Instant start, Instant end) {
    SensListQuery query = new SensListQuery(start, end, from, to);
    Set<String> seen = new HashSet<>();
    String token = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      JsonNode answer = page(query.encode(token));
      Optional<String> match = match(answer, content, to);
      token = nextToken(answer);
      if (match.isPresent() || token == null) {
        return match;
      }
      if (!seen.add(token)) {
        throw new SensInquiryException("SENS lists the same page twice");
      }
    }
    throw new SensInquiryException("SENS lists more than " + MAX_PAGES + " pages");
  }

  /** One page, signed by itself; an empty 404 is how SENS says that nothing matches. */
  private JsonNode page(String query) {
    URI uri = URI.create(baseUrl + path + "?" + query);
    String target = uri.getRawPath() + "?" + uri.getRawQuery();
    HttpResponse<String> answer = get.get(uri, signer.headers("GET", target));
    if (answer.statusCode() == 404 && answer.body().isBlank()) {
      return mapper.createObjectNode();
    }
    if (answer.statusCode() / 100 != 2) {
      throw new SensInquiryException("HTTP " + answer.statusCode() + " " + answer.body());
    }
    JsonNode json = parse(answer.body());
    if (!json.path("messages").isArray()) {
      throw new SensInquiryException("the answer has no list of messages");
    }
    return json;
  }

  private JsonNode parse(String body) {
    try {
      return mapper.readTree(body);
    } catch (JsonProcessingException e) {
      throw new SensInquiryException("the answer is not JSON");
    }
  }

  private static Optional<String> match(JsonNode page, String content, String to) {
    for (JsonNode message : page.path("messages")) {
      boolean same =
          content.equals(message.path("content").asText())
              && to.equals(message.path("to").asText());
      String requestId = message.path("requestId").asText("");
      if (same && !requestId.isEmpty()) {
        return Optional.of(requestId);
      }
    }
    return Optional.empty();
  }

  private static @Nullable String nextToken(JsonNode page) {
    String token = page.path("nextToken").asText("");
    boolean last = page.has("hasMore") && !page.path("hasMore").asBoolean();
    return token.isEmpty() || last ? null : token;
  }
}
