"""Files in: looked at and set right first, then a plan, or merged into one."""
