"""Gửi, nhận: sending, receiving, receipts, pairing, the watched folder."""
