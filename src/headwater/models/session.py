"""Open a network for onnxruntime, the same way for every model that travels with the package."""

from pathlib import Path

import onnxruntime


def open_session(
    path: Path, threads: int = 1, also: str | None = None
) -> onnxruntime.InferenceSession:
    """The network of a file, on so many threads. Raises bare Exceptions, as onnxruntime does.

    `also` names a value inside the network that can be asked for beside its outputs.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(
        path.read_bytes() + _output(also) if also else str(path),
        sess_options=options,
        providers=["CPUExecutionProvider"],
    )


def _output(name: str) -> bytes:
    """One more output of a network, to stand after its file: protocol buffers merge what follows.

    Field 7 of the model is its graph, field 12 of that an output, field 1 of that its name.
    """
    field = name.encode()
    for number in (1, 12, 7):
        field = bytes([number << 3 | 2, len(field)]) + field  # lengths below 128 take one byte
    return field
