# Sourced by ./verify. Finds Node and npm for the API client and the checks of the manifests, or installs Debian's where that is possible.
required_node=18

# Whether Node of at least the required version and npm are there.
have_node() {
  local major
  command -v npm >/dev/null || return 1
  major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9][0-9]*\)\..*/\1/p')
  [ -n "$major" ] && [ "$major" -ge "$required_node" ]
}

# Prints the option with which Maven leaves what needs Node out; nothing if it is there. In CI it has to be.
portal_option() {
  if ! have_node && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "== Installing Node and npm for the API client" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm; } >&2 || true
  fi
  have_node && return 0
  echo "No Node $required_node or newer with npm found: install it (on Debian: apt-get install nodejs npm) to build and test the API client." >&2
  [ "${CI:-}" = true ] && return 1
  echo "-Dportal.skip=true"
}
