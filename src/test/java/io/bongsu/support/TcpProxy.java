package io.bongsu.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * What lies between the program and a server on the loopback interface: it can be cut, which ends
 * every connection and refuses new ones, and mended, while the server keeps what it has.
 */
public final class TcpProxy implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(TcpProxy::daemon);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket entrance;
  private final int target;
  private final Semaphore warmth = new Semaphore(1);
  private volatile boolean cut;

  private TcpProxy(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  public static TcpProxy to(URI server) {
    try {
      return new TcpProxy(server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the program is to connect to. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  public void cut() {
    cut = true;
    open.forEach(TcpProxy::end);
  }

  public void mend() {
    cut = false;
  }

  /** From now on everything is taken and nothing is passed on. */
  public void freeze() {
    warmth.acquireUninterruptibly();
  }

  public void thaw() {
    warmth.release();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException closed) {
        cut();
      }
    }
  }

  private void connect(Socket client) throws IOException {
    if (cut) {
      end(client);
      return;
    }
    Socket server = new Socket();
    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    open.add(client);
    open.add(server);
    threads.execute(() -> carry(client, server));
    threads.execute(() -> carry(server, client));
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      byte[] part = new byte[8192];
      for (int size = from.getInputStream().read(part); size >= 0; ) {
        warmth.acquireUninterruptibly();
        warmth.release();
        to.getOutputStream().write(part, 0, size);
        size = from.getInputStream().read(part);
      }
    } catch (IOException ended) {
      end(to);
    } finally {
      open.remove(from);
    }
  }

  private static void end(Closeable socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      throw new UncheckedIOException(alreadyClosed);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tcp-proxy");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    end(entrance);
    cut();
    threads.shutdownNow();
  }
}
