"""From a checkpoint to the model folder that ships.

    python -m training.attribution.export RUN --minilm FOLDER --out src/onrecord/models/attribution

The transformer's matrices become int8 (a scale for each output, seven bits), the word
table int8 (a scale for each word); the heads stay as they are. The confidence is
not calibrated before ``calibrate`` has run on the folder.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.extract.weights import INPUTS
from training.attribution.network import Network
from training.checkpoints import network_of
from training.exporting import PIECES, arguments, write_folder, write_network

__all__ = ["export", "main"]

UNCALIBRATED = (0.0, 0.5, 0.2, 0.2, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def main() -> None:
    """Read the command line and export."""
    a = arguments("minilm-l6").parse_args()
    export(a.run, a.minilm, a.out, name=a.name, version=a.version, numbers=a.numbers)


def export(
    run: Path, minilm: Path, out: Path, *, name: str, version: str, numbers: str = "int8"
) -> None:
    """Write network.onnx, tokenizer.json and model.json to ``out``."""
    network = network_of(run, Network)
    outputs = {"tag": PIECES, "link": PIECES}
    write_network(network, out, inputs=INPUTS, outputs=outputs, numbers=numbers)
    more = {
        "distance": [[round(x, 5) for x in row] for row in network.distance.tolist()],
        "calibration": UNCALIBRATED,
        "threshold": 0.0,
    }
    write_folder(out, minilm, name=name, version=version, more=more)


if __name__ == "__main__":
    main()
