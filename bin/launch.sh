# shellcheck shell=sh
# Starts one of the project's commands, and builds it first when its sources are newer; a release (the folder java/ beside bin/) is
# built already. Sourced by bin/grader, bin/lab and bin/course after they have set zdm_root, the checkout or release.
#
#   zdm_run MODULE MAIN_CLASS ARGUMENT…
#
# What a command may set before:
#   zdm_jvm    options of the JVM, for a process that lives long; the default suits one that is over in a moment
#   zdm_train  yes, when this call is typical enough that the classes it loads are worth archiving for the next ones

zdm_short='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

# what happened, what to do, exit code
zdm_fail() {
    printf '%s\n%s\n' "$1" "$2" >&2
    exit "$3"
}

zdm_sources() {
    case $1 in
        grader) echo labs grader ;;
        lab-runner) echo labs workload grader lab-runner ;;
        course) echo labs workload grader lab-runner course ;;
    esac
}

zdm_find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        zdm_java=$JAVA_HOME/bin/java
    else
        zdm_java=$(command -v java || true)
    fi
    [ -x "$zdm_java" ] ||
        zdm_fail 'there is no Java on this machine' 'Install a JDK, version 17 or newer, or set JAVA_HOME to one.' 3
    zdm_real_java=$(readlink -f "$zdm_java" 2>/dev/null || printf '%s' "$zdm_java") # macOS has -f since 12.3
    zdm_release=$(dirname "$(dirname "$zdm_real_java")")/release
    if [ -r "$zdm_release" ]; then
        zdm_about_java=$(cat "$zdm_release")
    else
        zdm_about_java=$("$zdm_java" -version 2>&1)
    fi
    zdm_version=$(printf '%s\n' "$zdm_about_java" |
        sed -n -e 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' \
            -e 's/^[a-z]* version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1)
    [ "${zdm_version:-0}" -ge 17 ] ||
        zdm_fail "$zdm_java is Java ${zdm_version:-of an unknown version}" \
            'Install a JDK, version 17 or newer, or set JAVA_HOME to one.' 3
    # Learners' Java is compiled here.
    [ -x "$(dirname "$zdm_java")/javac" ] || [ -x "$(dirname "$zdm_real_java")/javac" ] ||
        zdm_fail "$zdm_java is a Java runtime without a compiler" \
            'Install a JDK, version 17 or newer, or set JAVA_HOME to one.' 3
}

# whether MODULE has to be built
zdm_is_stale() {
    [ -e "$zdm_stamp" ] && [ -e "$zdm_jar" ] || return 0
    set -- $(zdm_sources "$1")
    for zdm_module; do
        shift
        set -- "$@" "$zdm_root/$zdm_module/pom.xml" "$zdm_root/$zdm_module/src/main"
    done
    [ -n "$(find "$zdm_root/pom.xml" "$@" -newer "$zdm_stamp" 2>/dev/null | head -n 1)" ]
}

# Only one build at a time: the lock is a directory with the builder's process id in it.
zdm_lock() {
    zdm_tries=0
    until mkdir "$zdm_build_lock" 2>/dev/null; do
        zdm_builder=$(cat "$zdm_build_lock/pid" 2>/dev/null || true)
        if [ -n "$zdm_builder" ] && ! kill -0 "$zdm_builder" 2>/dev/null; then
            rm -rf "$zdm_build_lock"
            continue
        fi
        [ "$zdm_tries" -gt 0 ] || echo "waiting for the build that process ${zdm_builder:-another} runs" >&2
        zdm_tries=$((zdm_tries + 1))
        [ "$zdm_tries" -le 600 ] ||
            zdm_fail 'another build has not ended for ten minutes' "See what it is doing, or remove $zdm_build_lock." 4
        sleep 1
    done
    echo $$ >"$zdm_build_lock/pid"
    trap 'rm -rf "$zdm_build_lock"' EXIT
    trap 'exit 130' INT TERM
}

zdm_unlock() {
    rm -rf "$zdm_build_lock"
    trap - EXIT INT TERM
}

