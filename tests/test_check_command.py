"""`throughline check` says what is wrong in a sentence and ends with 1, so that a watchman can call it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def check(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    environment = kept | {"THROUGHLINE_VAR": str(folder), "PYTHONPATH": str(ROOT), "THROUGHLINE_HTTPS": "0"} | more
    command = [sys.executable, "-m", "throughline.config.commands", "check"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def test_a_database_that_was_never_migrated_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = check(tmp_path)
    assert done.returncode == 1
    assert "Run `throughline migrate`" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_cannot_be_reached_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = check(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:9/none")
    assert done.returncode == 1
    assert "can’t be reached" in done.stderr
    assert "Traceback" not in done.stderr
