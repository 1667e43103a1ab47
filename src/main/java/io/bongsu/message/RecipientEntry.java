package io.bongsu.message;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One entry of {@code bongsu.recipients}, as it was written and before it was checked: were it
 * refused while Spring binds it, Spring would print it, number and all.
 *
 * @param number digits, dashes allowed
 * @param name null for none
 * @param language {@code ko} or {@code en}
 */
public record RecipientEntry(
    @Nullable String number, @Nullable String name, @DefaultValue("ko") String language) {

  @Override
  public String toString() {
    return "an entry of bongsu.recipients";
  }
}
