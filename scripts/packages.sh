# Sourced by scripts that install what tests need.

# Installs Debian's packages if this may be done without asking (root, Debian's packages). Without them tests are skipped, which counts
# as a failure where CI=true.
# install_packages WHAT WHAT-IS-SKIPPED-WITHOUT PACKAGE…
install_packages() {
  local what=$1 skipped=$2
  shift 2
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "$what: not installed (Debian, Ubuntu: apt-get install --no-install-recommends $*): $skipped are skipped."
    return
  fi
  echo "== Installing $what"
  local install="apt-get install -y -qq --no-install-recommends $*"
  export DEBIAN_FRONTEND=noninteractive
  $install > /dev/null 2>&1 || { apt-get update -qq && $install > /dev/null; } ||
    echo "$what could not be installed: $skipped are skipped."
}
