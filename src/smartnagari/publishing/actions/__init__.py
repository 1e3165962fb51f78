"""What is done to content: written, sent on, published, withdrawn, brought back."""
