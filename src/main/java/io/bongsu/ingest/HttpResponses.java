package io.bongsu.ingest;

import io.bongsu.queue.QueueUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;

/**
 * Makes the answers of the HTTP routes: status, headers, and a body that the route writes as JSON.
 * No header of the request is left in one. Thread-safe.
 */
public final class HttpResponses {

  /**
   * 202 with {@code {"id": …}}, and {@code "ids"} for a batch.
   *
   * @param ids what the queue calls the messages, at least one
   */
  public void accepted(@Body List<String> ids, Exchange exchange) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", ids.get(0));
    if (ids.size() > 1) {
      answer.put("ids", ids);
    }
    answer(exchange, 202, "application/json", answer);
  }

  /** 200 with a preview, which is JSON already. */
  public void shown(@Body String preview, Exchange exchange) {
    answer(exchange, 200, "application/json", preview.getBytes(StandardCharsets.UTF_8));
  }

  /** The problem that ended the exchange. */
  public void refused(Exchange exchange) {
    Problem problem = problem(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    answer(exchange, problem.kind().status(), Problem.MEDIA_TYPE, problem.body(instance(exchange)));
    problem.headers().forEach(exchange.getMessage()::setHeader);
  }

  private static String instance(Exchange exchange) {
    return exchange.getFromEndpoint() instanceof PlatformHttpEndpoint http
        ? http.getPath() + "#" + exchange.getExchangeId()
        : "#" + exchange.getExchangeId();
  }

  private static Problem problem(Exception exception) {
    if (exception instanceof RequestRefusedException refused) {
      return refused.problem();
    }
    if (exception instanceof ThrottlerRejectedExecutionException) {
      return new Problem(
          ProblemKind.TOO_MANY_REQUESTS,
          "More requests came in this second than bongsu.ingest.per-second lets in.");
    }
    if (exception instanceof QueueUnavailableException) {
      return new Problem(
          ProblemKind.UNAVAILABLE,
          "The queue did not take it in time. What it took already is sent once, however often it"
              + " is sent.");
    }
    return new Problem(
        ProblemKind.FAILED, "This is a fault of Bongsu; its log has it under this instance.");
  }

  private static void answer(Exchange exchange, int status, String type, Object body) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, type);
    message.setBody(body);
  }
}
