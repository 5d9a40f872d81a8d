"""Lấy từ tệp: a file beside what was recognised in it, set right before it is taken in."""
