package io.bongsu.deliver;

import io.bongsu.compose.Message;
import io.bongsu.deliver.ChannelRequests.Listed;
import io.bongsu.sens.SensListQuery;
import io.bongsu.sens.SensListed;
import io.bongsu.sens.SensOutcome.Accepted;
import io.bongsu.sens.SensOutcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Confirms a message whose last post has no certain answer, by what SENS lists in the variable
 * {@code listed}. If SENS has it, its acceptance is in the variable {@code acceptance}; if it
 * surely does not, the message may be posted again; if neither can be said, that is an exception.
 *
 * <p>"Not there" is believed only some time after the post, because SENS lists a message a little
 * after it has taken it.
 */
final class ConfirmBeforeRetry implements Processor {

  /** The clocks of SENS and of this machine differ; SENS refuses five minutes. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** SENS lists at most 30 days at once; what was left longer ago is posted again. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private final UnconfirmedPosts posts;
  private final ChannelRequests requests;
  private final RetryLog retries;
  private final Duration grace;
  private final Clock clock;

  ConfirmBeforeRetry(
      UnconfirmedPosts posts,
      ChannelRequests requests,
      RetryLog retries,
      Duration grace,
      Clock clock) {
    this.posts = posts;
    this.requests = requests;
    this.retries = retries;
    this.grace = grace;
    this.clock = clock;
  }

  /** What to list: the messages to its first recipient since it was composed. */
  public SensListQuery query(@Body Message message, @Variable("channel") @Nullable String channel) {
    Instant end = clock.instant().plus(SKEW);
    Instant composed = message.composedAt().minus(SKEW);
    Instant earliest = end.minus(LONGEST);
    return new SensListQuery.Between(
        composed.isAfter(earliest) ? composed : earliest,
        end,
        requests.listed(message, channel).to());
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage().getBody(Message.class);
    SensListed listed = exchange.getVariable("listed", SensListed.class);
    exchange.removeVariable("listed");
    String channel = exchange.getVariable("channel", String.class);
    Listed wanted = requests.listed(message, channel);
    Optional<String> request = listed.requestOf(wanted.content(), wanted.to());
    if (request.isPresent()) {
      exchange.setVariable("acceptance", new Accepted(request.get(), null));
      retries.answered(channel, message);
    } else {
      if (posts.isWithin(grace, message)) {
        new Unknown("SENS does not list it yet").orThrow();
      }
    }
    posts.end(message);
  }
}
