package io.bongsu.ingest;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The HTTP contract, to read by machines ({@code /openapi.yaml}) and by people ({@code /docs}:
 * Swagger UI, from the jar). A browser that shows the pages may ask nobody but this program.
 */
@Configuration(proxyBeanMethods = false)
class ContractPagesConfiguration {

  private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

  /** Swagger UI sets styles from scripts and draws its icons as data. */
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript");
  private static final MediaType STYLE = MediaType.parseMediaType("text/css");

  @Bean
  RouterFunction<ServerResponse> contract() {
    return RouterFunctions.route()
        .add(page("/openapi.yaml", YAML, new ClassPathResource("openapi.yaml")))
        .add(page("/docs", MediaType.TEXT_HTML, new ClassPathResource("docs/index.html")))
        .add(page("/docs/start.js", SCRIPT, new ClassPathResource("docs/start.js")))
        .add(
            page(
                "/docs/swagger-ui-bundle.js",
                SCRIPT,
                new ClassPathResource("docs/swagger-ui-bundle.js")))
        .add(page("/docs/swagger-ui.css", STYLE, new ClassPathResource("docs/swagger-ui.css")))
        .build();
  }

  private static RouterFunction<ServerResponse> page(String path, MediaType type, Resource file) {
    return RouterFunctions.route()
        .GET(
            path,
            request ->
                ServerResponse.ok()
                    .contentType(new MediaType(type, StandardCharsets.UTF_8))
                    .header("Content-Security-Policy", POLICY)
                    .header("X-Content-Type-Options", "nosniff")
                    .body(file))
        .build();
  }
}
