"""The validators: programs of other people that judge the finished editions.

Each module holds one validator and one function with the same shape::

    check(root, paths) -> one Verdict for each path

``root`` is the folder that holds the editions, normally ``dist/``; a path below
it is a PDF, an EPUB, the folder of a site or a single page. ``tools`` finds the
programs and says what happens where one is missing, ``waivers`` lists what we
decided to live with, ``samples`` makes the tiny editions on which every
validator is shown to fail.
"""
