package io.bongsu.workbench.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant by a word that is not known. */
public final class Suggestion {

  private static final int FAR = 3;

  private Suggestion() {}

  /** Such as {@code ; did you mean 'log'?}, or nothing when no word is near. */
  public static String hint(String word, Collection<String> known) {
    return of(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  private static Optional<String> of(String word, Collection<String> known) {
    int most = Math.min(FAR, Math.max(1, word.length() / 2));
    return known.stream()
        .filter(other -> Math.abs(other.length() - word.length()) <= most)
        .filter(other -> distance(word, other) <= most)
        .min(
            Comparator.<String>comparingInt(other -> distance(word, other))
                .thenComparing(other -> other));
  }

  /** Characters to insert, delete or replace (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
