"""Progress: one line a stage, with language, format and elapsed seconds.

The line is the same in a log; on a terminal it is coloured.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Progress:
    """Tells a person what happens; travels into the processes that do it."""

    started: float = field(default_factory=time.time)

    def __call__(self, stage: str, language: str = "", format: str = "") -> None:
        elapsed = f"{time.time() - self.started:6.1f} s"
        if sys.stdout.isatty():
            elapsed = f"\x1b[2m{elapsed}\x1b[0m"
        print(f"{elapsed}  {language:<5} {format:<5} {stage}", flush=True)
