"""Where OCR runs: on a graphics device that computes the same as the processor, or on that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import openvino
import pytest
import rapidocr

from fw_gear_presidio.text.network import Network

MODELS = Path(rapidocr.__file__).parent / "models"


class Request:
    """A request on a device that adds ``error`` to what it computes."""

    def __init__(self, request: Any, error: float) -> None:
        self._request, self._error = request, error

    def infer(self, values: Any) -> None:
        self._request.infer(values)

    def get_output_tensor(self) -> Any:
        data = np.array(self._request.get_output_tensor().data) + self._error
        return type("Tensor", (), {"data": data})()


@pytest.fixture
def devices(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was compiled for which device; a second one is simulated on the processor."""
    compiled: list[str] = []
    real = openvino.Core

    class Core:
        available_devices = ("CPU", "GPU.0")

        def read_model(self, path: Path) -> Any:
            return real().read_model(path)

        def compile_model(self, model: Any, device: str, options: dict[str, Any]) -> Any:
            compiled.append(device)
            if device == "CPU":
                return real().compile_model(model, device, options)
            if self.error is None:
                raise RuntimeError("no such operation on this device")
            assert not any(name.startswith("CPU") for name in options)
            request = Request(
                real().compile_model(model, "CPU", options).create_infer_request(), self.error
            )
            return type("Compiled", (), {"create_infer_request": lambda _: request})()

        error: float | None = 0.0

    monkeypatch.setattr(openvino, "Core", Core)
    return compiled


@pytest.mark.parametrize(("error", "used"), [(0.0, True), (0.002, True), (0.5, False)])
@pytest.mark.parametrize("kind", ["det", "rec"])
def test_a_graphics_device_is_used_if_it_computes_the_same(
    devices: list[str], error: float, used: bool, kind: str
) -> None:
    openvino.Core.error = error
    (path,) = MODELS.glob(f"*_{kind}_*.onnx")
    network = Network(path, threads=1)
    assert devices == ["CPU", "GPU.0"]
    assert isinstance(network._request, Request) == used


def test_a_device_that_cannot_run_the_network_is_left_alone(devices: list[str]) -> None:
    openvino.Core.error = None
    (path,) = MODELS.glob("*_rec_*.onnx")
    network = Network(path, threads=1)
    assert not isinstance(network._request, Request)
    assert network(np.zeros((1, 3, 48, 96), np.float32)).ndim == 3
