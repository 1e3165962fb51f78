"""Budgets of speed: each file measures ours against a baseline taken in the same run, and holds a limit.

``make bench`` runs them all and writes one table and ``benchmarks/results.json``. Plain ``pytest`` never
collects them.
"""
