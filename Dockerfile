# The site, its lab runner and its tools. PostgreSQL is another service: see docker-compose.yml.
ARG BUILD_BASE=maven:3-eclipse-temurin-17
ARG RUN_BASE=eclipse-temurin:17-jdk

FROM ${BUILD_BASE} AS build
WORKDIR /src
COPY . .
# The release's archive for this machine's processor, unpacked.
RUN arch=$(dpkg --print-architecture) \
 && other=$([ "$arch" = arm64 ] && echo amd64 || echo arm64) \
 && mvn -q -B -ntp -Prelease -Dmaven.test.skip=true -Dskip.macos=true "-Dskip.linux-$other=true" package \
 && mkdir /out && tar -xzf release/target/archives/zdm-*-linux-"$arch".tar.gz -C /out --strip-components 1

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
