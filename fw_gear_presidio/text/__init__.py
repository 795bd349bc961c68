"""From pixels to entities: OCR engines, recognizers and what lies between them."""

import os

# ONNX Runtime reports its use to its maker over the network. It reads this once, when it is
# imported; its own switch in Python comes too late.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
