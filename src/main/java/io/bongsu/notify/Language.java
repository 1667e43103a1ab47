package io.bongsu.notify;

import java.util.Locale;

/** The languages that the texts exist in. */
public enum Language {
  KO,
  EN;

  /** As it stands in the names of template files: {@code ko}, {@code en}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
