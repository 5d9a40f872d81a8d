"""Documents in: a file of any kind becomes appendices, findings and a letterhead; nothing is stored here."""
