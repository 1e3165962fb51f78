"""Pages that are ready before they are asked for (docs/domain/ready-pages.md).

``store`` keeps them on disk with an index of what each shows; ``middleware`` keeps what Django has made;
``wrapper`` answers from the store in front of Django; ``keeper`` drops what a change has touched.
"""
