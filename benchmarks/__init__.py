"""Speed and cost beside peers, measured in one run. Not installed; run from a checkout."""
