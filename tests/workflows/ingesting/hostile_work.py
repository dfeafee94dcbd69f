"""What stands for reading a hostile document: light, for another process imports it in time."""

import ctypes
import os
from pathlib import Path


def loops(document):
    while True:
        pass


def is_held_by_c_code(document):
    ctypes.PyDLL(None).pause()  # with the lock of the interpreter, so that no handler is called


def allocates(document):
    return len(bytearray(1 << 30))


def dies(document):
    os._exit(1)


def process(document):
    return str(os.getpid())


def has_no_memory(document):
    raise MemoryError


def tells_its_id_and_loops(document):
    Path(document.name).write_text(str(os.getpid()))
    loops(document)
