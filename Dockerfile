# The site, its lab runner and its tools. PostgreSQL is another service: see docker-compose.yml.
ARG BUILD_BASE=maven:3-eclipse-temurin-17
ARG RUN_BASE=eclipse-temurin:17-jdk

FROM ${BUILD_BASE} AS build
WORKDIR /src
COPY . .
RUN mvn -q -B -ntp -Dmaven.test.skip=true -pl course,grader -am package \
 && for module in grader lab-runner course; do rm -f "$module"/target/*.jsa && touch "$module/target/built"; done \
 && mkdir /out && cp -r bin labs LICENSE README.md pom.xml /out/ \
 && for module in grader lab-runner course; do mkdir -p "/out/$module/target" && cp -r "$module/target/$module.jar" "$module/target/lib" "$module/target/built" "/out/$module/target/"; done \
 && rm -rf /out/labs/src /out/labs/target && cp -r course/lessons /out/course/

# A JDK, not only a JVM: learners' Java is compiled here.
FROM ${RUN_BASE}
RUN command -v bwrap >/dev/null || { apt-get update && apt-get install -y --no-install-recommends bubblewrap && rm -rf /var/lib/apt/lists/*; }
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin course \
 && mkdir -p /var/lib/zdm /var/cache/zdm && chown course /var/lib/zdm /var/cache/zdm
COPY --from=build /out /opt/zdm
USER course
ENV ZDM_HOME=/var/lib/zdm ZDM_CACHE=/var/cache/zdm
VOLUME /var/lib/zdm
EXPOSE 7070
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=12 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/7070 && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost:7070\\r\\n\\r\\n' >&3 && grep -q 200 <&3"]
ENTRYPOINT ["/opt/zdm/bin/course", "--no-open", "--classes", "--bind", "0.0.0.0"]
CMD ["--rows", "200000", "--rate", "50"]
