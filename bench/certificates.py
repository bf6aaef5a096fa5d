"""CPU time, peak memory and size of a certificate, for batches of several sizes.

Each row is measured in a process of its own, which renders one certificate first, so that loading fonts is not
counted: {"way": "ours", "n": certificates, "cpu_ms": each, "peak_mb": of the process, "kb": each}.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from documents.certificates import render_certificate
from tests.documents.samples import certificate


def measure(n: int) -> dict[str, object]:
    """Render n certificates of different holders, one file each."""
    render_certificate(certificate())
    started = time.process_time()
    size = sum(len(render_certificate(certificate(name_latin=f"Holder NUMBER {number}"))) for number in range(n))
    cpu = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "way": "ours",
        "n": n,
        "cpu_ms": round(cpu / n * 1000, 1),
        "peak_mb": round(peak),
        "kb": round(size / n / 1024),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench certificates", description=__doc__)
    parser.add_argument("--n", default="1,10", help="sizes of batches, such as 1,10,100")
    parser.add_argument("--json", type=Path, help="write the rows there")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        print(json.dumps(measure(arguments.only)))
        return
    rows = []
    for n in arguments.n.split(","):
        command = [sys.executable, "-m", "bench", "certificates", "--only", n]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(rows[-1], flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
