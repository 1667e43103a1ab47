package io.bongsu.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Well-known ports that may be taken. */
final class Ports {

  private Ports() {}

  /** The port if it is free on all of the machine's addresses, else 0, for any that is free. */
  static int orAnother(int port) {
    return isFree(port, null) && isFree(port, InetAddress.getLoopbackAddress()) ? port : 0;
  }

  private static boolean isFree(int port, @Nullable InetAddress address) {
    try (ServerSocket socket = new ServerSocket(port, 1, address)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
