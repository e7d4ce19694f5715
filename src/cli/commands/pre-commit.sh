#!/bin/sh
# firstteam hook 1: refuses a commit that changes, renames or removes a sealed entry.
# `firstteam hook uninstall` takes it away and puts back what was here before.
journal=@journal@
program=@program@
before=$(dirname "$0")/pre-commit.before-firstteam
if [ -x "$before" ]; then
  "$before" "$@" || exit
fi
if [ ! -f "$journal/firstteam.toml" ]; then
  # A branch without the journal has nothing to check; a commit that takes its team away has.
  git cat-file -e "HEAD:${journal#./}/firstteam.toml" 2>/dev/null || exit 0
  echo "firstteam: $journal/firstteam.toml is gone, and nothing can be checked without it." >&2
  echo "firstteam: put it back, or commit with --no-verify; nothing was committed." >&2
  exit 1
fi
if ! command -v firstteam >/dev/null 2>&1; then
  if [ ! -x "$program" ]; then
    echo "firstteam: the program is neither on PATH nor at $program, so that this commit cannot be checked." >&2
    echo "firstteam: install it and type \`firstteam hook install\`, or commit with --no-verify; nothing was committed." >&2
    exit 1
  fi
  firstteam() { "$program" "$@"; }
fi
firstteam check --staged --quiet --color never --journal "$journal" >&2
