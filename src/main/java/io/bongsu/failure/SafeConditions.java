package io.bongsu.failure;

import io.bongsu.failure.FailureLog.Place;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.processor.ChoiceProcessor;
import org.apache.camel.processor.FilterProcessor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.LoggerHelper;
import org.springframework.core.Ordered;

/**
 * Lets a condition of a {@code choice} that throws count as one that does not hold: the alarm goes
 * on to the next condition and at last to {@code otherwise}, and the failure is noted with file and
 * line. Otherwise a misspelt property in one condition would stop every alarm at it.
 */
final class SafeConditions implements InterceptStrategy, Ordered {

  private final FailureLog log;

  SafeConditions(FailureLog log) {
    this.log = log;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    if (!(step instanceof ChoiceDefinition choice)
        || !(target instanceof ChoiceProcessor processor)) {
      return target;
    }
    List<FilterProcessor> safe = new ArrayList<>();
    List<FilterProcessor> filters = processor.getFilters();
    String route = String.valueOf(CamelContextHelper.getRouteId(choice));
    List<WhenDefinition> written = written(choice);
    for (int i = 0; i < filters.size(); i++) {
      NamedNode when = written.size() == filters.size() ? written.get(i) : choice;
      safe.add(safe(context, filters.get(i), route, when));
    }
    ChoiceProcessor guarded = new ChoiceProcessor(safe, processor.getOtherwise());
    guarded.setId(processor.getId());
    guarded.setRouteId(processor.getRouteId());
    return guarded;
  }

  /** The conditions as they stand in the route file, without those that are turned off. */
  private static List<WhenDefinition> written(ChoiceDefinition choice) {
    return choice.getWhenClauses().stream()
        .filter(when -> !Boolean.parseBoolean(when.getDisabled()))
        .toList();
  }

  private FilterProcessor safe(
      CamelContext context, FilterProcessor filter, String route, NamedNode when) {
    Place place =
        new Place(
            route, NoteFailure.step(when.getId(), LoggerHelper.getLineNumberLoggerName(when)));
    FilterProcessor guarded =
        new FilterProcessor(
            context, new SafeCondition(filter.getPredicate(), place, log), filter.getProcessor());
    guarded.setId(filter.getId());
    guarded.setRouteId(filter.getRouteId());
    return guarded;
  }

  /** Sees the choice itself, before any other interceptor wraps it. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private record SafeCondition(Predicate condition, Place place, FailureLog log)
      implements Predicate {

    /** A condition is the user's own text, so anything may come out of it. */
    @Override
    public boolean matches(Exchange exchange) {
      try {
        return condition.matches(exchange);
      } catch (RuntimeException failure) {
        log.add(place, failure, "the condition counts as one that does not hold");
        return false;
      }
    }

    @Override
    public void init(CamelContext context) {
      condition.init(context);
    }

    @Override
    public void initPredicate(CamelContext context) {
      condition.initPredicate(context);
    }

    @Override
    public String toString() {
      return condition.toString();
    }
  }
}
