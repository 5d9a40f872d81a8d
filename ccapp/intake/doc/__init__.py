"""Reads Word 97-2003 files (.doc) from their bytes, as [MS-DOC] describes them.

One module per structure: `container` (the streams), `fib` (where everything stands), `pieces` (the text),
`fkp` and `sprms` (formatting), `styles`, `fonts`, `lists`, `sections`; `document` puts paragraphs together,
`text` and `tables` make of them what a person sees on the page.
"""
