package io.bongsu.workbench.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * A line at the bottom of a terminal that shows how far a long work is, and goes when it is done.
 * Where output goes to a file or a build server it writes nothing. For one thread.
 */
final class Progress implements AutoCloseable {

  private static final int WIDTH = 24;
  private static final long PAUSE_NS = 100_000_000;
  private static final String ERASE = "\r\033[K";

  private final PrintWriter terminal;
  private final boolean shown;
  private final LongSupplier nanoTime;
  private long last;

  Progress(PrintWriter terminal, boolean shown, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.shown = shown;
    this.nanoTime = nanoTime;
  }

  /** On the terminal of this process if it has one. */
  static Progress on(PrintWriter terminal) {
    return new Progress(terminal, isTerminal(System.console()), System::nanoTime);
  }

  /** Since Java 22 there is a console without a terminal, too; before, there is none. */
  private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
    try {
      return console != null
          && Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }

  /** A work begins of which nobody knows how long it takes. */
  void begins(String work) {
    show(work + " …");
  }

  /** So many are done. */
  void at(String work, int done, int all) {
    if (shown && (done == all || nanoTime.getAsLong() - last >= PAUSE_NS)) {
      last = nanoTime.getAsLong();
      int filled = all == 0 ? WIDTH : (int) ((long) WIDTH * done / all);
      String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
      show("%s [%s] %,d of %,d".formatted(work, bar, done, all));
    }
  }

  private void show(String line) {
    if (shown) {
      terminal.print(ERASE + line);
      terminal.flush();
    }
  }

  @Override
  public void close() {
    show("");
  }
}
