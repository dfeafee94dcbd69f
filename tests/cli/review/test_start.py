"""What draws the screen is loaded for the screen alone: starting costs everybody."""

import subprocess
import sys
from pathlib import Path


def test_no_command_but_the_review_screen_loads_what_draws_it():
    told = subprocess.run(
        [sys.executable, "-c",
         "import sys\nfrom cli.main import program\nprogram()\nprint('textual' in sys.modules)"],
        cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "False\n"
