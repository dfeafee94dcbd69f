"""An ONNX model on this machine's processor: what it may ask for and what it may answer."""

import math
from threading import Timer
from typing import TYPE_CHECKING, Any, Final

from workflows.pair_model.files import ModelFiles
from workflows.pair_model.foreign import ForeignError, foreign
from workflows.pair_model.labels import ANSWERS
from workflows.pair_model.limits import Limits
from workflows.pair_model.pieces import Pieces

if TYPE_CHECKING:
    import numpy as np

_NEEDED: Final = {"input_ids", "attention_mask"}
_KNOWN: Final = _NEEDED | {"token_type_ids"}
_NUMBERS: Final = {"tensor(int64)": "int64", "tensor(int32)": "int32"}
_ANSWERED: Final = {"tensor(float)", "tensor(float16)", "tensor(double)"}
_DIMENSIONS: Final = 2
_QUIET: Final = 4  # nothing but what ends the process is logged


class Network:
    """A model that has been opened and whose inputs and outputs are those of a pair model."""

    def __init__(self, files: ModelFiles, limits: Limits) -> None:
        """Raise ForeignError for what cannot be opened or has another form."""
        self._seconds = limits.seconds
        with foreign("it cannot be opened"):
            self._session = _session(files, limits)
            inputs, outputs = self._session.get_inputs(), self._session.get_outputs()
        self._types = {one.name: _number(one) for one in inputs}
        if not self._types.keys() >= _NEEDED or not self._types.keys() <= _KNOWN:
            raise ForeignError(
                "it asks for other inputs than input_ids, attention_mask and token_type_ids"
            )
        self._output = _output(outputs)

    def run(self, pieces: Pieces) -> list[float]:
        """Return the model's three numbers for one pair, as they come; raises ForeignError."""
        import numpy as np
        import onnxruntime

        numbers = {
            "input_ids": pieces.ids,
            "attention_mask": [1] * len(pieces.ids),
            "token_type_ids": pieces.sides,
        }
        given = {
            name: np.array([numbers[name]], dtype=number) for name, number in self._types.items()
        }
        options = onnxruntime.RunOptions()
        options.log_severity_level = _QUIET
        timer = Timer(self._seconds, setattr, (options, "terminate", True))
        timer.daemon = True
        timer.start()
        try:
            with foreign("it fails"):
                answer = self._session.run([self._output], given, options)[0]
        except ForeignError:
            if options.terminate:
                raise ForeignError(f"it takes more than {self._seconds:g} seconds") from None
            raise
        finally:
            timer.cancel()
        return _three(answer)


def _session(files: ModelFiles, limits: Limits) -> Any:
    import onnxruntime

    onnxruntime.set_default_logger_severity(_QUIET)
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _QUIET
    options.intra_op_num_threads = limits.threads
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if files.weights:  # from memory, so that no file is opened by what runs the model
        options.add_external_initializers_from_files_in_memory(
            list(files.weights),
            list(files.weights.values()),
            [len(content) for content in files.weights.values()],
        )
    return onnxruntime.InferenceSession(files.model, options, providers=["CPUExecutionProvider"])


def _number(given: Any) -> str:
    number = _NUMBERS.get(given.type)
    shape = given.shape
    if number is None or len(shape) != _DIMENSIONS:
        raise ForeignError("it asks for other inputs than whole numbers, one for each token")
    if isinstance(shape[1], int) or (isinstance(shape[0], int) and shape[0] != 1):
        raise ForeignError("it reads only pairs of one length, where dynamic axes are needed")
    return number


def _output(outputs: Any) -> str:
    named = [one for one in outputs if one.name == "logits"] or list(outputs)
    if len(named) != 1 or named[0].type not in _ANSWERED:
        raise ForeignError('it has no output "logits" of numbers')
    return str(named[0].name)


def _three(answer: "np.ndarray[Any, Any]") -> list[float]:
    if tuple(answer.shape) != (1, len(ANSWERS)):
        raise ForeignError("it answers with another number of numbers than three")
    numbers = [float(one) for one in answer[0]]
    if not all(map(math.isfinite, numbers)):
        raise ForeignError("it answers with what is no number")
    return numbers
