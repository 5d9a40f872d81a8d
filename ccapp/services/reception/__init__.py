"""Giao nhiệm vụ and Tiếp nhận: tasks handed out, and whatever files come back from communes."""
