"""The speed of Réseaux Quiz, as ratios within one run: `python -m bench` (see docs/performance.md)."""
