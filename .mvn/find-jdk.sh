# Sourced by ./browser and ./mvnw: finds a JDK 25 wherever `java` on the PATH points, and says plainly when there is none.

# Prints the feature version ("25") of the JDK in folder $1, from its release file; nothing when it is no JDK.
jdk_feature_version() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Sets JAVA_HOME to a JDK 25, or ends with one line that says what to install.
find_jdk() {
    local wanted=25 candidate on_path
    on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for candidate in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$candidate" ] || continue
        if [ "$(jdk_feature_version "$candidate")" = "$wanted" ]; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    echo "Bulkhead needs a JDK $wanted (with javac) and found none: install one, for instance Temurin $wanted, or set JAVA_HOME to it." >&2
    exit 3
}
