"""From a checkpoint to the model folder that ships.

    python -m training.entailment.export RUN --minilm FOLDER --out src/onrecord/models/entailment

The transformer's matrices become int8 (a scale for each output, seven bits), the word table
int8 (a scale for each word). The probabilities are not calibrated before ``calibrate`` has run
on the folder.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.relate.models.pieces import INPUTS
from training.checkpoints import network_of
from training.entailment.network import Network
from training.exporting import BATCH, arguments, write_folder, write_network

__all__ = ["export", "main"]


def main() -> None:
    """Read the command line and export."""
    a = arguments("entailment-l6").parse_args()
    export(a.run, a.minilm, a.out, name=a.name, version=a.version, numbers=a.numbers)


def export(
    run: Path, minilm: Path, out: Path, *, name: str, version: str, numbers: str = "int8"
) -> None:
    """Write network.onnx, tokenizer.json and model.json to ``out``."""
    outputs = {"relation": BATCH, "bearing": BATCH}
    network = network_of(run, Network)
    write_network(network, out, inputs=INPUTS, outputs=outputs, numbers=numbers)
    write_folder(out, minilm, name=name, version=version, more={"calibration": [1.0]})


if __name__ == "__main__":
    main()
