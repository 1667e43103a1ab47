package io.bongsu.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory, which can be full or read-only; needs root on Linux. */
final class Disk implements AutoCloseable {

  private final Path directory;
  private final String size;

  private Disk(Path directory, String size) {
    this.directory = directory;
    this.size = size;
  }

  static Disk of(Path directory, String size) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Commands.run("mount", "-t", "tmpfs", "-o", "size=" + size, "bongsu", directory.toString());
    return new Disk(directory, size);
  }

  /** A ledger on it. */
  String url() {
    return "jdbc:h2:file:" + directory.resolve("ledger");
  }

  /** Nothing more can be written. */
  void fill() {
    try {
      Files.write(
          directory.resolve("fill"),
          new byte[(int) Files.getFileStore(directory).getUsableSpace()]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** There is room. */
  void empty() {
    try {
      Files.delete(directory.resolve("fill"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Commands.run("mount", "-o", "remount,size=20m", directory.toString());
  }

  /**
   * @param mode ro or rw
   */
  void remount(String mode) {
    Commands.run("mount", "-o", "remount," + mode + ",size=" + size, directory.toString());
  }

  /** Also while a process still has it open. */
  @Override
  public void close() {
    Commands.run("umount", "-l", directory.toString());
  }
}
