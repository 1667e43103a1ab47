package io.bongsu.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file that an H2 database lives in. Not safe for threads. */
final class LedgerFile {

  private static final String H2 = "jdbc:h2:";
  private static final String SUFFIX = ".mv.db";
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path path;
  private @Nullable Object opened;

  private LedgerFile(Path path) {
    this.path = path;
  }

  /** Empty if the database is in memory or on a server. */
  static Optional<LedgerFile> of(String url) {
    String name = url.replaceFirst(";.*", "");
    if (!name.startsWith(H2)) {
      return Optional.empty();
    }
    String file = name.substring(H2.length()).replaceFirst("^file:", "");
    return file.matches("(?!file)[a-z]{2,}:.*")
        ? Optional.empty()
        : Optional.of(
            new LedgerFile(
                Path.of(file.replaceFirst("^~", System.getProperty("user.home")) + SUFFIX)));
  }

  /**
   * Whether no ledger is there and none can ever be made: its directory is none, or may not be
   * written. Where a ledger is there, it was right once, and the disk may come back.
   */
  boolean isImpossible() {
    if (Files.exists(path)) {
      return false;
    }
    Path parent = path.toAbsolutePath().normalize().getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    return parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent);
  }

  /** Remembers which file the open database has. */
  void remember() {
    opened = key();
  }

  /** Whether the file of the open database was deleted or replaced. */
  boolean isLost() {
    return opened != null && !Objects.equals(opened, key());
  }

  private @Nullable Object key() {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }

  /** Moves the file away under another name, which it returns; it is never deleted. */
  Path setAside(Instant now) throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + ".damaged-" + NAME.format(now));
    return Files.move(path, aside);
  }
}
