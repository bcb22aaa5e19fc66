"""Any file of 100 kB gives a bank or faults within a few seconds and limited memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor limits for a process")
def test_a_bomb_gives_faults_or_a_bank() -> None:
    program = Path(__file__).with_name("bombs.py")
    done = subprocess.run([sys.executable, str(program)], capture_output=True, encoding="utf-8", check=True)
    taken = json.loads(done.stdout)
    assert len(taken) > 60
    assert {name: how for name, how in taken.items() if how not in ("bank", "faults")} == {}
