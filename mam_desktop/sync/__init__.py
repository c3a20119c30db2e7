"""Between this laptop and the central record: protocol, client and receipts."""
