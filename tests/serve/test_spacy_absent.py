"""Where spaCy is not installed, only its component is missing."""

import subprocess
import sys

CODE = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name == "spacy":
            raise ModuleNotFoundError("No module named 'spacy'", name=name)

sys.meta_path.insert(0, Absent())
import onrecord, onrecord.serve.cli, onrecord.extract.model
try:
    import onrecord.serve.spacy
except ImportError as error:
    print(error)
"""


def test_onrecord_does_not_need_spacy():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, text=True)
    assert done.stdout == "the spaCy component needs spaCy: pip install onrecord[spacy]\n"
