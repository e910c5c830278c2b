# Sourced by ./run, ./verify and ./rightsctl. Puts a JDK of at least this feature version into JAVA_HOME.
required_jdk=25

# Prints the feature version of the JDK in folder $1; nothing if there is no JDK (a JRE has no javac).
jdk_feature_version() {
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

# Looks in JAVA_HOME, on the PATH, then in the usual install folders; exports JAVA_HOME or ends the script.
require_jdk() {
  local candidate version on_path
  on_path=$(command -v javac || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$candidate" ] || continue
    version=$(jdk_feature_version "$candidate")
    if [ -n "$version" ] && [ "$version" -ge "$required_jdk" ]; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  echo "No JDK $required_jdk or newer found: install one (for example Temurin $required_jdk from adoptium.net) and set JAVA_HOME to it." >&2
  exit 1
}
