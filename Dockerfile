# Bongsu: a JDK 25 runtime with the modules it needs, the extracted program, and a cache of its loaded classes.
# The build runs on the platform that it builds for (--platform linux/arm64 or linux/amd64), because the cache belongs
# to one kind of CPU.
FROM docker.io/library/maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
# The libraries of the tests are copied, because the repository is mounted for this step only.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Pimage -DskipTests package \
    && mkdir target/test-lib \
    && tr ':' '\n' <target/test-classpath | xargs cp -t target/test-lib

# Spring needs JavaBeans, which are in java.desktop; nothing draws.
RUN jlink --output /opt/jre --strip-java-debug-attributes --no-man-pages --no-header-files --compress zip-6 \
    --exclude-files "glob:/java.desktop/lib/**" \
    --add-modules \
    java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,jdk.crypto.ec,jdk.management,jdk.net,jdk.unsupported

WORKDIR /opt/bongsu
COPY src/main/image/java.options src/main/image/cache.options ./
RUN java -Djarmode=tools -jar /build/target/bongsu.jar extract --destination . --force \
    && cp /build/target/bongsu.cdx.json . \
    && mkdir -p /empty/data /empty/config

# Trains the cache by a rehearsal with a queue and a SENS beside it, without network; the second rehearsal fails if
# the cache cannot be used.
RUN rehearse="java -cp /build/target/test-classes:/build/target/classes:/build/target/test-lib/* io.bongsu.image.Rehearsal" \
    && program="/opt/jre/bin/java @/opt/bongsu/java.options @/opt/bongsu/cache.options" \
    && $rehearse $program -XX:AOTCacheOutput=/opt/bongsu/bongsu.aot -jar /opt/bongsu/bongsu.jar \
    && $rehearse $program -XX:AOTCache=/opt/bongsu/bongsu.aot -XX:AOTMode=on -jar /opt/bongsu/bongsu.jar

FROM gcr.io/distroless/cc-debian12:nonroot
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Bongsu" \
    org.opencontainers.image.description="Carries CloudWatch alarms to Korean phones as SMS" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.revision="${REVISION}"

COPY --from=build /opt/jre /opt/jre
COPY --from=build /opt/bongsu/lib /opt/bongsu/lib
COPY --from=build /opt/bongsu/bongsu.jar /opt/bongsu/java.options /opt/bongsu/cache.options /opt/bongsu/bongsu.cdx.json /opt/bongsu/bongsu.aot /opt/bongsu/
COPY --from=build --chown=65532:65532 /empty/data /var/lib/bongsu
# Settings may be mounted here.
COPY --from=build /empty/config /opt/bongsu/config

# Health checks and metrics have a port of their own; log lines are JSON.
ENV SPRING_DATASOURCE_URL=jdbc:h2:file:/var/lib/bongsu/bongsu \
    BONGSU_PROBE_PORT=8081 \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=logstash
USER 65532:65532
WORKDIR /opt/bongsu
# The root file system can be read-only; these two cannot. Declared after their owner, which Fargate takes over.
VOLUME ["/var/lib/bongsu", "/tmp"]
EXPOSE 8080 8081
# Three minutes to start: unhealthy after three checks.
HEALTHCHECK --interval=60s --timeout=10s --retries=3 \
    CMD ["/opt/jre/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx8m", "-cp", "/opt/bongsu/bongsu.jar", "io.bongsu.probe.Probe"]
ENTRYPOINT ["/opt/jre/bin/java", "@/opt/bongsu/java.options", "@/opt/bongsu/cache.options", "-XX:AOTCache=/opt/bongsu/bongsu.aot", "-jar", "/opt/bongsu/bongsu.jar"]
