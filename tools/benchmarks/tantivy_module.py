"""Finds Tantivy for the benchmarks that compare with it."""
import os
import subprocess
import sys


def tantivy_module(folder):
    """Tantivy from here or from a virtual environment of its own; None where it cannot be had."""
    try:
        import tantivy
        return tantivy
    except ImportError:
        pass
    venv = os.path.join(folder, "venv")
    try:
        if not os.path.isdir(venv):
            subprocess.run([sys.executable, "-m", "venv", venv], check=True, capture_output=True)
            subprocess.run([venv + "/bin/pip", "-q", "install", "tantivy==0.27.0"], check=True, capture_output=True)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        sys.path.append(f"{venv}/lib/{version}/site-packages")
        import tantivy
        return tantivy
    except (OSError, subprocess.CalledProcessError, ImportError):
        print("bench: Tantivy left out, since pip cannot install it", file=sys.stderr)
        return None
