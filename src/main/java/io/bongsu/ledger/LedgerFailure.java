package io.bongsu.ledger;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a failure of the database means, by the error codes of H2 and PostgreSQL. */
final class LedgerFailure {

  /** H2 ({@code org.h2.api.ErrorCode}): FILE_CORRUPTED_1. */
  private static final Set<Integer> DAMAGED = Set.of(90030);

  /** The same, FILE_VERSION_ERROR_1, and GENERAL_ERROR_1, which wraps what storage stumbles on. */
  private static final Set<Integer> DAMAGED_AT_START = Set.of(90030, 90048, 50000);

  /** H2: DATABASE_ALREADY_OPEN_1. */
  private static final Set<Integer> LOCKED = Set.of(90020);

  /** H2: URL_FORMAT_ERROR_2, URL_RELATIVE_TO_CWD, UNSUPPORTED_SETTING_1. */
  private static final Set<Integer> WRONG_URL = Set.of(90046, 90011, 90113);

  /** SQL states of H2 and of PostgreSQL: a table is not there. */
  private static final Set<String> NO_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");

  private LedgerFailure() {}

  /** Whether the H2 file is damaged; one that was cut off ends early. */
  static boolean isDamage(Throwable failure) {
    return hasCode(failure, DAMAGED) || causes(failure).anyMatch(EOFException.class::isInstance);
  }

  /** The same while it is opened, when nothing else fails in these ways. */
  static boolean isDamageAtStart(Throwable failure) {
    return isDamage(failure) || hasCode(failure, DAMAGED_AT_START);
  }

  /** Whether another process has the H2 file. */
  static boolean isLocked(Throwable failure) {
    return hasCode(failure, LOCKED);
  }

  static boolean isWrongUrl(Throwable failure) {
    return hasCode(failure, WRONG_URL);
  }

  /** Whether the database is another one than was opened, such as a new and empty file. */
  static boolean isOfAnotherDatabase(Throwable failure) {
    return errors(failure)
        .map(SQLException::getSQLState)
        .filter(Objects::nonNull)
        .anyMatch(NO_TABLE::contains);
  }

  private static boolean hasCode(Throwable failure, Set<Integer> codes) {
    return errors(failure).anyMatch(error -> codes.contains(error.getErrorCode()));
  }

  private static Stream<SQLException> errors(Throwable failure) {
    return causes(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(100);
  }
}
