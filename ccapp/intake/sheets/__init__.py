"""Reads spreadsheets: what a person sees on each visible sheet, with merges, fonts and numbers as displayed.

The raw XML of .xlsx is read here and not through openpyxl, which drops text under merged cells, cannot tell a
formula without a stored result from a blank cell, refuses files for faults in their colours, and fills memory
for one merged range over a whole sheet.
"""
