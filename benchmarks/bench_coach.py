"""How often the coach is right, rule by rule, and how long it reads: `make bench-coach`.

`--half development|held_out` chooses the half (held out, if it is there), `--misses` lists every
disagreement with the id of its draft. Leaves with 1 if a bar is missed.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("DEBUG", "1")
django.setup()

from apps.coach.review import review  # noqa: E402 - rules have titles, titles need settings
from benchmarks.coach.agreement import Outcome, Tally, judged, tally  # noqa: E402 - Django is set up before
from benchmarks.coach.corpus import CODES, HALVES, Labelled, load  # noqa: E402 - Django is set up before

BAR = 0.95  # of precision and of recall, over all rules
MOST_MS = 5.0  # milliseconds for one draft
ROUNDS = 5
_ROW = "{:<12} {:>8} {:>8} {:>8} {:>8} {:>10} {:>8}"


def main() -> int:
    """Print the table and the times; 0 if both bars are held."""
    asked = _arguments()
    half = asked.half or ("held_out" if load("held_out") else "development")
    if not load("held_out"):
        print("There is no held-out half here: benchmarks/coach/held_out is missing.")
    outcomes = [judged(labelled) for labelled in load(half)]
    print(f"{half}: {len(outcomes)} drafts")
    whole = _table(outcomes)
    if asked.misses:
        _list_misses(outcomes)
    slowest = _times([labelled for name in HALVES for labelled in load(name)])
    return 0 if min(whole.precision, whole.recall) >= BAR and slowest < MOST_MS else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-coach", description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--misses", action="store_true")
    return parser.parse_args()


def _table(outcomes: Sequence[Outcome]) -> Tally:
    print(_ROW.format("rule", "expected", "true", "false", "missed", "precision", "recall"))
    for code in CODES:
        _line(code, tally(outcomes, [code]))
    whole = tally(outcomes, CODES)
    _line("all", whole)
    return whole


def _line(name: str, counts: Tally) -> None:
    shares = (f"{100 * share:.1f} %" for share in (counts.precision, counts.recall))
    print(_ROW.format(name, counts.expected, counts.met, counts.false, counts.missed, *shares))


def _list_misses(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        for label in outcome.missed:
            print(f"{outcome.labelled.id}: missed {label.code} {label.phrase!r}")
        for finding in outcome.false:
            print(f"{outcome.labelled.id}: false {finding.code} {finding.phrase!r}")


def _times(drafts: Sequence[Labelled]) -> float:
    """Print and return the 95th percentile of milliseconds; each draft counts its median round."""
    spent = [statistics.median(_once(labelled) for _ in range(ROUNDS)) for labelled in drafts]
    *_rest, p95 = statistics.quantiles(spent, n=20)
    median = statistics.median(spent)
    most = max(spent)
    print(f"{len(spent)} drafts: median {median:.2f} ms, p95 {p95:.2f} ms, most {most:.2f} ms")
    return p95


def _once(labelled: Labelled) -> float:
    """Milliseconds of the processor for one reading of a fresh copy: a draft keeps its work."""
    draft = replace(labelled.draft)
    start = time.process_time()
    review(draft)
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    sys.exit(main())
