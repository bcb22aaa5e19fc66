"""How fast Réseaux Quiz is, as ratios in one run: `python -m bench` (see docs/performance.md)."""
