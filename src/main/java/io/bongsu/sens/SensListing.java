package io.bongsu.sens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bongsu.json.StrictJson;
import io.bongsu.sens.SensListed.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one list as they come in. For one exchange, which no two threads work on at once.
 */
final class SensListing {

  /** With 100 messages a page, more than the default cap of a month. */
  private static final int MAX_PAGES = 120;

  private final SensListQuery query;
  private final SensListFormat format;
  private final List<Item> items = new ArrayList<>();
  private final Set<String> tokens = new HashSet<>();
  private @Nullable String nextToken;
  private boolean begun;
  private int pages;

  SensListing(SensListQuery query, SensListFormat format) {
    this.query = query;
    this.format = format;
  }

  boolean hasNext() {
    return !begun || nextToken != null;
  }

  String path() {
    return format.path(query);
  }

  String parameters(String sender) {
    return format.parameters(query, sender, nextToken);
  }

  /**
   * Adds a page. An empty 404 is how SENS says that nothing matches.
   *
   * @throws SensInquiryException when it is not a page
   */
  void add(int status, String body) {
    begun = true;
    nextToken = null;
    if (status == 404 && body.isBlank()) {
      return;
    }
    if (status / 100 != 2) {
      throw new SensInquiryException("HTTP " + status + " " + body);
    }
    JsonNode page = parse(body);
    items.addAll(format.items(page, query));
    nextToken = format.next(page);
    requireProgress();
  }

  private void requireProgress() {
    if (nextToken != null && !tokens.add(nextToken)) {
      throw new SensInquiryException("SENS lists the same page twice");
    }
    if (++pages >= MAX_PAGES && nextToken != null) {
      throw new SensInquiryException("SENS lists more than " + MAX_PAGES + " pages");
    }
  }

  SensListed listed() {
    return new SensListed(items);
  }

  private static JsonNode parse(String body) {
    try {
      return StrictJson.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new SensInquiryException("the answer is not JSON");
    }
  }
}
