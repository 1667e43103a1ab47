package io.bongsu.deliver;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Joins the messages of one burst after a split: all are tried, and the burst has failed if one of
 * them has. Camel's own split forgets the failures of its parts unless it stops at the first.
 */
final class FailIfAnyFailed implements AggregationStrategy {

  @Override
  public Exchange aggregate(@Nullable Exchange before, Exchange part) {
    return before != null && before.getException() != null ? before : part;
  }
}
