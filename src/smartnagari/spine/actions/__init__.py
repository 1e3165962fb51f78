"""What the spine writes."""
