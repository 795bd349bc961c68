"""The runtime of the OCR networks: OpenVINO, named here and nowhere else.

Measured beside ONNX Runtime on the same networks: the same readings in less time, see
docs/performance.md.
"""

from __future__ import annotations

import logging
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

log = logging.getLogger(__name__)

_EVERYWHERE: dict[str, Any] = {
    "PERFORMANCE_HINT": "LATENCY",
    # Some processors would compute in half the digits, and read other texts than the rest.
    "INFERENCE_PRECISION_HINT": "f32",
}
_PROCESSOR: dict[str, Any] = {
    **_EVERYWHERE,
    # What is compiled for a shape is kept. The default of 5000 took a megabyte for each new
    # picture of a batch; with so many memory stays where it is, at the price of 6 % in time.
    "CPU_RUNTIME_CACHE_CAPACITY": 200,
}
_ACCELERATORS = ("GPU", "NVIDIA")
"""Names of OpenVINO's graphics devices, without the number of one among several."""
_PROBE = (1, 3, 64, 320)
"""Of a picture that both devices must see alike, where the network leaves its size open."""
_AGREEMENT = 1e-2
"""Greatest difference of two outputs, which are probabilities."""


class Network:
    """One ONNX model, ready to run; ``threads`` limits the cores of the processor (None: all).

    It runs on a graphics device if OpenVINO has one that computes the same as the processor.
    """

    def __init__(self, path: Path, *, threads: int | None = None) -> None:
        """Load and compile the model at ``path``. Raises ModelError when that fails."""
        options = {
            **_PROCESSOR,
            "INFERENCE_NUM_THREADS": threads or 0,  # 0 means all cores to OpenVINO
            # Threads that are not pinned to cores take turns on one; but workers that could not
            # be given cores of their own would all be pinned to the first ones.
            "ENABLE_CPU_PINNING": threads is None,
        }
        try:
            core = openvino.Core()
            model = core.read_model(path)
            self._request = _fastest(core, model, options)
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


def _fastest(core: Any, model: Any, options: dict[str, Any]) -> Any:
    """A request for ``model`` on the processor, or on a graphics device that agrees with it."""
    processor = core.compile_model(model, "CPU", options).create_infer_request()
    for device in core.available_devices:
        if device.split(".")[0] not in _ACCELERATORS:
            continue
        try:
            other = core.compile_model(model, device, _EVERYWHERE).create_infer_request()
            difference = _difference(processor, other, model)
        except RuntimeError:
            log.warning("OCR does not run on %s; it runs on the processor.", device)
            continue
        if difference <= _AGREEMENT:
            log.info("OCR runs on %s.", device)
            return other
        log.warning("%s reads differently; OCR runs on the processor.", device)
    return processor


def _difference(one: Any, other: Any, model: Any) -> float:
    """The greatest difference of two requests' outputs for the same noise."""
    sizes = zip(model.input().partial_shape, _PROBE, strict=True)
    shape = [size.get_length() if size.is_static else usual for size, usual in sizes]
    noise = np.random.default_rng(1).uniform(-1, 1, shape).astype(np.float32)
    outputs = []
    for request in (one, other):
        request.infer([noise])
        outputs.append(np.array(request.get_output_tensor().data, np.float32))
    return float(np.abs(outputs[0] - outputs[1]).max())
