package io.bongsu.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between the program and the queue, and counts the requests by the header {@code
 * X-Amz-Target} that each has. Thread-safe.
 */
final class SqsRequests implements AutoCloseable {

  private static final String TARGET = "AmazonSQS.";

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sqs-requests");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicLong count = new AtomicLong();
  private final ServerSocket entrance;
  private final int queue;

  SqsRequests(URI queue) {
    this.queue = queue.getPort();
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  long count() {
    return count.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), queue);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        threads.execute(() -> carry(client, server, true));
        threads.execute(() -> carry(server, client, false));
      }
    } catch (IOException closed) {
      threads.shutdownNow();
    }
  }

  private void carry(Socket from, Socket to, boolean counted) {
    byte[] bytes = new byte[64 * 1024];
    String rest = "";
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int read;
      while ((read = in.read(bytes)) > 0) {
        out.write(bytes, 0, read);
        rest = counted ? count(rest + new String(bytes, 0, read, StandardCharsets.ISO_8859_1)) : "";
      }
    } catch (IOException ended) {
      return;
    }
  }

  /** Counts the targets, and returns an end that may be the beginning of another one. */
  private String count(String text) {
    int next = 0;
    int found;
    while ((found = text.indexOf(TARGET, next)) >= 0) {
      count.incrementAndGet();
      next = found + TARGET.length();
    }
    return text.substring(Math.max(next, text.length() - TARGET.length() + 1));
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
