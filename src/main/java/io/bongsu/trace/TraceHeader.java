package io.bongsu.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the span that a sender names: {@code traceparent} (<a
 * href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>) or X-Ray's {@code
 * AWSTraceHeader}, which SNS passes on to SQS.
 */
final class TraceHeader {

  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final Pattern ROOT = Pattern.compile("Root=1-([0-9a-f]{8})-([0-9a-f]{24})");
  private static final Pattern PARENT = Pattern.compile("Parent=([0-9a-f]{16})");

  private TraceHeader() {}

  /** The span of a header; an invalid one if it is none. */
  static SpanContext parse(String header) {
    Matcher w3c = TRACEPARENT.matcher(header);
    if (w3c.matches()) {
      return span(w3c.group(1), w3c.group(2), TraceFlags.fromHex(w3c.group(3), 0));
    }
    Matcher root = ROOT.matcher(header);
    Matcher parent = PARENT.matcher(header);
    boolean sampled = !header.contains("Sampled=0");
    return root.find() && parent.find()
        ? span(
            root.group(1) + root.group(2),
            parent.group(1),
            sampled ? TraceFlags.getSampled() : TraceFlags.getDefault())
        : SpanContext.getInvalid();
  }

  private static SpanContext span(String trace, String span, TraceFlags flags) {
    return SpanContext.createFromRemoteParent(trace, span, flags, TraceState.getDefault());
  }
}
