package io.bongsu.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {

  @Test
  void thePageShowsWhatTheScriptCalculates(@TempDir Path directory) throws Exception {
    FakeCloud.Run run = new FakeCloud(directory).run(List.of("docs/costs.sh"));
    assertThat(run.status()).as(run.output()).isZero();
    assertThat(Files.readString(Path.of("docs/costs.md")))
        .contains("```\n" + run.output() + "```\n");
  }
}
