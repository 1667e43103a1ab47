package io.bongsu.remind;

import io.bongsu.ack.AckAnswer;
import io.bongsu.ack.AckDoor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves {@code /a/{token}}, where an ingress leads to the program. */
final class AckPages {

  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final int UNIQUE_LOCAL = 0xfc;

  private final AckDoor door;

  AckPages(AckDoor door) {
    this.door = door;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route(RequestPredicates.path(AckDoor.PATH + "{token}"), this::answer);
  }

  private ServerResponse answer(ServerRequest request) {
    AckAnswer answer =
        door.answer(request.method().name(), request.pathVariable("token"), address(request));
    ServerResponse.BodyBuilder response = ServerResponse.status(answer.status());
    answer.headers().forEach(response::header);
    return response.body(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whose request it is: the peer's, or, if that is an ingress in our own network, the one that it
   * has added to {@code X-Forwarded-For}, which is the last.
   */
  private static String address(ServerRequest request) {
    String peer = request.servletRequest().getRemoteAddr();
    List<String> values = request.headers().header("X-Forwarded-For");
    String all = values.isEmpty() ? "" : values.get(values.size() - 1);
    String last = all.substring(all.lastIndexOf(',') + 1).strip();
    return isOurs(peer) && ADDRESS.matcher(last).matches() ? last : peer;
  }

  /** An address needs no look-up of a name. */
  private static boolean isOurs(String peer) {
    try {
      InetAddress address = InetAddress.getByName(peer);
      byte first = address.getAddress()[0];
      return address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.getAddress().length > 4 && (first & 0xfe) == UNIQUE_LOCAL;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
