"""What is done to files: kept, shown to everybody or hidden again, scanned, swept away."""
