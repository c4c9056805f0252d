"""What offices score beside the elements: `scoring.yaml` and `ledger.yaml`."""
