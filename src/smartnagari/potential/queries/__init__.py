"""What is read of potential: only what is public, but for the officers who verify."""
