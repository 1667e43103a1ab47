package io.bongsu.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Ends with status 0 if the program in this container says that it is alive, with 1 if not. Written
 * on a bare socket, because a check every minute must not cost what an HTTP client costs to load.
 */
public final class Probe {

  private static final int DEFAULT_PORT = 8080;
  private static final int LIMIT_MS = 5000;
  private static final byte[] REQUEST =
      "GET /actuator/health/liveness HTTP/1.0\r\nHost: localhost\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** The beginning of {@code HTTP/1.1 200}; the last digit of the version does not matter. */
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private Probe() {}

  public static void main(String[] args) {
    System.exit(alive(port(System.getenv()), LIMIT_MS) ? 0 : 1);
  }

  /** The port for probes, or the main one if there is none. */
  static int port(Map<String, String> environment) {
    String own = environment.getOrDefault("BONGSU_PROBE_PORT", "0");
    return Integer.parseInt(
        own.equals("0")
            ? environment.getOrDefault("SERVER_PORT", String.valueOf(DEFAULT_PORT))
            : own);
  }

  /** Whether {@code /actuator/health/liveness} on this port of the loopback answers 200 in time. */
  static boolean alive(int port, int limitMs) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(limitMs);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), limitMs);
      OutputStream out = socket.getOutputStream();
      out.write(REQUEST);
      out.flush();
      return isOk(socket.getInputStream());
    } catch (IOException noAnswer) {
      return false;
    }
  }

  private static boolean isOk(InputStream in) throws IOException {
    String start = new String(in.readNBytes(STATUS_AT + 3), StandardCharsets.US_ASCII);
    return start.startsWith("HTTP/1.") && start.endsWith(" 200");
  }
}
