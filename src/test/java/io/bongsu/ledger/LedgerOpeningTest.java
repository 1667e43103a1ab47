package io.bongsu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

class LedgerOpeningTest {

  private final LedgerGuard guard = new LedgerGuard(new SimpleMeterRegistry());
  private final AtomicInteger migrations = new AtomicInteger();
  private final LedgerOpening opening =
      new LedgerOpening(
          guard,
          "jdbc:postgresql://db/ledger",
          Duration.ofSeconds(8),
          Duration.ZERO,
          Clock.systemUTC());

  @BeforeEach
  void open() {
    opening.open(
        new LedgerOpening.Database() {

          @Override
          public void migrate() {
            migrations.incrementAndGet();
          }

          @Override
          public void close() {
            throw new AssertionError("nothing is damaged");
          }
        });
    assertThat(migrations).hasValue(1);
  }

  /** A pool that lost a connection gives no SQL state. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "57P01"})
  void aLostConnectionIsNotOpenedAgain(@Nullable String state) {
    guard.broke(failure(state));

    opening.check();

    assertThat(opening.isOpen()).isTrue();
    assertThat(migrations).hasValue(1);
  }

  @Test
  void aDatabaseWithoutTheTablesIsMigratedAgain() {
    guard.broke(failure("42P01"));

    opening.check();

    assertThat(migrations).hasValue(2);
  }

  private static DataAccessResourceFailureException failure(@Nullable String state) {
    return new DataAccessResourceFailureException(
        "beat", new SQLException("Connection is closed", state));
  }
}
