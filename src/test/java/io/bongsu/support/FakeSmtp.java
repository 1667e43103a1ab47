package io.bongsu.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that answers badly: each command as it is told to, the others well (RFC 5321). What
 * a good server takes is tested with a real one.
 */
public final class FakeSmtp implements AutoCloseable {

  /** In place of a reply: the connection ends without one. */
  public static final String HANG_UP = "";

  /** What stands for the end of a mail's text. */
  public static final String END = ".";

  private static final Map<String, String> GOOD =
      Map.of(
          "CONNECT",
          "220 here",
          "EHLO",
          "250-here\r\n250 AUTH PLAIN",
          "AUTH",
          "235 welcome",
          "MAIL",
          "250 sender",
          "RCPT",
          "250 recipient",
          "DATA",
          "354 go on",
          END,
          "250 taken",
          "RSET",
          "250 forgotten",
          "QUIT",
          "221 bye");

  private final ServerSocket server;
  private final Map<String, String> replies = new ConcurrentHashMap<>(GOOD);
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> taken = new CopyOnWriteArrayList<>();

  private FakeSmtp(ServerSocket server) {
    this.server = server;
    Thread thread = new Thread(this::serve, "fake-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  public static FakeSmtp start() {
    try {
      return new FakeSmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /**
   * @param command such as {@code RCPT}; {@code CONNECT} is the greeting, {@link #END} the text
   */
  public FakeSmtp answers(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  /** From now on it is a good server. */
  public void calm() {
    replies.putAll(GOOD);
  }

  /** The same, with nothing behind it. */
  public void reset() {
    calm();
    taken.clear();
    connections.set(0);
  }

  public int connections() {
    return connections.get();
  }

  /** The mails whose text has arrived whole, whatever was answered then. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        socket.setSoTimeout(5000);
        converse(socket);
      } catch (IOException ended) {
        // The client has hung up, or the test is over.
      }
    }
  }

  private void converse(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    boolean goesOn = reply(socket, "CONNECT");
    while (goesOn) {
      String line = in.readLine();
      if (line == null) {
        return;
      }
      String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
      goesOn = reply(socket, command);
      if (goesOn && command.equals("DATA") && is(command, "354")) {
        taken.add(text(in));
        goesOn = reply(socket, END);
      }
    }
  }

  private boolean is(String command, String code) {
    return replies.getOrDefault(command, "").startsWith(code);
  }

  private static String text(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); !Objects.equals(line, END); line = in.readLine()) {
      if (line == null) {
        throw new IOException("hung up in the text");
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /** Whether the conversation goes on. */
  private boolean reply(Socket socket, String command) throws IOException {
    String reply = replies.getOrDefault(command, "502 unknown");
    if (reply.equals(HANG_UP)) {
      return false;
    }
    Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
    out.write(reply + "\r\n");
    out.flush();
    return !command.equals("QUIT");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
