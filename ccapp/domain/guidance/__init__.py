"""What an officer is led by: the path of a plan, the next thing to do, cards of sections and rows."""
