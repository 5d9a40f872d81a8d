"""Digital signatures in PDF files, as the optional extra `sign`: put one in, tell what stands in one.

Only `values` and `library` may be imported without the extra; all others load pyHanko.
"""
