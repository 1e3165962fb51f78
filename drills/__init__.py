"""What happens when things go wrong: a real system of several processes is killed, flooded and starved.

``make drill`` runs everything at full size; ``make test`` runs a minute of each. Every drill is seeded and
prints its seed, so that a failure can be looked at again (``SEED=``).
"""
