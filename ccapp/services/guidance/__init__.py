"""What leads: templates, assigned tasks, the guide, the check before signing."""
