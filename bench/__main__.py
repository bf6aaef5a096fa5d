"""Run one measurement: `python3 dev.py bench certificates --n 1,10`."""

import pkgutil
import runpy
import sys

import bench

NAMES = sorted(module.name for module in pkgutil.iter_modules(bench.__path__) if module.name != "__main__")

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in NAMES:
        sys.exit(f"Say what to measure: {', '.join(NAMES)}.")
    runpy.run_module(f"bench.{sys.argv.pop(1)}", run_name="__main__")
