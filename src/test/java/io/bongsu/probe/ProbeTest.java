package io.bongsu.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {

  private static final int PATIENT_MS = 10_000;
  private static final int IMPATIENT_MS = 50;

  @ParameterizedTest
  @CsvSource({"200, true", "503, false", "404, false", "500, false"})
  void onlyTheAnswer200IsAlive(int status, boolean alive) throws IOException {
    HttpServer server = HttpServer.create(loopback(), 0);
    server.createContext(
        "/actuator/health/liveness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(Probe.alive(server.getAddress().getPort(), PATIENT_MS)).isEqualTo(alive);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void thePortForProbesIsAskedWhereThereIsOne() {
    assertThat(Probe.port(Map.of())).isEqualTo(8080);
    assertThat(Probe.port(Map.of("SERVER_PORT", "9090"))).isEqualTo(9090);
    assertThat(Probe.port(Map.of("SERVER_PORT", "9090", "BONGSU_PROBE_PORT", "0"))).isEqualTo(9090);
    assertThat(Probe.port(Map.of("BONGSU_PROBE_PORT", "8081"))).isEqualTo(8081);
  }

  @Test
  void aPortThatNobodyListensOnIsNotAlive() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    assertThat(Probe.alive(port, IMPATIENT_MS)).isFalse();
  }

  @Test
  void aProgramThatHangsIsNotAlive() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Probe.alive(silent.getLocalPort(), IMPATIENT_MS)).isFalse();
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
