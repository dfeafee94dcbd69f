import subprocess
import sys


def test_no_list_of_contradictions_waits_for_numpy():
    told = "import onrecord.contradict.version, sys; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
