"""The runtime of the OCR networks: OpenVINO, named here and nowhere else.

Measured beside ONNX Runtime on the same networks: the same readings in less time, see
docs/performance.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from fw_gear_presidio.errors import ModelError
from fw_gear_presidio.text.light_import import absent

# Its model converter, not needed here, brings a package that reports its use to its maker.
with absent(("openvino.tools", "openvino_telemetry")):
    import openvino

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_OPTIONS: dict[str, Any] = {
    "PERFORMANCE_HINT": "LATENCY",
    # Some processors would compute in half the digits, and read other texts than the rest.
    "INFERENCE_PRECISION_HINT": "f32",
    # What is compiled for a shape is kept. The default of 5000 took a megabyte for each new
    # picture of a batch; with so many memory stays where it is, at the price of 6 % in time.
    "CPU_RUNTIME_CACHE_CAPACITY": 200,
}


class Network:
    """One ONNX model on the processor, ready to run; ``threads`` limits its cores (None: all)."""

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        """Load and compile the model at ``path``. Raises ModelError when that fails."""
        options = {
            **_OPTIONS,
            "INFERENCE_NUM_THREADS": threads or 0,  # 0 means all cores to OpenVINO
            # Threads that are not pinned to cores take turns on one; but workers that could not
            # be given cores of their own would all be pinned to the first ones.
            "ENABLE_CPU_PINNING": threads is None,
        }
        try:
            core = openvino.Core()
            model = core.read_model(path)
            self._request = core.compile_model(model, "CPU", options).create_infer_request()
            self._facts: Any = model.get_rt_info()
        except Exception as error:
            # OpenVINO raises RuntimeError for everything, with a trace of its C++ sources.
            raise ModelError(
                f"The model {path.name} cannot be loaded; reinstall the package it came with."
            ) from error

    def __call__(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """The network's only output for its only input; a view that the next call overwrites."""
        self._request.infer([values])
        return np.asarray(self._request.get_output_tensor().data, np.float32)

    def fact(self, name: str) -> str:
        """An entry of the model's own metadata. Raises ModelError when it has none."""
        try:
            return str(self._facts["framework"][name].value)
        except (KeyError, RuntimeError) as error:
            raise ModelError(f"The model does not say its {name}.") from error
