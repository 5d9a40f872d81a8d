-- Lines are found by plan or by the line above them; a third index only made taking in slower.
DROP INDEX item_appendix;
