package io.bongsu.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control group of Linux, version 1 or 2, whose memory can be taken away while a process runs in
 * it: what the kernel does then is what it does to a container at its limit. Making one needs root.
 */
final class MemoryLimit implements AutoCloseable {

  private static final Path V1 = Path.of("/sys/fs/cgroup/memory");
  private static final Path V2 = Path.of("/sys/fs/cgroup");

  private final Path group;
  private final Path limit;
  private final Path usage;

  private MemoryLimit(Path group, String limit, String usage) {
    this.group = group;
    this.limit = group.resolve(limit);
    this.usage = group.resolve(usage);
  }

  static MemoryLimit create() {
    boolean first = Files.isDirectory(V1);
    try {
      Path group = Files.createTempDirectory(first ? V1 : V2, "bongsu-fault-");
      // What is swapped out would not be killed.
      Files.writeString(group.resolve(first ? "memory.swappiness" : "memory.swap.max"), "0");
      return first
          ? new MemoryLimit(group, "memory.limit_in_bytes", "memory.usage_in_bytes")
          : new MemoryLimit(group, "memory.max", "memory.current");
    } catch (IOException e) {
      throw new IllegalStateException(
          "no control group with a limit of memory can be made, which needs root on Linux: " + e);
    }
  }

  /** What stands before a command that is to run in the group. */
  List<String> launcher() {
    return List.of(
        "sh", "-c", "echo $$ > " + group.resolve("cgroup.procs") + " && exec \"$0\" \"$@\"");
  }

  void allow(long bytes) {
    write(limit, Long.toString(bytes));
  }

  /** Bytes that its processes use, with what the kernel keeps of their files. */
  double used() {
    try {
      return Double.parseDouble(Files.readString(usage).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Allows what is in use now, and nothing more. */
  void squeeze() {
    try {
      Files.writeString(limit, Files.readString(usage).strip());
    } catch (IOException busy) {
      // Version 1 refuses what it cannot have at once; the next try finds another figure.
    }
  }

  /** The processes in it must have ended. */
  @Override
  public void close() {
    try {
      Files.delete(group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
