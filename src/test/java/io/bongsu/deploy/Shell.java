package io.bongsu.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shell in which {@code aws} and {@code docker} only write down how they were called, and answer
 * what a case file says. The words of a call are written as deploy.sh prints them.
 */
final class Shell {

  /** Quotes as deploy.sh does, then looks for the answer: lines of "part of the call => answer". */
  private static final String RECORDER =
      """
      #!/usr/bin/env bash
      line=${0##*/}
      for word in "$@"; do
        [[ $word =~ ^[A-Za-z0-9_./:=@,+-]+$ ]] || word="'${word//"'"/"'\\\\''"}'"
        line+=" $word"
      done
      printf '%s\\n' "$line" >>"$RECORD"
      while IFS= read -r rule; do
        if [[ $line == *"${rule%% => *}"* ]]; then
          [ "${rule##* => }" != FAILS ] || exit 1
          printf '%s\\n' "${rule##* => }"
          exit 0
        fi
      done <"$ANSWERS"
      """;

  record Run(int status, String output, List<String> calls) {}

  private final Path directory;

  Shell(Path directory) throws IOException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "bash"))),
        "there is no bash here");
    this.directory = directory;
    for (String tool : List.of("aws", "docker")) {
      Path script = Files.writeString(directory.resolve(tool), RECORDER);
      if (!script.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + script + " executable");
      }
    }
  }

  Run run(List<String> answers, List<String> command) throws IOException, InterruptedException {
    Path record = Files.writeString(directory.resolve("calls"), "");
    Path output = directory.resolve("output");
    ProcessBuilder shell =
        new ProcessBuilder(Stream.concat(Stream.of("bash"), command.stream()).toList())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell
        .environment()
        .merge("PATH", directory.toString(), (path, first) -> first + File.pathSeparator + path);
    shell.environment().put("RECORD", record.toString());
    shell
        .environment()
        .put("ANSWERS", Files.write(directory.resolve("answers"), answers).toString());
    shell.environment().remove("AWS_REGION");
    int status = shell.start().waitFor();
    return new Run(status, Files.readString(output), Files.readAllLines(record));
  }
}
