"""What people write down about a nagari's potential: guided forms in plain words."""
