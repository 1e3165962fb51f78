"""Pure ideas that every app shares: workflow, registries, events, refusals, actors, money, the clock."""