# what to do about a build that failed, by whose fault it is
zdm_build_failed() {
    zdm_maven=${HOME:-/}/.m2/repository
    while [ ! -e "$zdm_maven" ]; do
        zdm_maven=$(dirname "$zdm_maven")
    done
    [ -w "$zdm_maven" ] ||
        zdm_fail "$1 could not be built: Maven keeps what it fetches below ${HOME:-/}/.m2, which may not be written" \
            'Set MAVEN_OPTS=-Dmaven.repo.local=FOLDER to one that may, or take a release, which needs no Maven.' 3
    zdm_fail "$1 could not be built" 'Read what Maven says above; offline, Maven needs a warm ~/.m2.' 70
}

zdm_build() {
    { mkdir -p "$zdm_root/target" && [ -w "$zdm_root/target" ]; } 2>/dev/null ||
        zdm_fail "the course has to be built once, and $zdm_root may not be written" \
            "Have whoever may write there run bin/course --help, bin/lab help and bin/grader help once, or take a release." 3
    zdm_build_lock=$zdm_root/target/build.lock
    zdm_lock
    if zdm_is_stale "$1"; then
        command -v mvn >/dev/null 2>&1 ||
            zdm_fail 'Maven is not on this machine, and the course has to be built once' \
                'Install Maven, version 3.8 or newer, so that mvn is on the PATH.' 3
        echo "building $1, which is needed once after each change of its sources" >&2
        zdm_begin=$zdm_root/target/build.begin
        : >"$zdm_begin"
        (cd "$zdm_root" && mvn -q -B -Dmaven.test.skip=true -pl "$1" -am package) >&2 ||
            zdm_build_failed "$1"
        rm -f "$zdm_root/$1/target/"*.jsa
        mv "$zdm_begin" "$zdm_stamp"
    fi
    zdm_unlock
}

# the version, and the commit that it was made of as far as that is known
zdm_tell_version() {
    if [ -r "$zdm_root/VERSION" ]; then
        printf '%s\n' "$(cat "$zdm_root/VERSION")"
        return
    fi
    zdm_commit=$(git -C "$zdm_root" describe --always --abbrev=12 --dirty 2>/dev/null || echo 'no commit known')
    sed -n "s|^  <version>\(.*\)</version>.*|zdm \1 ($zdm_commit)|p" "$zdm_root/pom.xml" | head -n 1
}

zdm_run() {
    zdm_module=$1
    zdm_main=$2
    shift 2
    if [ "$*" = --version ]; then
        zdm_tell_version
        exit 0
    fi
    zdm_find_java
    if [ -d "$zdm_root/java" ]; then
        zdm_target=$zdm_root/java
        # PostgreSQL is there beside the class path that the jars name, since they are the same for every platform.
        zdm_class_path=$zdm_target/$zdm_module.jar:$zdm_target/postgres/*
    else
        zdm_target=$zdm_root/$zdm_module/target
        zdm_jar=$zdm_target/$zdm_module.jar
        zdm_class_path=$zdm_jar
        zdm_stamp=$zdm_target/built
        if zdm_is_stale "$zdm_module"; then
            zdm_build "$zdm_module"
        fi
    fi
    zdm_terminal=false
    if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then
        zdm_terminal=true
    fi
    # An archive of the classes that are loaded, one for each JDK; one that does not fit is passed over in silence.
    zdm_archive=$zdm_target/$zdm_module-$(printf '%s' "$zdm_about_java" | cksum | tr ' ' -).jsa
    set -- -Dzdm.root="$zdm_root" -Dzdm.terminal="$zdm_terminal" -cp "$zdm_class_path" "$zdm_main" "$@"
    if [ -e "$zdm_archive" ]; then
        # shellcheck disable=SC2086 # options are words
        exec "$zdm_java" ${zdm_jvm:-$zdm_short} -Xshare:auto -XX:SharedArchiveFile="$zdm_archive" \
            -Xlog:disable -Xlog:all=error:stderr "$@"
    fi
    if [ "${zdm_train:-no}" = yes ] && [ -w "$zdm_target" ]; then
        # shellcheck disable=SC2086
        zdm_status=0
        "$zdm_java" ${zdm_jvm:-$zdm_short} -XX:ArchiveClassesAtExit="$zdm_archive.$$" \
            -Xlog:disable -Xlog:all=error:stderr "$@" || zdm_status=$?
        mv -f "$zdm_archive.$$" "$zdm_archive" 2>/dev/null || true
        exit "$zdm_status"
    fi
    # shellcheck disable=SC2086
    exec "$zdm_java" ${zdm_jvm:-$zdm_short} "$@"
}
