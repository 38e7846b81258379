"""Finding people fast: bitmaps in the process, kept right by what PostgreSQL says has changed.

`facts` says what may be found of somebody, `fit` how well two people fit, `index` counts and
orders, `live` keeps the index right. Decided in docs/adr/0028-directory.md.
"""
