"""The guide beside a table: one next thing to do, the row's card, findings and remarks."""
