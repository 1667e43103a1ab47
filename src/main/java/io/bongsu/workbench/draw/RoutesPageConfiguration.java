package io.bongsu.workbench.draw;

import io.bongsu.routes.RouteFiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /routes.svg}: the routes that run, with their counts; {@code ?columns=2} is wide. */
@Configuration(proxyBeanMethods = false)
class RoutesPageConfiguration {

  private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  @Bean
  RouterFunction<ServerResponse> routesPicture(
      RouteFiles files, CamelContext camel, MeterRegistry meters, InstantSource monotonicClock) {
    RunningRoutes routes = new RunningRoutes(files, camel, meters, monotonicClock);
    return RouterFunctions.route()
        .GET(
            "/routes.svg",
            request ->
                ServerResponse.ok()
                    .contentType(SVG)
                    .header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-store")
                    .body(
                        routes.svg(
                            request.param("columns").filter("2"::equals).isPresent() ? 2 : 1)))
        .build();
  }
}
