"""What may be done: one public call is one transaction, returns an outcome and speaks to nobody."""
