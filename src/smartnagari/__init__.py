"""Smart Nagari: the smart-government platform of an Indonesian regency."""

__version__ = "0.2.0"
