"""The window over `ccapp`. It calls services and shows values; it holds no rules of its own."""
