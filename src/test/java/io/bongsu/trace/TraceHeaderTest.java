package io.bongsu.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;

/** The examples of the two specifications. */
class TraceHeaderTest {

  @Test
  void traceparentIsThatOfTheW3c() {
    SpanContext span = TraceHeader.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    assertThat(span.getTraceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(span.getSpanId()).isEqualTo("00f067aa0ba902b7");
    assertThat(span.isSampled()).isTrue();
    assertThat(span.isRemote()).isTrue();
  }

  @Test
  void awsTraceHeaderIsThatOfXRay() {
    SpanContext span =
        TraceHeader.parse(
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");

    assertThat(span.getTraceId()).isEqualTo("5759e988bd862e3fe1be46a994272793");
    assertThat(span.getSpanId()).isEqualTo("53995c3f42cd8ad8");
    assertThat(span.isSampled()).isFalse();
  }

  @Test
  void anythingElseNamesNoSpan() {
    assertThat(TraceHeader.parse("").isValid()).isFalse();
    assertThat(TraceHeader.parse("Root=1-5759e988-bd862e3fe1be46a994272793").isValid()).isFalse();
    assertThat(TraceHeader.parse("00-zz-00f067aa0ba902b7-01").isValid()).isFalse();
  }
}
