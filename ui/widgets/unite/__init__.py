"""Several old plans laid beside each other, to become one."""
