# Sourced by ./browser and ./mvnw: finds a JDK 25 wherever `java` on the PATH points, and says plainly when there is none.
# Starts no program unless it must: ./browser runs this at each start.

# Whether folder $1 holds a JDK of feature version 25, by its release file.
is_jdk_25() {
    local line
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
        'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'* | 'JAVA_VERSION="25-'*) return 0 ;;
        esac
    done <"$1/release"
    return 1
}

# Sets JAVA_HOME to a JDK 25, or ends with one line that says what to install.
find_jdk() {
    local candidate javac
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
            export JAVA_HOME=$candidate
            return 0
        fi
    done
    if javac=$(command -v javac) && javac=$(readlink -f "$javac") && is_jdk_25 "${javac%/bin/javac}"; then
        export JAVA_HOME=${javac%/bin/javac}
        return 0
    fi
    echo "Bulkhead needs a JDK 25 (with javac) and found none: install one, for instance Temurin 25, or set JAVA_HOME to it." >&2
    exit 3
}
