package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {

  @Test
  void thePageShowsWhatTheScriptReckons(@TempDir Path directory) throws Exception {
    Shell.Run run = new Shell(directory).run(List.of(), List.of("docs/costs.sh"));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(Files.readString(Path.of("docs/costs.md")))
        .contains("```\n" + run.output() + "```\n");
  }
}
