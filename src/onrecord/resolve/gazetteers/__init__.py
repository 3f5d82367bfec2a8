"""What is known beforehand: countries, offices, outlets, given names."""
